import { t } from '../../../words/words.ts';

/** The home screen's columns at most, with its margins. */
const WIDEST = 100;

/** What is left between the margins. */
export function widthOf(columns: number): number {
  return Math.min(columns, WIDEST) - 4;
}

/** From this many rows on there is room for the eye. */
export const ROOMY_FROM = 24;

/** Beside the three rows of the eye. */
export const TITLE = [
  '',
  '  S P Y   S C H O O L',
  `  ${t`spy on any program, in any language, without its source`}`,
];

/** Where there is no room for the eye. */
export const SHORT_TITLE = 'Spy School';

export const MOTTO = t`Every program talks to the kernel. Here you learn to listen.`;

export const HINTS = [
  { keys: t`arrows`, does: t`move` },
  { keys: t`Enter or 1-9`, does: t`open` },
  { keys: 'z', does: t`zine` },
  { keys: 'Ctrl-C', does: t`quit` },
];

/** Cells of the eye, with what is between it and the title. */
export const EYE_CELLS = 11;
