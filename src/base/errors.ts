/** What a person may meet going wrong; every code has a test or a caller that means it. */
export type SpyErrorCode =
  | 'usage'
  | 'course-invalid'
  | 'unknown-chapter'
  | 'unknown-step'
  | 'journal-newer'
  | 'journal-unwritable'
  | 'school-busy'
  | 'lab-failed'
  | 'not-linux'
  | 'no-engine'
  | 'container-failed'
  | 'mystery-failed'
  | 'tool-missing'
  | 'no-terminal'
  | 'no-running-lab'
  | 'cannot-take'
  | 'unknown-room'
  | 'room-exists'
  | 'room-busy'
  | 'room-damaged'
  | 'room-unwritable'
  | 'room-unreachable'
  | 'room-refused'
  | 'unknown-page'
  | 'zine-invalid'
  | 'zine-overflow';

/**
 * An error meant for the person at the keyboard: what happened and why (message), and what to do (remedy).
 * Both are one line each, without a stack trace; `cli.ts` alone prints them.
 */
export class SpyError extends Error {
  override readonly name = 'SpyError';
  constructor(
    readonly code: SpyErrorCode,
    message: string,
    readonly remedy: string,
    options?: { cause?: unknown; exitCode?: number },
  ) {
    super(message, options?.cause === undefined ? undefined : { cause: options.cause });
    this.exitCode = options?.exitCode ?? 1;
  }
  /** Exit status of the process; 2 is for wrong usage. */
  readonly exitCode: number;
}

/** The message of anything that was thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** The `code` of a Node system error (`ENOENT`, `ENOSPC`…), if it has one. */
export function errnoOf(error: unknown): string | undefined {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string')
    return error.code;
  return undefined;
}
