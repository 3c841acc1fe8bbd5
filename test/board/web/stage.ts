import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { type BrowserContext, chromium, type Locator, type Page } from 'playwright-core';
import { packageRoot } from '../../../src/base/paths.ts';
import { loadCourse } from '../../../src/course/load.ts';
import { type BoardCourse, boardCourse } from '../../../src/room/model/course.ts';
import type { RoomEvent } from '../../../src/room/model/events.ts';
import { newCode, newSecret } from '../../../src/room/secrets.ts';
import { Room } from '../../../src/room/server/room.ts';
import { type RoomServer, type ServeOptions, serveRoom } from '../../../src/room/server/serve.ts';
import { type MemoryLog, MemoryShelf } from '../../room/memory-shelf.ts';

/** How long a content may take to appear on a very busy machine. */
export const SOON = { timeout: 60_000 };

export const CHAPTERS = ['wizard-school', 'mystery-config-file'];

const closing: (() => Promise<void> | void)[] = [];

/** Ends everything that was opened, the last first. */
export async function closeStage(): Promise<void> {
  for (const close of closing.splice(0).reverse()) await close();
}

/** A new folder that `closeStage` removes. */
export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'spy-board-'));
  closing.push(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
  return folder;
}

/** The board's files, built from what stands in src/ now. */
export async function buildBoard(): Promise<string> {
  const folder = join(newFolder(), 'board');
  await execa(process.execPath, [join(packageRoot(), 'scripts/build-board.mjs'), folder]);
  return folder;
}

export async function realCourse(): Promise<BoardCourse> {
  return boardCourse(await loadCourse());
}

/** A real room on the real server, and the way to restart that. */
export interface Stage {
  readonly room: Room;
  readonly log: MemoryLog;
  readonly key: string;
  readonly code: string;
  server: RoomServer;
  /** Writes to the log, as if it had happened. */
  happen(events: readonly RoomEvent[]): Promise<void>;
  /** Starts the server again on the same port, after `server.close()`. */
  restart(): Promise<void>;
}

export async function openStage(
  options: Pick<ServeOptions, 'course' | 'boardFiles'>,
  chapters: readonly string[] = CHAPTERS,
): Promise<Stage> {
  const shelf = new MemoryShelf();
  const record = {
    v: 1 as const,
    room: 'debugging-at-noon',
    name: 'Debugging at noon',
    chapters: [...chapters],
    code: newCode(),
    key: newSecret(),
    createdAt: new Date().toISOString(),
  };
  const { store } = await shelf.create(record);
  const room = await Room.hold(record, store);
  const server = await serveRoom({ room, ...options });
  const { port } = server;
  const stage: Stage = {
    ...{ room, server, log: shelf.log(record.room), key: record.key, code: record.code },
    happen: (events) => room.record(events),
    restart: async () => {
      stage.server = await serveRoom({ room, port, ...options });
    },
  };
  closing.push(async () => {
    await stage.server.close();
    await room.close();
  });
  return stage;
}

/** A browser that can reach nothing but this machine, with an empty home of its own. */
export async function openBrowser(): Promise<BrowserContext> {
  const { stdout: executablePath } = await execa('sh', ['-c', 'command -v chromium'], {
    reject: false,
  });
  if (!executablePath)
    throw new Error('this test needs chromium: spy-school doctor --fix --for tests');
  const home = newFolder();
  const browser = await chromium.launchPersistentContext(join(home, 'profile'), {
    executablePath,
    headless: true,
    env: { ...withoutUndefined(process.env), HOME: home, TMPDIR: home, XDG_CONFIG_HOME: home },
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1',
    ],
    viewport: { width: 1280, height: 720 },
    colorScheme: 'light',
  });
  browser.setDefaultTimeout(SOON.timeout);
  closing.push(() => browser.close());
  return browser;
}

function withoutUndefined(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}

/** What a page did that it should not have. */
export interface Watched {
  readonly page: Page;
  /** Every address that it asked for, sockets too. */
  readonly requests: string[];
  /** Errors, and what the security policy stopped. */
  readonly faults: string[];
}

/** A page that is watched from its first moment. */
export async function watchedPage(browser: BrowserContext): Promise<Watched> {
  const page = await browser.newPage();
  const watched: Watched = { page, requests: [], faults: [] };
  page.on('request', (request) => watched.requests.push(request.url()));
  page.on('websocket', (socket) => watched.requests.push(socket.url()));
  page.on('pageerror', (error) => watched.faults.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning')
      watched.faults.push(message.text());
  });
  return watched;
}

/** A real room of the real course with its board built, and a page to open it in: what most tests begin with. */
export async function openBoard(): Promise<{
  readonly course: BoardCourse;
  readonly stage: Stage;
  readonly watched: Watched;
}> {
  const course = await realCourse();
  const stage = await openStage({ course, boardFiles: await buildBoard() });
  return { course, stage, watched: await watchedPage(await openBrowser()) };
}

/** What somebody reads there. */
export async function words(where: Locator): Promise<string> {
  return (await where.allInnerTexts()).join('\n');
}
