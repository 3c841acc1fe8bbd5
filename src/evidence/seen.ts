import { directoryOf, understand } from './commands.ts';
import type { MatchContext } from './match.ts';
import type { CommandObservation, Observation } from './observation.ts';
import type { Truth } from './truth.ts';

/** A text that a command showed: its output, or a file that it wrote. */
export interface Shown {
  readonly text: string;
  readonly file: string | undefined;
}

/** The commands among the observations, in the order they were typed. */
export function commandsIn(observations: readonly Observation[]): CommandObservation[] {
  return observations
    .filter((each) => each.kind === 'command')
    .toSorted((one, other) => one.order - other.order);
}

/** The last observation of a kind. */
export function latest<Kind extends Observation['kind']>(
  observations: readonly Observation[],
  kind: Kind,
): Extract<Observation, { kind: Kind }> | undefined {
  return observations.findLast(
    (each): each is Extract<Observation, { kind: Kind }> => each.kind === kind,
  );
}

/** What a command showed, its output first. */
export function shownBy(command: CommandObservation): Shown[] {
  return [
    { text: command.output, file: undefined },
    ...command.files.map(({ path, text }) => ({ text, file: path })),
  ];
}

/** How matchers are to be read for this command. */
export function contextOf(command: CommandObservation, truth: Truth): MatchContext {
  return {
    values: truth.values,
    home: truth.home,
    cwd: directoryOf(command.text, command.cwd, truth.home),
  };
}

const LISTENER = /^(?:strace|ltrace|ngrep|tcpdump|tshark)$/;

/**
 * The commands on whose records a command's words may stand: its own, and, while it listens in the
 * background, those that ran in front of it since, for they share the screen.
 */
export function recordsOf(
  command: CommandObservation,
  all: readonly CommandObservation[],
): CommandObservation[] {
  const listens =
    command.running &&
    command.text.includes('&') &&
    understand(command.text).simple.some(
      ({ background, program }) => background && LISTENER.test(program),
    );
  if (!listens) return [command];
  const since = all.filter(({ shell, order }) => shell === command.shell && order > command.order);
  return [command, ...since];
}
