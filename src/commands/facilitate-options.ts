import { cleanLine } from '../base/clean.ts';
import { SpyError } from '../base/errors.ts';
import { t } from '../words/words.ts';

/** What was typed after `spy-school facilitate`. */
export interface FacilitateOptions {
  /** Ids or numbers, with commas; all chapters if left out. */
  readonly chapters?: string;
  readonly host?: string;
  readonly port?: string;
  /** The public address, when a proxy stands in front. */
  readonly url?: string;
  readonly name?: string;
  /** Folder of the rooms, instead of the school's own. */
  readonly data?: string;
  /** `redis://...`, instead of a folder. */
  readonly store?: string;
  /** Id of a room to go on with. */
  readonly resume?: string;
  /** Learners who may join. */
  readonly most?: string;
  readonly behindProxy?: boolean;
  /** False with `--no-ui`. */
  readonly ui?: boolean;
  readonly json?: boolean;
}

export const DEFAULT_PORT = 7777;
const HIGHEST_PORT = 65_535;
const HIGHEST_MOST = 100_000;

/** Where the room is to be, as numbers and addresses that can be used. */
export interface Where {
  readonly host: string;
  readonly port: number;
  /** Whether another port will do as well when this one is taken. */
  readonly anyPort: boolean;
  readonly publicUrl: string | undefined;
  readonly most: number | undefined;
}

/** Throws SpyError('usage') for what cannot be meant. */
export function whereOf(options: FacilitateOptions): Where {
  if (options.resume !== undefined && (options.chapters ?? options.name) !== undefined)
    throw usage(
      t`A room that is resumed keeps its chapters and its name.`,
      t`Leave out --chapters and --name, or open a new room without --resume.`,
    );
  return {
    host: options.host ?? '127.0.0.1',
    port: number(options.port, '--port', 0, HIGHEST_PORT) ?? DEFAULT_PORT,
    anyPort: options.port === undefined,
    publicUrl: options.url === undefined ? undefined : publicUrl(options.url),
    most: number(options.most, '--most', 1, HIGHEST_MOST),
  };
}

function number(text: string | undefined, option: string, least: number, most: number) {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (/^\d{1,6}$/.test(text) && value >= least && value <= most) return value;
  throw usage(
    cannotBe(option, cleanLine(text, 40)),
    t`It takes a whole number from ${least} to ${most}.`,
  );
}

/** Scheme, host and port of an address; a room has its pages at the root. */
function publicUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const bare = url && /^https?:$/.test(url.protocol) && url.pathname === '/';
  if (bare && !url.search && !url.hash && !url.username && !url.password) return url.origin;
  throw usage(
    cannotBe('--url', cleanLine(text, 80)),
    t`It takes the address that learners open, without a path: --url https://spies.example.org`,
  );
}

function cannotBe(option: string, value: string): string {
  return t`${option} cannot be "${value}".`;
}

function usage(message: string, remedy: string): SpyError {
  return new SpyError('usage', message, remedy, { exitCode: 2 });
}
