import { posix } from 'node:path';
import { type Stage, stagesOf } from './shellwords.ts';
import { type TracerUse, tracerUse } from './tracer.ts';

/** A simple command without what stands before it: sudo, time, env, NAME=value. */
export interface Simple extends Stage {
  /** The program's name without its folder, '' when there is only an assignment. */
  readonly program: string;
  /** The words from the program on. */
  readonly words: readonly string[];
  /** What stood before: `sudo`, `time`, `env`… */
  readonly before: readonly string[];
}

/** A typed line, understood as far as the judge needs it. */
export interface Understood {
  readonly simple: readonly Simple[];
  /** How strace and ltrace were used in it, with the place of the simple command. */
  readonly tracers: readonly (TracerUse & { readonly at: number })[];
}

/** Programs that run another one, with their options that take a word of their own. */
const RUNNERS: Readonly<Record<string, string>> = {
  sudo: 'ugpChrtTD',
  env: 'uCS',
  time: 'fo',
  command: '',
  exec: 'a',
  nohup: '',
  nice: 'n',
  setsid: '',
  stdbuf: 'ioe',
  unbuffer: '',
  timeout: 'ks',
  ionice: 'cn',
  taskset: '',
  xargs: 'adEIlLnPs',
};
/** Of these the first word behind the options is their own: a duration, a mask of CPUs. */
const OWN_WORD = new Set(['timeout', 'taskset']);
/** Long options that take the next word when no `=` is in them. */
const LONG_VALUED = new Set(
  'signal kill-after adjustment user group unset chdir format output input error class'.split(' '),
);
const KEYWORDS = new Set(['if', 'then', 'else', 'while', 'until', 'do', '!', '{', 'coproc']);
const ASSIGNMENT = /^[A-Za-z_]\w*=/;

/** Understands a line as typed. Never throws. */
export function understand(typed: string): Understood {
  const simple = stagesOf(typed).map(simplify);
  const tracers = simple.flatMap((each, at) => {
    const use = tracerUse(each.program, each.words.slice(1));
    return use ? [{ ...use, at }] : [];
  });
  return { simple, tracers };
}

function simplify(stage: Stage): Simple {
  const before: string[] = [];
  let words = stage.words;
  for (;;) {
    const word = words[0];
    if (word === undefined) break;
    const name = posix.basename(word);
    const valued = Object.hasOwn(RUNNERS, name) ? RUNNERS[name] : undefined;
    if (ASSIGNMENT.test(word) || KEYWORDS.has(word)) words = words.slice(1);
    else if (valued !== undefined && words.length > 1 && !asks(name, words[1])) {
      before.push(name);
      words = withoutOptions(words.slice(1), valued);
      if (OWN_WORD.has(name)) words = words.slice(1);
    } else break;
  }
  return { ...stage, words, before, program: posix.basename(words[0] ?? '') };
}

/** `command -v strace` only asks where it is. */
function asks(runner: string, option = ''): boolean {
  return runner === 'command' && /^-\w*[vV]/.test(option);
}

function withoutOptions(words: readonly string[], valued: string): readonly string[] {
  let at = 0;
  while (words[at]?.startsWith('-')) {
    const word = words[at] ?? '';
    at += 1;
    if (word === '--') break;
    if (/^-\w$/.test(word) && valued.includes(word.slice(1))) at += 1;
    if (LONG_VALUED.has(word.slice(2)) && word.startsWith('--')) at += 1;
  }
  return words.slice(at);
}

const INTERPRETERS = /^(?:ba|da|z|)sh$|^python[\d.]*$|^perl$|^node$|^ruby$|^env$/;

/**
 * Whether running `words` runs `program` (as it is typed in a task: `./parrot`, `bash`): by itself,
 * or through an interpreter (`python3 slow.py`, `bash -c './parrot'`).
 */
export function runs(words: readonly string[], program: string): boolean {
  const wanted = posix.basename(program.trim().split(/\s+/)[0] ?? '');
  if (wanted === '') return false;
  const [first = '', ...rest] = words;
  if (posix.basename(first) === wanted) return true;
  if (!INTERPRETERS.test(posix.basename(first))) return false;
  return rest.some((word) =>
    word.split(/[\s;&|()]+/).some((part) => posix.basename(part) === wanted),
  );
}

/** Where the line's last command worked: `cwd`, or where a leading `cd` went; undefined if unclear. */
export function directoryOf(typed: string, cwd: string, home: string): string | undefined {
  if (!typed.includes('cd')) return cwd;
  let directory: string | undefined = cwd;
  for (const { program, words } of understand(typed).simple) {
    if (program !== 'cd') continue;
    const to: string = words[1] ?? home;
    if (directory === undefined || /^-|[`]|\$\(/.test(to)) directory = undefined;
    else directory = posix.resolve(directory, expandHome(to, home));
  }
  return directory;
}

/** `~/x`, `$HOME/x` and `${HOME}/x` as whole paths; other texts unchanged. */
export function expandHome(text: string, home: string): string {
  return text.replace(/^(?:~|\$HOME|\$\{HOME\})(?=\/|$)/, () => home);
}
