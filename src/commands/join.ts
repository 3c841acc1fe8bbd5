import { userInfo } from 'node:os';
import wrapAnsi from 'wrap-ansi';
import { SpyError } from '../base/errors.ts';
import { schoolHome } from '../base/paths.ts';
import { needLinux } from '../base/platform.ts';
import { cleanName } from '../certificate/name.ts';
import { loadCourse } from '../course/load.ts';
import type { Chapter } from '../course/model.ts';
import type { Journal } from '../journal/journal.ts';
import { type ObservedJournal, observed } from '../journal/observed.ts';
import {
  checkedCode,
  dropSeat,
  findSeat,
  type Joined,
  keepSeat,
  latestName,
} from '../room/link/joined.ts';
import type { RoomLink } from '../room/link/link.ts';
import { openLink } from '../room/link/open.ts';
import type { Note } from '../room/model/state.ts';
import { newSecret } from '../room/secrets.ts';
import { WHAT_IS_SHARED, WHO_ELSE_SEES_IT } from '../room/what-is-shared.ts';
import { ownTerminal, type Terminal } from '../ui/terminal/terminal.ts';
import { t } from '../words/words.ts';
import { ask } from './ask.ts';
import { enter } from './entrance.ts';
import { noAddress, type RoomAddress, readAddress } from './room-address.ts';
import { arrived } from './room-arrival.ts';
import { examineForRoom } from './room-doctor.ts';
import { farewell } from './room-farewell.ts';
import { plainly, runPlainly, runSchool, told } from './school.ts';

export interface JoinOptions {
  readonly name?: string;
  /** Line by line. */
  readonly plain?: boolean;
}

/** `spy-school join`: the school, in a room. Returns the exit status. */
export async function join(typed: string | undefined, options: JoinOptions): Promise<number> {
  needLinux();
  if (typed === undefined) throw noAddress();
  const address = readAddress(typed);
  const terminal = terminalFor(typed);
  const home = schoolHome();
  const chapters = await loadCourse();
  const given = address.code ?? (await ask(`${t`The room's code, as XK7P-2M9Q:`} `));
  if (given === undefined) return 0;
  const code = checkedCode(given);
  const found = findSeat(home, code);
  const name = await nameFor(home, found.joined, options.name);
  if (name === undefined) return 0;
  const entrance = await enter(home);
  if (!entrance) return 0;
  const { saves, leave } = entrance;
  const journal = observed(entrance.journal);
  const parts = { terminal, chapters, journal, schoolHome: home };
  const why = plainly(options.plain ?? false);
  try {
    if (!saves) {
      const notice = t`Read-only: what you do now is not saved, and the room does not see it.`;
      const alone = { ...parts, notice: told([notice], journal) };
      return await (why === undefined ? runSchool(alone) : runPlainly({ ...alone, why }));
    }
    // Looked at once more: a school that was taken over may have joined while this one asked.
    const before = findSeat(home, code).joined ?? newcomer(code, journal);
    const joined = { ...before, url: address.url, name };
    const link = await comeIn(home, joined, address, journal, chapters);
    return await inRoom({ ...parts, notice: told([found.notice], journal) }, link, why);
  } finally {
    journal.close();
    leave();
  }
}

/** Connects; whoever was never let in leaves nothing behind. */
async function comeIn(
  home: string,
  joined: Joined,
  { host }: RoomAddress,
  journal: ObservedJournal,
  course: readonly Chapter[],
): Promise<RoomLink> {
  const known = joined.room !== undefined;
  keepSeat(home, joined);
  process.stdout.write(`${t`Looking for the room at ${host}…`}\n`);
  const onRoom = (room: NonNullable<Joined['room']>) => keepSeat(home, { ...joined, room });
  const link = openLink({ joined, journal, course, onRoom });
  try {
    await arrived(link, host, known);
    return link;
  } catch (error) {
    const { status } = link.view;
    await link.close();
    const isStranger = status.is === 'refused' && status.refusal.why === 'wrong-token';
    if (!known || isStranger) dropSeat(home, joined.code);
    throw error;
  }
}

/** The school in the room; what this machine can do is told once the first screen stands. */
async function inRoom(
  parts: Omit<Parameters<typeof runSchool>[0], 'link'>,
  link: RoomLink,
  why: string | undefined,
): Promise<number> {
  const over = new AbortController();
  const played = () => parts.chapters.filter(({ id }) => link.view.chapters.includes(id));
  const strange =
    played().length === 0
      ? t`This room plays chapters that your Spy School does not have. Update it: npx spy-school@latest.`
      : '';
  const examining = examineForRoom(parts.schoolHome, played, over.signal).then((doctor) => {
    if (doctor !== undefined && !over.signal.aborted) link.examined(doctor);
  });
  try {
    // Who was in before begins without a room that is away, or gone for good: that must be said.
    const away =
      link.view.status.is === 'connected'
        ? ''
        : t`The room is out of reach; it is tried again. Without it: quit, spy-school.`;
    const notice = [parts.notice, strange, away].filter(Boolean).join(' ');
    let unread: readonly Note[] = [];
    const onLeave = (notes: readonly Note[]) => {
      unread = notes;
    };
    const code = await (why === undefined
      ? runSchool({ ...parts, notice, link, onLeave })
      : runPlainly({ ...parts, notice, link, why }));
    // A signal or a terminal that is gone wants no words.
    if (code === 0) for (const words of farewell(link.view, unread)) say(words);
    return code;
  } finally {
    over.abort();
    await Promise.all([examining, link.close()]);
  }
}

/** Under which name; undefined when the learner would rather not. Those who come back are asked nothing. */
async function nameFor(
  home: string,
  joined: Joined | undefined,
  wished: string | undefined,
): Promise<string | undefined> {
  say(`${WHAT_IS_SHARED} ${WHO_ELSE_SEES_IT}`);
  if (wished !== undefined) {
    const name = cleanName(wished);
    if (name !== '') return name;
    throw new SpyError('usage', t`That name cannot be seen.`, t`Choose one with letters.`, {
      exitCode: 2,
    });
  }
  if (joined) {
    process.stdout.write(`${t`Welcome back, ${joined.name}.`}\n`);
    return joined.name;
  }
  const suggestion = latestName(home) ?? ownName();
  const typed = await ask(`${t`Your name there (any will do; Enter for "${suggestion}"):`} `);
  return typed === undefined ? undefined : cleanName(typed) || suggestion;
}

function say(text: string): void {
  process.stdout.write(`${wrapAnsi(text, process.stdout.columns || 80)}\n`);
}

function ownName(): string {
  try {
    const name = cleanName(userInfo().username);
    if (name !== '' && name !== 'root' && name !== 'nobody') return name;
  } catch {
    // Some containers run as a user that has no name.
  }
  return t`a learner`;
}

function newcomer(code: string, { events }: Journal): Omit<Joined, 'url' | 'name'> {
  return {
    v: 1,
    code,
    learner: crypto.randomUUID(),
    token: newSecret(),
    since: events.at(-1)?.id,
    joinedAt: new Date().toISOString(),
  };
}

function terminalFor(typed: string): Terminal {
  if (process.stdin.isTTY && process.stdout.isTTY) return ownTerminal();
  const where = readAddress(typed).host;
  throw new SpyError(
    'no-terminal',
    t`A room is joined from a terminal, and there is none here (room at ${where}).`,
    t`Open a terminal window and type there: spy-school join, and the address that your facilitator shows.`,
    { exitCode: 2 },
  );
}
