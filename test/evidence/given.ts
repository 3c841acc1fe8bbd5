import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Matcher, Task } from '../../src/course/model.ts';
import type { CommandObservation, Observation } from '../../src/evidence/observation.ts';
import type { Truth } from '../../src/evidence/truth.ts';

const fixtures = join(dirname(fileURLToPath(import.meta.url)), 'fixtures');

/** What a real strace 6.1 printed on a terminal. */
export function fixture(name: string): string {
  return readFileSync(join(fixtures, `${name}.txt`), 'utf8');
}

export const truth: Truth = {
  home: '/home/spy',
  values: {
    config: '/home/spy/.config/parrot/words.conf',
    rc: '/home/spy/.parrotrc',
    both: ['/home/spy/.config/parrot/words.conf', '/home/spy/.parrotrc'],
    port: 5000,
    nothing: '',
  },
  powers: { traceChild: true, traceAttach: true, sniff: true, kernelStack: false, perf: true },
};

let order = 0;

/** A finished command of the current step, in the lab's home. */
export function ran(
  text: string,
  output = '',
  more: Partial<CommandObservation> = {},
): CommandObservation {
  order += 1;
  return {
    kind: 'command',
    id: `c${order}`,
    shell: 1,
    text,
    cwd: '/home/spy',
    exit: 0,
    running: false,
    output,
    truncated: false,
    files: [],
    order,
    earlier: false,
    ...more,
  };
}

export function answered(text: string): Observation {
  return { kind: 'answer', text };
}

/** A call matcher. */
export function call(
  names: string,
  arg?: string,
  result: Extract<Matcher, { match: 'call' }>['result'] = 'any',
): Matcher {
  return { match: 'call', names: names.split(' '), arg, result };
}

type RunTask = Extract<Task, { kind: 'run' }>;

/** "Trace ./parrot and show that it opens its config file." */
export function runTask(more: Partial<RunTask> = {}): RunTask {
  return {
    kind: 'run',
    prompt: '',
    program: './parrot',
    routes: [
      { name: 'strace', needs: ['traceChild'], shows: [call('openat', '{{config}}', 'ok')] },
    ],
    slips: [],
    earlierCounts: false,
    ...more,
  };
}
