import { isUtf8 } from '../../doctor/machine.ts';

/** What the learner's terminal can show, from its environment alone. */
export interface Capabilities {
  readonly colour: boolean;
  readonly unicode: boolean;
  readonly hyperlinks: boolean;
}

/** Reads NO_COLOR, TERM and the locale. A `C` locale, or none that says UTF-8, draws in ASCII. */
export function capabilities(env: NodeJS.ProcessEnv = process.env): Capabilities {
  const plainTerminal = env.TERM === 'dumb' || env.TERM === 'linux';
  return {
    colour: !env.NO_COLOR && env.TERM !== 'dumb',
    unicode: isUtf8(env),
    hyperlinks:
      !plainTerminal &&
      Boolean(env.VTE_VERSION || env.WT_SESSION || env.KITTY_WINDOW_ID || env.TERM_PROGRAM),
  };
}

/** Whether braille can be drawn: the letters of Linux's own console have none. */
export function showsDots(env: NodeJS.ProcessEnv = process.env): boolean {
  return isUtf8(env) && env.TERM !== 'linux';
}

/** Whether the mouse may be used: SPY_SCHOOL_MOUSE=off leaves it to the terminal; consoles have none. */
export function usesMouse(env: NodeJS.ProcessEnv = process.env): boolean {
  if (env.TERM === 'dumb' || env.TERM === 'linux') return false;
  return !/^(0|off|no|false)$/i.test(env.SPY_SCHOOL_MOUSE?.trim() ?? '');
}
