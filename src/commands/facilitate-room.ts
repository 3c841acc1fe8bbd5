import { createHash, randomInt } from 'node:crypto';
import { cleanLine } from '../base/clean.ts';
import { findChapter } from '../course/load.ts';
import type { Chapter } from '../course/model.ts';
import { LONGEST_NAME } from '../room/model/events.ts';
import { newCode, newSecret } from '../room/secrets.ts';
import type { OpenedRoom, RoomRecord, Shelf } from '../room/store/store.ts';

/** The room with the id `resume`, or a new one. Throws as the shelf does. */
export async function openRoom(
  shelf: Shelf,
  { resume, name }: { readonly resume?: string; readonly name?: string },
  chapters: string[],
): Promise<OpenedRoom> {
  if (resume !== undefined) return shelf.open(resume);
  const record: RoomRecord = {
    v: 1,
    room: newRoomId(),
    name: cleanLine(name ?? '', LONGEST_NAME) || 'Spy School',
    chapters,
    code: newCode(),
    key: newSecret(),
    createdAt: new Date().toISOString(),
  };
  return shelf.create(record);
}

/** Ids of the chapters that a list names, in the course's order; of all without a list. Throws SpyError('unknown-chapter'). */
export function chosenChapters(chapters: readonly Chapter[], wish: string | undefined): string[] {
  const names = (wish ?? '').split(',').filter((name) => name.trim() !== '');
  const wanted = new Set(names.map((name) => findChapter(chapters, name).id));
  return chapters.map(({ id }) => id).filter((id) => names.length === 0 || wanted.has(id));
}

/** `2026-11-23-k7p2`: sorts by day, and is short enough to type. */
export function newRoomId(now = new Date()): string {
  const two = (number: number) => String(number).padStart(2, '0');
  const day = `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  const signs = 'abcdefghjkmnpqrstvwxyz23456789';
  const end = Array.from({ length: 4 }, () => signs[randomInt(signs.length)]).join('');
  return `${day}-${end}`;
}

/** The same UUID after each restart. In files a room has one server; in Redis several, told apart by `place`. */
export function serverId(room: string, place: string): string {
  const hex = createHash('sha256').update(`${room}\n${place}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
