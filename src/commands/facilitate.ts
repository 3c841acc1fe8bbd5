import { hostname } from 'node:os';
import { join } from 'node:path';
import { errnoOf, SpyError } from '../base/errors.ts';
import { roomsFolder } from '../base/paths.ts';
import { loadCourse } from '../course/load.ts';
import { shellQuote } from '../lab/environment.ts';
import { type BoardCourse, boardCourse } from '../room/model/course.ts';
import { isEverywhere, lanAddresses, urlOf } from '../room/server/addresses.ts';
import { type Door, openDoor } from '../room/server/door.ts';
import { LIMITS } from '../room/server/limits.ts';
import { Room } from '../room/server/room.ts';
import { type RoomServer, serveRoom } from '../room/server/serve.ts';
import { openShelf } from '../room/store/shelf.ts';
import type { RoomRecord } from '../room/store/store.ts';
import { capabilities } from '../ui/terminal/capabilities.ts';
import { t } from '../words/words.ts';
import { sheetsACopy } from '../zine/sheets.ts';
import { DEFAULT_PORT, type FacilitateOptions, type Where, whereOf } from './facilitate-options.ts';
import { chosenChapters, openRoom, serverId } from './facilitate-room.ts';
import { closedText, type Opened, openedText, resumeText } from './facilitate-text.ts';
import { untilEnded } from './until-ended.ts';

/**
 * `spy-school facilitate`: opens a room and serves it until the facilitator ends the program. Returns the exit
 * status. Throws SpyError for what was typed wrong, a port that is taken, and as the store does.
 */
export async function facilitate(options: FacilitateOptions = {}): Promise<number> {
  const where = whereOf(options);
  const chapters = await loadCourse();
  const chosen = chosenChapters(chapters, options.chapters);
  const data = roomsFolder(options.data);
  const shelf = await openShelf({ data, store: options.store });
  const wait = untilEnded();
  const closing: (() => Promise<void>)[] = [() => shelf.close()];
  try {
    // First the port: a room that nobody can enter should not be left behind.
    const { door, moved } = await someDoor(where, options.resume !== undefined);
    closing.push(() => door.close());
    const opened = await openRoom(shelf, options, chosen);
    const room = await Room.hold(opened.record, opened.store);
    closing.push(() => room.close());
    const course = boardCourse(chapters);
    const server = await serveRoom({
      ...{ room, course, door, publicUrl: where.publicUrl, behindProxy: options.behindProxy },
      server: serverId(
        opened.record.room,
        options.store === undefined ? '' : `${hostname()}:${door.port}`,
      ),
      limits: { most: where.most ?? LIMITS.most },
    });
    closing.push(() => server.close());
    const sheets = await sheetsACopy();
    const told = openedOf(options, where, opened.record, server, sheets, [
      ...moved,
      ...opened.notices,
      ...endedNotice(room),
    ]);
    tell(told, options, opened.record.key);
    // The board watches for signals as well, and gives the terminal back before it returns.
    const boarded = hasBoard(options) && !wait.asked();
    if (!boarded) tellTrouble(room, options);
    const status = boarded ? await showBoard(room, told, course) : await wait.ended;
    for (const close of closing.splice(0).reverse()) await close();
    if (!options.json) process.stdout.write(closedText(told));
    return status;
  } finally {
    for (const close of closing.splice(0).reverse()) await close();
    wait.stop();
  }
}

function hasBoard({ ui, json }: FacilitateOptions): boolean {
  return ui !== false && !json && process.stdin.isTTY === true && process.stdout.isTTY === true;
}

async function showBoard(room: Room, opened: Opened, course: BoardCourse) {
  const { showBoard: show } = await import('../board/terminal/board.tsx');
  const { joinUrl: url, code, boardUrl } = opened;
  const join = { url, code, boardUrl, again: resumeText(opened) };
  return show({ source: room, course, join, notice: opened.notices.join(' ') });
}

function tell(opened: Opened, options: FacilitateOptions, key: string): void {
  if (!options.json) {
    const { unicode, colour } = capabilities();
    const { columns = 80, isTTY } = process.stdout;
    const boarded = hasBoard(options);
    const paper = { columns, unicode, colour, screen: isTTY === true, boarded };
    process.stdout.write(openedText(opened, paper));
    return;
  }
  const { room, code, joinUrl, boardUrl, notices } = opened;
  const lines = [{ room, code, joinUrl, boardUrl, key }, ...notices.map((notice) => ({ notice }))];
  process.stdout.write(lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
}

/** Where no board shows it: a line whenever the room cannot be saved, and when it can be again. */
function tellTrouble(room: Room, { json }: FacilitateOptions): void {
  let known: string | undefined;
  room.subscribe(() => {
    if (room.trouble === known) return;
    known = room.trouble;
    const notice =
      known === undefined ? t`The room is saved again.` : t`Nothing is saved now. ${known}`;
    process.stdout.write(`${json ? JSON.stringify({ notice }) : notice}\n`);
  });
}

/** The port that was asked for; when none was and the usual one is taken, any other. */
async function someDoor(
  { host, port, anyPort }: Where,
  resumed: boolean,
): Promise<{ door: Door; moved: string[] }> {
  try {
    return { door: await openDoor(host, port), moved: [] };
  } catch (error) {
    const taken = error instanceof SpyError && errnoOf(error.cause) === 'EADDRINUSE';
    if (!taken || !anyPort) throw error;
    const door = await openDoor(host, 0);
    const moved = t`Port ${port} is taken, so the room is at port ${door.port}. Choose one with --port.`;
    // They look for it where it was; joining at the new address is coming back as who they were.
    const again = t`Learners who were in it must join again, at its new address.`;
    return { door, moved: [resumed ? `${moved} ${again}` : moved] };
  }
}

function endedNotice({ state, about }: Room): string[] {
  if (state.endedAt === undefined) return [];
  const report = `spy-school report ${about.room}`;
  const day = state.endedAt.slice(0, 10);
  return [
    t`This room was ended on ${day}: nobody new can join, late events still arrive. See: ${report}`,
  ];
}

function openedOf(
  options: FacilitateOptions,
  { host, publicUrl }: Where,
  { room, name, code }: RoomRecord,
  { joinUrl, boardUrl, port, url }: RoomServer,
  sheets: number | undefined,
  notices: readonly string[],
): Opened {
  const others = publicUrl === undefined && isEverywhere(host) ? lanAddresses() : [];
  const otherUrls = others
    .map((address) => urlOf(address, port))
    .filter((other) => other !== url)
    .map((other) => `${other}/join/${code}`);
  const data = roomsFolder(options.data);
  const again = [
    options.data === undefined ? '' : ` --data ${quoted(data)}`,
    // Its address may hold a password.
    options.store === undefined ? '' : ' --store ...',
  ].join('');
  const there = [
    options.host === undefined ? '' : ` --host ${quoted(options.host)}`,
    port === DEFAULT_PORT ? '' : ` --port ${port}`,
    options.url === undefined ? '' : ` --url ${quoted(options.url)}`,
    options.behindProxy ? ' --behind-proxy' : '',
    options.most === undefined ? '' : ` --most ${options.most}`,
  ].join('');
  const kept = options.store === undefined ? join(data, room) : t`Redis, as ${room}`;
  const behindProxy = options.behindProxy === true;
  return {
    ...{ room, name, code, joinUrl, boardUrl, host, publicUrl, behindProxy },
    ...{ otherUrls, notices, kept, sheets, again, there },
  };
}

function quoted(word: string): string {
  return /^[\w.:/-]+$/.test(word) ? word : shellQuote(word);
}
