import { t } from '../../words/words.ts';
import { tooSmall } from '../chapter/layout.ts';

/** What decides whether the school is a conversation instead of a screen. */
export interface Circumstances {
  /** `--plain` was typed. */
  readonly asked: boolean;
  readonly env: NodeJS.ProcessEnv;
  /** Of the terminal; 0 where it does not tell. */
  readonly columns: number;
  readonly rows: number;
}

/** Variables by which a person, or a program that starts us, says that the screen is read aloud. */
const SCREEN_READER = ['SPY_SCHOOL_SCREEN_READER', 'INK_SCREEN_READER'];

/**
 * Why the school is a conversation, line by line, in a sentence; '' where it was asked for, undefined where it is a
 * screen. No terminal tells of a screen reader: only a variable can.
 */
export function whyPlain({ asked, env, columns, rows }: Circumstances): string | undefined {
  if (asked) return '';
  const variable = SCREEN_READER.find((name) => isOn(env[name]));
  if (variable !== undefined) return t`Line by line, because ${variable} is set.`;
  if (env.TERM === 'dumb') return t`Line by line, because this terminal (TERM=dumb) has no screen.`;
  if (columns > 0 && rows > 0 && tooSmall(columns, rows))
    return t`Line by line, because this terminal is small (${columns} columns, ${rows} rows).`;
  return undefined;
}

function isOn(value: string | undefined): boolean {
  return value !== undefined && !['', '0', 'false', 'no', 'off'].includes(value.toLowerCase());
}
