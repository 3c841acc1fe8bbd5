import { chmodSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { sync as writeFileSync } from 'write-file-atomic';
import { z } from 'zod';
import { errnoOf, SpyError } from '../../base/errors.ts';
import { t } from '../../words/words.ts';
import { learnerIdSchema, nameSchema } from '../model/events.ts';
import { readCode } from '../secrets.ts';

/** What a learner's machine keeps of a room, so that coming back is coming back as the same learner. */
const joinedSchema = z.object({
  v: z.literal(1),
  /** Of the WebSocket. */
  url: z
    .string()
    .regex(/^wss?:\/\//)
    .max(2000),
  code: z.string().regex(/^[0-9A-Z][0-9A-Z-]{3,49}$/),
  learner: learnerIdSchema,
  /** Proves that it is the same learner. Never in a log. */
  token: z.string().min(32).max(200),
  name: nameSchema,
  /** Id of the journal's last event at joining: nothing up to it is ever shared. */
  since: z.string().max(200).optional(),
  joinedAt: z.iso.datetime(),
  /** As the room said last; absent until it was heard once. */
  room: z
    .object({
      id: z.string().max(200),
      name: nameSchema,
      chapters: z.array(z.string().max(200)).max(100),
    })
    .optional(),
});
export type Joined = z.infer<typeof joinedSchema>;

/** What was found about a code. */
export interface Seat {
  readonly joined: Joined | undefined;
  /** What the learner should know about how it was found; '' when all is well. */
  readonly notice: string;
}

/** A code as it may be typed. Throws SpyError('usage') for what is none. */
export function checkedCode(typed: string): string {
  const code = readCode(typed.trim());
  if (isCode(code)) return code;
  throw new SpyError(
    'usage',
    t`That is not the code of a room.`,
    t`It stands in the address that your facilitator shows, as XK7P-2M9Q.`,
    { exitCode: 2 },
  );
}

/** Whether a room may have this code, as `newCode` makes them. */
export function isCode(code: string): boolean {
  return /^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/.test(code);
}

/** What is kept for a code; a damaged file is set aside. Throws SpyError('journal-unwritable'). */
export function findSeat(schoolHome: string, code: string): Seat {
  const file = fileOf(schoolHome, code);
  try {
    const joined = parse(readFileSync(file, 'utf8'));
    if (joined?.code === code) return { joined, notice: '' };
    renameSync(file, `${file}.damaged-${Date.now()}`);
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return { joined: undefined, notice: '' };
    throw unkept(error, file);
  }
  const notice = t`What was kept about this room could not be read. It was set aside, and you join anew.`;
  return { joined: undefined, notice };
}

/** Keeps it, for nobody else to read. Throws SpyError('journal-unwritable'). */
export function keepSeat(schoolHome: string, joined: Joined): void {
  const file = fileOf(schoolHome, joined.code);
  try {
    mkdirSync(folderOf(schoolHome), { recursive: true, mode: 0o700 });
    chmodSync(folderOf(schoolHome), 0o700);
    writeFileSync(file, `${JSON.stringify(joined, undefined, 2)}\n`, { mode: 0o600 });
  } catch (error) {
    throw unkept(error, file);
  }
}

/** Forgets a room that never let the learner in. */
export function dropSeat(schoolHome: string, code: string): void {
  rmSync(fileOf(schoolHome, code), { force: true });
}

/** The name used last in any room. */
export function latestName(schoolHome: string): string | undefined {
  try {
    const all = readdirSync(folderOf(schoolHome))
      .filter((name) => name.endsWith('.json'))
      .flatMap((name) => parse(readFileSync(join(folderOf(schoolHome), name), 'utf8')) ?? []);
    return all.sort((a, b) => (a.joinedAt < b.joinedAt ? 1 : -1))[0]?.name;
  } catch {
    return undefined;
  }
}

function parse(text: string): Joined | undefined {
  try {
    return joinedSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

function folderOf(schoolHome: string): string {
  return join(schoolHome, 'joined');
}

function fileOf(schoolHome: string, code: string): string {
  return join(folderOf(schoolHome), `${code}.json`);
}

function unkept(error: unknown, file: string): SpyError {
  const why = errnoOf(error) ?? t`unknown reason`;
  return new SpyError(
    'journal-unwritable',
    t`Cannot keep ${file} (${why}).`,
    t`Make it yours (chown, chmod), or set SPY_SCHOOL_HOME to a folder that you may write to.`,
    { cause: error },
  );
}
