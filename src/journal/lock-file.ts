import { randomUUID } from 'node:crypto';
import { linkSync, lstatSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import * as z from 'zod/mini';
import { errnoOf } from '../base/errors.ts';
import { identityOf } from './process-identity.ts';

const ticketSchema = z.object({
  pid: z.int().check(z.minimum(1)),
  /** process-identity.ts: which of all processes with this number. */
  process: z.string(),
  since: z.iso.datetime(),
  token: z.uuid(),
});

/** Who holds a lock. */
export type Ticket = z.infer<typeof ticketSchema>;

export type Attempt =
  | { readonly held: true; readonly release: () => void }
  | { readonly held: false; readonly ticket: Ticket };

/**
 * Takes a lock file, or tells who has it. The file appears with its content in one stroke (a hard link),
 * so nobody ever reads half a ticket. The lock of a dead process is replaced under a second lock,
 * `<file>.claim`, taken in the same way: of many that find it, one gets it. Throws what the file system says.
 */
export async function takeLock(file: string, depth = 0): Promise<Attempt> {
  const ticket = await ourTicket();
  const draft = `${file}.${ticket.token}`;
  try {
    writeFileSync(draft, JSON.stringify(ticket), { flag: 'wx', mode: 0o600 });
    for (;;) {
      if (create(draft, file)) return { held: true, release: () => release(file, ticket) };
      const holder = await readTicket(file);
      if (holder === 'gone') continue;
      if (holder !== 'unreadable' && (await alive(holder))) return { held: false, ticket: holder };
      if (await replaceDead(draft, file, depth))
        return { held: true, release: () => release(file, ticket) };
    }
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Whether the process that wrote the ticket still runs. */
export async function alive(ticket: Ticket): Promise<boolean> {
  return (await identityOf(ticket.pid)) === ticket.process;
}

async function ourTicket(): Promise<Ticket> {
  return {
    pid: process.pid,
    process: (await identityOf(process.pid)) ?? 'unknown',
    since: new Date().toISOString(),
    token: randomUUID(),
  };
}

/** Puts the draft in place, if the place is free. */
function create(draft: string, file: string): boolean {
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    const code = errnoOf(error);
    if (code === 'EEXIST') return false;
    if (!['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK'].includes(code ?? '')) throw error;
  }
  // A file system without hard links.
  try {
    writeFileSync(file, readFileSync(draft), { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if (errnoOf(error) === 'EEXIST') return false;
    throw error;
  }
}

/** Whether our draft took the place of a dead process's lock; false: somebody else was quicker, look again. */
async function replaceDead(draft: string, file: string, depth: number): Promise<boolean> {
  // Each level deeper means a process that died in the middle of claiming; that many never happen.
  if (depth > 8) throw new Error(`${file} and its claims are stale; remove them by hand`);
  const claim = await takeLock(`${file}.claim`, depth + 1);
  if (!claim.held) {
    await pause(5);
    return false;
  }
  try {
    const holder = await readTicket(file);
    if (holder === 'gone' || (holder !== 'unreadable' && (await alive(holder)))) return false;
    renameSync(draft, file);
    return true;
  } finally {
    claim.release();
  }
}

async function readTicket(file: string): Promise<Ticket | 'gone' | 'unreadable'> {
  // Without hard links a ticket may be seen half written: look again before calling it rubbish.
  for (let tries = 0; tries < 5; tries++) {
    const seen = readOnce(file);
    if (seen !== 'unreadable') return seen;
    await pause(10);
  }
  return 'unreadable';
}

function readOnce(file: string): Ticket | 'gone' | 'unreadable' {
  try {
    return ticketSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    const code = errnoOf(error);
    // A link to nowhere is in the way all the same.
    if (code === 'ENOENT')
      return lstatSync(file, { throwIfNoEntry: false }) === undefined ? 'gone' : 'unreadable';
    // Anything but bad content (a folder, no permission) will not mend itself.
    if (code !== undefined) throw error;
    return 'unreadable';
  }
}

function release(file: string, ticket: Ticket): void {
  try {
    const seen = readOnce(file);
    if (typeof seen === 'object' && seen.token === ticket.token) rmSync(file, { force: true });
  } catch {
    // A lock left behind is stale as soon as we end.
  }
}
