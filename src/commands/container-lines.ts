import { SpyError } from '../base/errors.ts';
import { type Language, withoutLang } from '../words/language.ts';
import { language as spoken, t } from '../words/words.ts';

/** The two programs that run containers; both understand the same lines. */
export type Engine = 'docker' | 'podman';

/** What the running container is called, and the volume that keeps the learner's progress. */
export const CONTAINER = 'spy-school';
const VOLUME = 'spy-school:/home/learner/.local/state/spy-school';
/** Of the person's own environment, what the screen is drawn by; where it is set. */
const PASSED_ON = [
  ...['TERM', 'COLORTERM', 'NO_COLOR', 'SPY_SCHOOL_FOCUS_KEY', 'SPY_SCHOOL_MOUSE', 'TZ'],
];
/** What opens no school: it may run beside one. */
const BESIDE = [
  ...['shell', 'take', 'chapters', 'progress', 'reset', 'notebook', 'certificate', 'zine'],
  ...['doctor', 'report', 'present', 'lint', 'rehearse', 'try', 'help'],
  ...['--help', '-h', '--version', '-V'],
];

/** What a line is made for. */
export interface Wanted {
  readonly engine: Engine;
  readonly image: string;
  /** What was typed behind `--container`. */
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  /** The school's language here, which it speaks in there as well. */
  readonly language?: Language;
  /** Whether a person sits at a terminal. */
  readonly terminal: boolean;
}

/** Where the image goes by a name that no registry has, so that it can never come from a stranger. */
export function imageOf(version: string): string {
  return `localhost/spy-school:${version}`;
}

/** Whether these arguments open the school itself, of which there can be one at a time. */
export function opensSchool(args: readonly string[]): boolean {
  return !args.some((arg) => BESIDE.includes(arg));
}

/** Builds the image from a folder, the program's own. */
export function buildLine(engine: Engine, image: string, root: string): string[] {
  return [engine, 'build', '--tag', image, '--file', `${root}/Containerfile`, root];
}

/** Runs the school in a container that is gone afterwards; its volume stays. */
export function runLine(wanted: Wanted): string[] {
  return [
    ...[wanted.engine, 'run', ...standardInput(wanted), '--rm'],
    ...(opensSchool(wanted.args) ? ['--name', CONTAINER] : []),
    ...['--cap-add', 'SYS_PTRACE', '--cap-add', 'NET_RAW', '--volume', VOLUME],
    ...[...passedOn(wanted), wanted.image, ...wanted.args],
  ];
}

/** Runs one more command in the container that is open already. */
export function execLine(wanted: Wanted): string[] {
  return [
    ...[wanted.engine, 'exec', ...standardInput(wanted)],
    ...[...passedOn(wanted), CONTAINER, 'school', ...wanted.args],
  ];
}

function standardInput({ terminal }: Wanted): string[] {
  return [terminal ? '-it' : '-i'];
}

function passedOn({ env, language = spoken }: Wanted): string[] {
  return [
    ...PASSED_ON.filter((name) => env[name]).flatMap((name) => ['--env', name]),
    // In there nothing else tells of it; English it speaks by itself.
    ...(language === 'en' ? [] : ['--env', `SPY_SCHOOL_LANG=${language}`]),
  ];
}

/** Throws SpyError `usage` for what would come to nothing in there: files in a container that is gone, a closed port. */
export function refuseMisplaced(args: readonly string[]): void {
  if (args.includes('facilitate'))
    throw new SpyError(
      'usage',
      t`A room in the container could be reached by nobody.`,
      t`It needs no Linux, so run it without the container: spy-school facilitate`,
      { exitCode: 2 },
    );
  const isTake = withoutLang(args)[0] === 'take';
  const [word] = (isTake ? 'take' : args.find((arg) => /^--out(=|$)/.test(arg)))?.split('=') ?? [];
  if (word !== undefined)
    throw new SpyError(
      'usage',
      t`With ${word} the file would be written in the container, and be gone with it.`,
      t`Let it be printed: spy-school --container notebook > notebook.md. Out of a running lab: docker exec ${CONTAINER} cat FILE > FILE`,
      { exitCode: 2 },
    );
}

/** A command line as it can be typed into a shell, quoted where it must be. */
export function typed(line: readonly string[]): string {
  return line
    .map((word) => (/^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`))
    .join(' ');
}
