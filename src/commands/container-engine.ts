import { execa } from 'execa';
import { cleanLine } from '../base/clean.ts';
import { SpyError } from '../base/errors.ts';
import { t } from '../words/words.ts';
import type { Engine } from './container-lines.ts';

const ENGINES: readonly Engine[] = ['docker', 'podman'];
const PATIENCE_MS = 30_000;

/** What became of asking an engine something. */
interface Answer {
  readonly good: boolean;
  readonly installed: boolean;
  readonly stdout: string;
  readonly why: string;
}

async function ask(engine: Engine, args: readonly string[]): Promise<Answer> {
  const asked = await execa(engine, args, {
    reject: false,
    stdin: 'ignore',
    timeout: PATIENCE_MS,
  });
  const lines = (asked.stderr ?? '').split('\n').filter((line) => line.trim() !== '');
  return {
    good: !asked.failed,
    installed: asked.code !== 'ENOENT',
    stdout: asked.stdout ?? '',
    why: asked.timedOut ? t`no answer` : cleanLine(lines.at(-1) ?? t`no answer`, 200),
  };
}

/** The first engine that answers. Throws SpyError `no-engine`, saying what is wrong with those that are installed. */
export async function findEngine(): Promise<Engine> {
  const silent: string[] = [];
  for (const engine of ENGINES) {
    const { good, installed, why } = await ask(engine, ['info']);
    if (good) return engine;
    if (installed) silent.push(t`${engine} is installed but does not answer (${why}).`);
  }
  if (silent.length > 0)
    throw new SpyError(
      'no-engine',
      silent.join(' '),
      t`Start it (Docker Desktop; podman machine start; on Linux: sudo systemctl start docker), then try again.`,
    );
  throw new SpyError(
    'no-engine',
    t`Neither docker nor podman is installed, and one of them has to run the container.`,
    t`Install one (docs.docker.com/get-started/get-docker, podman.io/docs/installation), then try again.`,
  );
}

/** Whether an image is there already. */
export async function hasImage(engine: Engine, image: string): Promise<boolean> {
  return (await ask(engine, ['image', 'inspect', image])).good;
}

/** Whether a container of this name runs. */
export async function isRunning(engine: Engine, name: string): Promise<boolean> {
  const format = ['--format', '{{.State.Running}}'];
  const answer = await ask(engine, ['container', 'inspect', ...format, name]);
  return answer.good && answer.stdout.trim() === 'true';
}

/** Ends a container that its terminal has left behind. */
export async function stop(engine: Engine, name: string): Promise<void> {
  await ask(engine, ['stop', name]);
}
