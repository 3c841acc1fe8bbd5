import type { AskingWord } from './asking.ts';

/** One command typed in a lab's shell, from Enter to the next prompt. */
export interface CommandRecord {
  readonly id: string;
  /** The shell tab, from 1. */
  readonly shell: number;
  /** Position among all commands of the lab, rising from 1. */
  readonly order: number;
  readonly text: string;
  readonly cwd: string;
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
  /** undefined while it runs, or a job that it left in the background. */
  readonly endedAt: number | undefined;
  readonly exit: number | undefined;
  /** Plain text so far, \n line ends, no escape sequences. */
  readonly output: string;
  /** Whether the middle of a very long output was dropped. */
  readonly truncated: boolean;
}

/** A bash on a pseudo-terminal in the lab. */
export interface LabShell {
  /** The tab, from 1. */
  readonly index: number;
  readonly commands: readonly CommandRecord[];
  /** The command that is running now. */
  readonly running: CommandRecord | undefined;
  /** Raw bytes from the pty, without our marks: feed them to a terminal parser. */
  onBytes(listener: (bytes: Uint8Array) => void): () => void;
  /** At a command's start, whenever it has printed more, and at its end. */
  onCommand(
    listener: (record: CommandRecord, phase: 'started' | 'progress' | 'ended') => void,
  ): () => void;
  /** A word that the shell was opened with was typed; told when its command has ended, before the next prompt. */
  onRequest(listener: (request: string) => void): () => void;
  /** When bash is gone (Ctrl-D, exit, killed). */
  onExit(listener: () => void): () => void;
  /** Resolves once a prompt was shown and nothing runs; after a `write` with Enter, the prompt that follows it. */
  ready(): Promise<void>;
  write(data: string | Uint8Array): void;
  resize(columns: number, rows: number): void;
  close(): void;
}

export interface RunResult {
  readonly exit: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Where a chapter's programs run: a sandbox of its own if the machine allows it, else the host. */
export interface Lab {
  readonly id: string;
  readonly sandboxed: boolean;
  /** Why there is no sandbox, in a line for people; undefined in a sandbox. */
  readonly whyNoSandbox?: string | undefined;
  /** The lab's home as programs in it see it (`/home/spy` in the sandbox). */
  readonly home: string;
  /** The same folder as seen from outside. */
  readonly homeOutside: string;
  /** /tmp of the lab as seen from outside; without a sandbox that is the machine's own /tmp. */
  readonly tmpOutside: string;
  readonly shells: readonly LabShell[];
  /** `words` are understood besides commands, in this shell alone, and told to `onRequest`. */
  openShell(
    size: { columns: number; rows: number },
    words?: readonly AskingWord[],
  ): Promise<LabShell>;
  /** Whenever a shell was opened, also by `spy-school shell` from another terminal. */
  onShell(listener: (shell: LabShell) => void): () => void;
  /** Adds variables for the shells and scripts that start from now on. */
  setEnv(env: Readonly<Record<string, string>>): void;
  /** Runs a POSIX sh script in the lab, apart from the shells; stdout and stderr through files, whole. */
  run(
    script: string,
    options?: { env?: Record<string, string>; timeoutMs?: number },
  ): Promise<RunResult>;
  /** A folder that the lab sees read-only, for scripts and sources: outside path and inside path. */
  readonly control: { readonly outside: string; readonly inside: string };
  /** Ends every process of the lab and removes its folder. Never throws; may be called twice. */
  close(): Promise<void>;
  /** When the lab died by itself (its sandbox was killed). */
  onDeath(listener: (why: string) => void): () => void;
}
