import type { Powers } from '../base/powers.ts';
import type { Slip } from '../course/model.ts';
import { type Understood, understand } from './commands.ts';
import { curlSetback } from './curl.ts';
import { absentFile, unknownOf } from './mishap.ts';
import type { CommandObservation } from './observation.ts';
import { processSetback } from './process-setback.ts';
import { profilerSetback } from './profiler-setback.ts';
import { slipOf } from './slips.ts';
import { snifferSetback } from './sniffer-setback.ts';
import type { Truth } from './truth.ts';

/** What a setback is read against; without powers nothing is said about what works here. */
export interface Around {
  /** What the task is about, as the learner types it, if it is about one program. */
  readonly program?: string | undefined;
  readonly powers?: Powers;
}

/**
 * What stood in a command's way though it ran: the process has ended, the kernel refused, nobody listens
 * at that port. Told by the tool's own words, so it is no guess.
 */
export function setbackOf(
  command: CommandObservation,
  typed: Understood,
  around: Around,
): string | undefined {
  return (
    processSetback(command, typed, around) ??
    snifferSetback(command, typed, around) ??
    curlSetback(command, typed) ??
    profilerSetback(command, typed)
  );
}

/**
 * What to tell about a command before anything is guessed from the task: an unknown name first, then
 * setbacks (unless the author has words for what was seen), then the author's slips.
 */
export function firstReason(
  command: CommandObservation,
  slips: readonly Slip[],
  truth: Truth,
  program?: string,
): string | undefined {
  const typed = understand(command.text);
  const unknown = unknownOf(command, typed, program);
  if (unknown !== undefined) return unknown;
  const setback = setbackOf(command, typed, { program, powers: truth.powers });
  if (setback === undefined) return absentFile(command, typed) ?? slipOf(slips, command, truth);
  const seen = slips.filter(({ saw }) => saw !== undefined);
  return slipOf(seen, command, truth) ?? setback;
}
