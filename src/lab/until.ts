import type { LabShell } from './model.ts';

/** Resolves with true as soon as `done` holds after something happened in the shell, false when it took too long. */
export function until(shell: LabShell, done: () => boolean, patienceMs: number): Promise<boolean> {
  if (done()) return Promise.resolve(true);
  return new Promise((resolve) => {
    const finish = (held: boolean) => {
      clearTimeout(timer);
      for (const stop of stops) stop();
      resolve(held);
    };
    const timer = setTimeout(() => finish(done()), patienceMs);
    const check = () => {
      if (done()) finish(true);
    };
    const stops = [shell.onCommand(check), shell.onExit(check), shell.onBytes(check)];
  });
}
