import { resolve } from 'node:path';
import { cleanLine } from '../base/clean.ts';
import { SpyError } from '../base/errors.ts';
import { roomsFolder } from '../base/paths.ts';
import { saveFile } from '../base/save.ts';
import { loadCourse } from '../course/load.ts';
import { boardCourse } from '../room/model/course.ts';
import { composed } from '../room/report/compose.ts';
import { csvOf } from '../room/report/csv.ts';
import { htmlOf } from '../room/report/html.ts';
import { markdownOf } from '../room/report/markdown.ts';
import { type Report, reportOf } from '../room/report/report.ts';
import { momentText } from '../room/report/words.ts';
import { openShelf } from '../room/store/shelf.ts';
import type { RoomRecord, Shelf } from '../room/store/store.ts';
import { t } from '../words/words.ts';

/** What was typed after `spy-school report`. */
export interface ReportOptions {
  /** md (the default), csv or html. */
  readonly format?: string;
  /** The file to write; without it, or as `-`, the report goes to stdout. */
  readonly out?: string;
  readonly force?: boolean;
  readonly names?: boolean;
  /** Folder of the rooms, instead of the school's own. */
  readonly data?: string;
  /** `redis://...`, instead of a folder. */
  readonly store?: string;
  readonly json?: boolean;
}

const FORMATS = ['md', 'csv', 'html'] as const;
type Format = (typeof FORMATS)[number];

/**
 * `spy-school report [ROOM]`: what a room came to; without a room, the rooms that are kept. Returns the exit status,
 * always 0. Throws SpyError when there is no such room, `usage` for a wrong format or as `saveFile`.
 */
export async function report(
  room: string | undefined,
  options: ReportOptions = {},
): Promise<number> {
  const format = formatOf(options.format ?? 'md');
  const shelf = await openShelf({
    data: roomsFolder(options.data),
    store: options.store,
  });
  try {
    if (room === undefined) {
      process.stdout.write(listText(await shelf.list(), options.json));
      return 0;
    }
    const made = await gathered(shelf, room, options);
    const text = options.json ? `${JSON.stringify(made, null, 2)}\n` : await written(made, format);
    if (options.out === undefined || options.out === '-') {
      process.stdout.write(text);
      return 0;
    }
    const file = resolve(options.out);
    await saveFile(file, text, options.force);
    process.stdout.write(`${t`The report is in ${file}.`}\n`);
    return 0;
  } finally {
    await shelf.close();
  }
}

async function gathered(shelf: Shelf, room: string, options: ReportOptions): Promise<Report> {
  const course = boardCourse(await loadCourse());
  return reportOf(shelf.events(room), course, { names: options.names });
}

async function written(made: Report, format: Format): Promise<string> {
  if (format === 'csv') return csvOf(made);
  const page = composed(made, { timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone });
  return format === 'html' ? htmlOf(page) : markdownOf(page);
}

function formatOf(text: string): Format {
  const format = FORMATS.find((each) => each === text);
  if (format) return format;
  const [given, formats] = [cleanLine(text, 40), FORMATS.join(', ')];
  throw new SpyError(
    'usage',
    t`There is no format "${given}" for a report.`,
    t`Choose one of ${formats}.`,
    { exitCode: 2 },
  );
}

// Graves in a template: as a value.
const OPENING = '`spy-school facilitate`';
const NO_ROOMS = t`No rooms are kept here. ${OPENING} opens one; --data or --store says where else to look.`;

/** Without code and key: a list is soon on a projector. */
function listText(rooms: readonly RoomRecord[], json = false): string {
  const shown = rooms.map(({ room, name, chapters, createdAt }) => ({
    ...{ room, name, chapters, createdAt },
  }));
  if (json) return `${JSON.stringify(shown, null, 2)}\n`;
  if (shown.length === 0) return `${NO_ROOMS}\n`;
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  const widest = Math.max(...shown.map(({ room }) => room.length));
  return [
    t`Rooms, the newest first:`,
    ...shown.map(
      ({ room, name, createdAt }) =>
        `  ${room.padEnd(widest)}  ${momentText(createdAt, timeZone)}  ${cleanLine(name)}`,
    ),
    t`spy-school report ROOM tells of one.`,
    '',
  ].join('\n');
}
