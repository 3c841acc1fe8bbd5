import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { errnoOf, SpyError } from '../base/errors.ts';
import { t } from '../words/words.ts';
import { type Attempt, alive, type Ticket, takeLock } from './lock-file.ts';
import { unwritable } from './unwritable.ts';

/** The school is ours until `release` (which may be called twice, also while the process exits). */
export interface HeldSchool {
  readonly held: true;
  release(): void;
}

/** Another school is open in this home. */
export interface BusySchool {
  readonly held: false;
  readonly pid: number;
  /** When it took the home, ISO 8601. */
  readonly since: string;
  /** The same for people: `4 minutes ago`. */
  readonly startedText: string;
  /** What tells this holder from every other. */
  readonly ticket: Ticket;
}

/**
 * Takes a school's home for this process: one school per home, so that a journal has one writer. A lock
 * whose process is dead is taken over silently. Throws SpyError('journal-unwritable') when the home cannot
 * hold a lock.
 */
export async function takeSchool(schoolHome: string): Promise<HeldSchool | BusySchool> {
  const file = lockFile(schoolHome);
  try {
    mkdirSync(schoolHome, { recursive: true, mode: 0o700 });
    return described(await takeLock(file));
  } catch (error) {
    throw unwritable(error, file);
  }
}

/**
 * Asks the holder to end (SIGTERM, and only if it is still that very process), waits until it let go, and
 * takes the home. Comes back with a BusySchool when it does not within `patienceMs`, or when a third was
 * quicker. Throws SpyError('school-busy') when the holder may not be signalled or is this process.
 */
export async function takeOver(
  schoolHome: string,
  holder: BusySchool,
  patienceMs = 5000,
): Promise<HeldSchool | BusySchool> {
  if (holder.pid === process.pid)
    throw new SpyError(
      'school-busy',
      t`This very process holds the school already.`,
      t`Leave the chapter first.`,
    );
  if (await alive(holder.ticket)) terminate(holder.pid);
  const until = performance.now() + patienceMs;
  for (;;) {
    const attempt = await takeSchool(schoolHome);
    if (attempt.held || attempt.ticket.token !== holder.ticket.token) return attempt;
    if (performance.now() > until) return attempt;
    await pause(50);
  }
}

/** The refusal of a command that needs the home to itself. */
export function schoolBusy(holder: BusySchool): SpyError {
  return new SpyError(
    'school-busy',
    t`Spy School is open in another terminal (process ${holder.pid}, started ${holder.startedText}).`,
    t`Leave the school there, then try again.`,
  );
}

function lockFile(schoolHome: string): string {
  return join(schoolHome, 'school.lock');
}

function described(attempt: Attempt): HeldSchool | BusySchool {
  if (attempt.held) return attempt;
  const { pid, since } = attempt.ticket;
  return { held: false, pid, since, startedText: ago(since), ticket: attempt.ticket };
}

function terminate(pid: number): void {
  try {
    process.kill(pid, 'SIGTERM');
  } catch (error) {
    if (errnoOf(error) === 'ESRCH') return;
    throw new SpyError(
      'school-busy',
      t`Spy School is open as process ${pid}, which belongs to somebody else.`,
      t`Set SPY_SCHOOL_HOME to a folder of your own.`,
      { cause: error },
    );
  }
}

function ago(since: string): string {
  const minutes = Math.floor((Date.now() - Date.parse(since)) / 60_000);
  if (minutes < 1) return t`just now`;
  if (minutes < 60) return minutes === 1 ? t`a minute ago` : t`${minutes} minutes ago`;
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return hours === 1 ? t`an hour ago` : t`${hours} hours ago`;
  const days = Math.floor(hours / 24);
  return t`${days} days ago`;
}
