/** Exit statuses as a shell would report them. */
const STATUS = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 } as const;
type Ending = keyof typeof STATUS;

export interface Wait {
  /** Resolves with the exit status when a signal asks the program to end. Rejects with what crashed. */
  readonly ended: Promise<number>;
  /** Whether one did already. */
  asked(): boolean;
  /** Signals do what they always do again. */
  stop(): void;
}

/** Waits for Ctrl-C, SIGTERM or a closed terminal; a second signal does not wait for anything. */
export function untilEnded(): Wait {
  const undo: (() => void)[] = [];
  let asked = false;
  const ended = new Promise<number>((resolve, reject) => {
    for (const signal of ['SIGHUP', 'SIGINT', 'SIGTERM'] satisfies Ending[]) {
      const listener = () => {
        if (asked) process.exit(STATUS[signal]);
        asked = true;
        resolve(STATUS[signal]);
      };
      process.on(signal, listener);
      undo.push(() => process.off(signal, listener));
    }
    process.on('uncaughtException', reject);
    undo.push(() => process.off('uncaughtException', reject));
  });
  // A crash that nobody waits for is told by whoever crashed.
  ended.catch(() => {});
  return {
    ended,
    asked: () => asked,
    stop: () => {
      for (const each of undo) each();
    },
  };
}
