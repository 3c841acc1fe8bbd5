import { fill } from '../base/values.ts';
import type { Slip } from '../course/model.ts';
import { findMatch } from './match.ts';
import type { CommandObservation } from './observation.ts';
import { patternOf } from './patterns.ts';
import { contextOf, shownBy } from './seen.ts';
import type { Truth } from './truth.ts';

/** The words of the author's first slip that this command made, with its values filled in. */
export function slipOf(
  slips: readonly Slip[],
  command: CommandObservation,
  truth: Truth,
): string | undefined {
  const slip = slips.find(
    ({ command: typed, saw }) =>
      (typed === undefined || patternOf(typed, truth.values)(command.text)) &&
      (saw === undefined ||
        shownBy(command).some(({ text }) => findMatch(saw, text, contextOf(command, truth)))),
  );
  return slip && fill(slip.say, truth.values);
}
