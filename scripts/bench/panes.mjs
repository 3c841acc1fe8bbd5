// A shell in the school's pane, in a tmux pane of the same size and place, and in a bare pty.
import { spawnSync } from 'node:child_process';
import { openTerminal } from '../terminal/run.mjs';

const SIZE = { columns: 140, rows: 45 };
/** The pane's width in a terminal of that size (src/ui/chapter/layout.ts). */
const PANE_COLUMNS = 75;
const FOCUS = '\x07';
const BASH_PROMPT = /bash-[\d.]+[#$] *$/m;

export const sorted = (numbers) => [...numbers].sort((one, other) => one - other);
export const at = (numbers, share) =>
  sorted(numbers)[Math.min(numbers.length - 1, Math.floor(numbers.length * share))];
export const ms = (number) => `${number.toFixed(1)} ms`;

/** A learner at a step that asks for `strace ./parrot`, in the shell. */
export async function schoolPane(cli, schoolHome) {
  const run = openTerminal(
    process.execPath,
    [cli, 'start', '0', '--step', 'listen', '--seed', '1'],
    { ...SIZE, env: { SPY_SCHOOL_HOME: schoolHome } },
  );
  await run.until('Enter to the shell');
  run.press(FOCUS);
  await run.until('Ctrl-C stop what runs');
  await run.until(/~ \$ *$/m);
  const close = () => {
    run.pty.kill('SIGTERM');
    return run.exited;
  };
  return { ...run, close };
}

/** undefined where there is no tmux. */
export async function tmuxPane() {
  if (spawnSync('tmux', ['-V']).status !== 0) return undefined;
  const split = ['split-window', '-h', '-l', String(PANE_COLUMNS), 'bash --norc'];
  const server = ['-L', `spy-bench-${process.pid}`, '-f', '/dev/null'];
  const run = openTerminal('tmux', [...server, 'new-session', 'cat', ';', ...split], {
    ...SIZE,
    env: { TERM: 'xterm-256color' },
  });
  await run.until(BASH_PROMPT);
  const close = () => {
    spawnSync('tmux', [...server, 'kill-server']);
    return run.exited;
  };
  return { ...run, close };
}

export async function barePty() {
  const run = openTerminal('bash', ['--norc'], SIZE);
  await run.until(BASH_PROMPT);
  const close = () => {
    run.pty.kill('SIGHUP');
    return run.exited;
  };
  return { ...run, close };
}
