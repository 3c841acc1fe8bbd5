// Opens a real room with the built program, lets learners play into it over the real wire, and takes pictures of
// both boards: `takeBoardPictures(folder)`, or `node scripts/board-pictures.mjs [FOLDER]` (docs if left out).
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { leave, newPlayers, play } from './room/players.mjs';
import { connect } from './room/wire.mjs';
import { openTerminal } from './terminal/run.mjs';
import { screenSvg } from './terminal/svg.mjs';

const ROOT = fileURLToPath(new URL('../', import.meta.url));
const MOST_BYTES = 150 * 1024;
const SCREEN = { width: 1120, height: 640 };
const PHONE = { width: 360, height: 740 };

/** What is taken: a file's name, the view, the window, the scheme. */
const PICTURES = [
  { name: 'board-room', view: 'room', scheme: 'light', size: SCREEN },
  { name: 'board-map', view: 'map', scheme: 'light', size: SCREEN },
  { name: 'board-map-dark', view: 'map', scheme: 'dark', size: SCREEN },
  { name: 'board-step', view: 'step', scheme: 'light', size: SCREEN },
  { name: 'board-phone', view: 'room', scheme: 'light', size: PHONE },
  { name: 'board-projector', view: 'projector', scheme: 'light', size: SCREEN },
];

/** Takes every picture into a folder; `dist/` must be built. */
export async function takeBoardPictures(folder) {
  const home = await mkdtemp(join(tmpdir(), 'spy-pictures-'));
  const closing = [];
  const begin = async (...options) => {
    const opened = await facilitate(home, options);
    closing.push(opened.close);
    return opened;
  };
  try {
    const first = await begin(
      ...['--name', 'Debugging at noon', '--chapters', 'wizard-school,mystery-config-file'],
    );
    const board = await conduct(first.room);
    const players = newPlayers(board.welcome.course);
    await leave(await play(first.room, players, { telling: true }), board);
    await first.close();
    await spreadOver(join(home, first.room.room, 'log.jsonl'));
    const second = await begin('--resume', first.room.room);
    const { room } = second;
    const wires = await play(room, players, { telling: false });
    closing.push(() => leave(wires));
    const browser = await chromium.launchPersistentContext(join(home, 'browser'), {
      executablePath: '/usr/bin/chromium',
      env: { ...process.env, HOME: home, TMPDIR: home },
      args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
    });
    closing.push(() => browser.close());
    for (const picture of PICTURES) await take(browser, room, picture, folder);
    await leave(wires);
    await second.close();
    await takeTerminal(home, room, players, folder);
  } finally {
    for (const close of closing.reverse()) await close();
    await rm(home, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** The same room on the terminal's board. */
async function takeTerminal(home, room, players, folder) {
  const port = new URL(room.joinUrl).port;
  const options = ['facilitate', '--resume', room.room, '--data', home, '--port', port];
  const board = openTerminal(process.execPath, [join(ROOT, 'dist/cli.js'), ...options], {
    ...{ columns: 140, rows: 45 },
    env: { SPY_SCHOOL_HOME: home },
  });
  const wires = [];
  try {
    await board.until('[1 Room]');
    wires.push(...(await play(room, players, { telling: false })));
    await board.until(`${players.length}/${players.length} connected`);
    // The list is drawn a moment later than the count above it.
    await board.until(/^(?![\s\S]*\baway\b)/);
    const path = join(folder, 'board-140x45.svg');
    await writeFile(path, screenSvg(board.term, 'The board of a room in a terminal'));
    console.log(path.replace(ROOT, ''));
  } finally {
    await leave(wires);
    board.pty.kill('SIGTERM');
    await board.exited;
  }
}

/** A room of the built program; `close` ends it. */
async function facilitate(home, options) {
  const all = ['facilitate', '--json', '--port', '0', '--data', home, ...options];
  const server = spawn(process.execPath, [join(ROOT, 'dist/cli.js'), ...all], {
    env: { ...process.env, SPY_SCHOOL_HOME: home },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(server, 'exit');
  const close = async () => {
    server.kill('SIGTERM');
    await ended;
  };
  const gone = ended.then(() => Promise.reject(new Error('the room did not open')));
  const line = once(createInterface(server.stdout), 'line');
  const [text] = await Promise.race([line, gone]);
  gone.catch(() => {});
  return { room: JSON.parse(text), close };
}

/** Learners play in a second here; in the log they get the hour back that it would have taken. */
async function spreadOver(log) {
  const lines = (await readFile(log, 'utf8')).trimEnd().split('\n');
  const early = new Date(Date.now() - 60 * 60_000).toISOString();
  const spread = lines.map((line) => {
    const event = JSON.parse(line);
    if (event.type === 'learned') return { ...event, at: event.event.at };
    return event.type === 'learner-joined' ? { ...event, at: early } : event;
  });
  await writeFile(log, `${spread.map((event) => JSON.stringify(event)).join('\n')}\n`);
}

async function take(browser, room, { name, view, scheme, size }, folder) {
  const page = await browser.newPage();
  await page.setViewportSize(size);
  await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
  const url = new URL(room.boardUrl);
  url.search = `?view=${view}`;
  await page.goto(url.href);
  await page.getByRole('timer').first().waitFor();
  const path = join(folder, `${name}.png`);
  await page.screenshot({ path });
  await page.close();
  const { size: bytes } = await stat(path);
  if (bytes > MOST_BYTES) throw new Error(`${path} has ${bytes} bytes, too many for docs/`);
  console.log(path.replace(ROOT, ''));
}

/** A board that starts a clock, closes a gate and puts a step of predictions on the projector. */
async function conduct({ boardUrl, key }) {
  const board = await connect(boardUrl, { role: 'board', key });
  const place = { chapter: 'wizard-school', step: 'black-box' };
  for (const command of [
    { type: 'clock-set', minutes: 12 },
    { type: 'spotlit', place },
    { type: 'gate-closed', place: { ...place, step: 'graduation' } },
    { type: 'noted', text: 'Coffee after the gate. Ask your neighbour what they heard.' },
  ]) {
    const id = crypto.randomUUID();
    board.say({ type: 'command', id, command });
    await board.hear((message) => message.type === 'done' && message.id === id);
  }
  return board;
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  await takeBoardPictures(process.argv[2] ?? join(ROOT, 'docs'));
