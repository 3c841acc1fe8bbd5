import { log } from '../base/log.ts';
import type { Terminal } from './terminal/terminal.ts';

/** Exit statuses of the ways to end that are not the learner's own. */
const HANGUP = 129;
const INTERRUPTED = 130;
const TERMINATED = 143;
const CRASHED = 70;

/** Everything that may end the school from outside, gathered in one place. */
export interface Endings {
  /** What crashed, if something did. */
  crash(): { readonly error: unknown } | undefined;
  stop(): void;
}

/** Calls `leave` with an exit status when the terminal closes, a signal comes, or something crashes. */
export function watchEndings(terminal: Terminal, leave: (code: number) => void): Endings {
  let crash: { readonly error: unknown } | undefined;
  const onHangup = () => leave(HANGUP);
  const signals: readonly (readonly [string, () => void])[] = [
    ['SIGHUP', onHangup],
    ['SIGTERM', () => leave(TERMINATED)],
    ['SIGINT', () => leave(INTERRUPTED)],
    // A file size limit is met as an error of the write; unheard, the signal would end us (signal-exit).
    ['SIGXFSZ', () => {}],
  ];
  // The lab is closed and the terminal given back before anybody is told.
  const onCrash = (error: unknown) => {
    crash ??= { error };
    leave(CRASHED);
  };
  // Node prints warnings in the middle of the screen; they belong in the log.
  const onWarning = (warning: Error) => log('warning', warning.stack ?? warning.message);
  process.removeAllListeners('warning');
  process.on('warning', onWarning);
  process.on('uncaughtException', onCrash).on('unhandledRejection', onCrash);
  for (const [signal, listener] of signals) process.on(signal, listener);
  terminal.input.once('end', onHangup);
  // A write to a closed terminal must end the school, not crash it with a lab still open.
  terminal.output.on('error', onHangup);
  return {
    crash: () => crash,
    stop: () => {
      for (const [signal, listener] of signals) process.off(signal, listener);
      process.off('uncaughtException', onCrash).off('unhandledRejection', onCrash);
      terminal.input.off('end', onHangup);
    },
  };
}
