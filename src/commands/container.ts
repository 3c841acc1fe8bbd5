import { execa } from 'execa';
import { SpyError } from '../base/errors.ts';
import { packageRoot } from '../base/paths.ts';
import { t } from '../words/words.ts';
import { ask, isYes } from './ask.ts';
import { findEngine, hasImage, isRunning, stop } from './container-engine.ts';
import {
  buildLine,
  CONTAINER,
  type Engine,
  execLine,
  imageOf,
  opensSchool,
  refuseMisplaced,
  runLine,
  typed,
} from './container-lines.ts';

/** Signals that end us must not leave the container behind. */
const ENDINGS = ['SIGHUP', 'SIGINT', 'SIGTERM'] as const;

/**
 * `spy-school --container [--yes] [COMMAND...]`: the same school in a container, with Docker or Podman. Shows each line
 * before it runs; asks before it builds the image. Returns the exit status. Throws SpyError `no-engine`,
 * `container-failed`, `school-busy`, `usage`.
 */
export async function container(words: readonly string[], version: string): Promise<number> {
  const { yes, args } = split(words);
  refuseMisplaced(args);
  const engine = await findEngine();
  const image = imageOf(version);
  const terminal = process.stdin.isTTY === true && process.stdout.isTTY === true;
  const wanted = { engine, image, args, env: process.env, terminal };
  if (await isRunning(engine, CONTAINER)) {
    if (opensSchool(args)) throw busy(engine);
    return await run(engine, execLine(wanted));
  }
  if (!(await hasImage(engine, image))) {
    const build = buildLine(engine, image, packageRoot());
    const line = runLine(wanted);
    if (!yes && !(await agreed(build, line, terminal))) return 0;
    await makeImage(build);
  }
  return await run(engine, runLine(wanted));
}

/** What is ours of what was typed, and what is for the school in the container. */
function split(words: readonly string[]): { yes: boolean; args: readonly string[] } {
  const at = words.indexOf('--container');
  const behind = words.slice(at + 1);
  const yes = behind[0] === '--yes';
  return { yes, args: [...words.slice(0, at), ...(yes ? behind.slice(1) : behind)] };
}

/** Whether to build: as the person says, or not at all where nobody can be asked. */
async function agreed(
  build: readonly string[],
  line: readonly string[],
  terminal: boolean,
): Promise<boolean> {
  const plan = [
    t`First the image is built, from Debian's packages and this program: some minutes, once, about 160 MB to fetch.`,
    `  ${typed(build)}`,
    t`Then the school opens in it; your progress stays in the volume "spy-school".`,
    `  ${typed(line)}`,
    '',
  ].join('\n');
  if (!terminal) {
    process.stdout.write(`${plan}${t`With --container --yes this is done without a question.`}\n`);
    return false;
  }
  return isYes(await ask(`${plan}${t`Go on? [y/N]`} `));
}

async function makeImage(build: readonly string[]): Promise<void> {
  const { failed, exitCode } = await inForeground(build);
  if (!failed) return;
  const line = typed(build);
  throw new SpyError(
    'container-failed',
    exitCode === undefined
      ? t`The image could not be built (exit status none).`
      : t`The image could not be built (exit status ${exitCode}).`,
    t`Read what stands above, or try it yourself: ${line}`,
  );
}

async function run(engine: Engine, line: readonly string[]): Promise<number> {
  // Kept off stdout: what the command prints there may go into a file.
  process.stderr.write(`${typed(line)}\n`);
  const { ended, exitCode } = await inForeground(line);
  if (ended && line.includes('--name')) await stop(engine, CONTAINER);
  return exitCode ?? 1;
}

/** Runs a line with our terminal. `ended`: a signal ended it, and not the learner. */
async function inForeground(line: readonly string[]) {
  const [program = '', ...args] = line;
  let ended = false;
  const child = execa(program, args, { reject: false, stdio: 'inherit' });
  const end = () => {
    ended = true;
    child.kill('SIGTERM');
  };
  for (const signal of ENDINGS) process.on(signal, end);
  try {
    const { exitCode, failed, signal } = await child;
    return { exitCode, failed, ended: ended || signal !== undefined };
  } finally {
    for (const signal of ENDINGS) process.off(signal, end);
  }
}

function busy(engine: Engine): SpyError {
  return new SpyError(
    'school-busy',
    t`The school is open in its container already.`,
    t`A second terminal joins it with: spy-school --container shell. To end it: ${engine} stop ${CONTAINER}`,
  );
}
