/** What the learner's terminal can show, from its environment alone. */
export interface Capabilities {
  readonly colour: boolean;
  readonly unicode: boolean;
  readonly hyperlinks: boolean;
}

/** Reads NO_COLOR, TERM and the locale. A `C` locale, or none that says UTF-8, draws in ASCII. */
export function capabilities(env: NodeJS.ProcessEnv = process.env): Capabilities {
  const locale = env.LC_ALL || env.LC_CTYPE || env.LANG || '';
  const plainTerminal = env.TERM === 'dumb' || env.TERM === 'linux';
  return {
    colour: !env.NO_COLOR && env.TERM !== 'dumb',
    unicode: /utf-?8/i.test(locale),
    hyperlinks:
      !plainTerminal &&
      Boolean(env.VTE_VERSION || env.WT_SESSION || env.KITTY_WINDOW_ID || env.TERM_PROGRAM),
  };
}
