import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { chapterLayout } from '../../src/ui/chapter/layout.ts';
import { chapterOf } from './course.ts';
import { nothingLeft } from './leftovers.ts';
import { Player } from './player.ts';
import { needTool, removeFolders } from './program.ts';
import { type Launch, Screen } from './screen.ts';

afterAll(removeFolders);

let screen: Screen;
let player: Player;
/** Side by side. */
const WIDE = { columns: 140, rows: 40 };
const IN_SHELL = 'Ctrl-C stop what runs';

async function open(step = 0, launch: Launch = {}): Promise<void> {
  const args = ['start', '0', '--step', String(step + 1), '--seed', '3'];
  screen = await Screen.launch({ ...WIDE, ...launch, args });
  player = new Player(screen, await chapterOf('wizard-school'));
  await player.at(step);
  if (!launch.env) await untilMode('vt200');
}

async function close(): Promise<void> {
  await screen.close();
  await nothingLeft(screen.home);
}

const mode = () => screen.terminal.modes.mouseTrackingMode;

async function untilMode(wanted: string): Promise<void> {
  await screen.untilTrue(() => mode() === wanted, `the mouse mode ${wanted}`);
}

/** Parts of the screen as they lie while the shell has the focus. */
function places() {
  const { columns, rows } = screen;
  const { guide, tabs, shell } = chapterLayout({ columns, rows, focus: 'shell', zoomed: false });
  if (!tabs || !shell) throw new Error('no room for a shell');
  return { guide, tabs, shell };
}

interface Spot {
  readonly x: number;
  readonly y: number;
}

function report(code: number, { x, y }: Spot, end: 'M' | 'm' = 'M'): string {
  return `\x1b[<${code};${x + 1};${y + 1}${end}`;
}

function click(spot: Spot): void {
  screen.press(report(0, spot) + report(0, spot, 'm'));
}

function wheel(turns: number, spot: Spot): void {
  screen.press(report(turns < 0 ? 64 : 65, spot).repeat(Math.abs(turns)));
}

const inside = ({ x, y }: Spot): Spot => ({ x: x + 5, y: y + 4 });

async function focused(part: 'guide' | 'shell'): Promise<void> {
  const wanted = part === 'shell';
  await screen.untilTrue(() => screen.text().includes(IN_SHELL) === wanted, `the ${part} focused`);
}

describe('the mouse', () => {
  afterEach(close);

  it('a click gives the keyboard to the shell, and to the guide', async () => {
    await open();
    click(inside(places().shell));
    await focused('shell');
    click(inside(places().guide));
    await focused('guide');
    click(inside(places().shell));
    await focused('shell');
    await player.type('echo typed');
    await screen.untilTrue(() => player.shellRows().includes('typed'), 'what it says');
  });

  it('a click on a tab goes to that shell', async () => {
    await open();
    await player.type('echo from-the-first');
    await player.toGuide();
    screen.press('t');
    await screen.until('shell 2');
    await player.prompt();
    expect(screen.text()).not.toContain('from-the-first');
    const { tabs } = places();
    click({ x: tabs.x + 5, y: tabs.y });
    await screen.until('from-the-first');
    click({ x: tabs.x + 15, y: tabs.y });
    await screen.untilTrue(() => !screen.text().includes('from-the-first'), 'shell 2 again');
    await player.prompt();
  });

  it('the wheel looks back in the shell, and scrolls the guide, whoever has the keyboard', async () => {
    await open(0, { columns: 80, rows: 20 });
    await player.type('seq 1 200');
    wheel(-2, inside(places().shell));
    await screen.until('6 lines back');
    wheel(9, inside(places().shell));
    await screen.untilTrue(() => !screen.text().includes('lines back'), 'the end again');
    const top = screen.row(2);
    wheel(-1, inside(places().guide));
    await screen.untilTrue(() => screen.row(2) !== top, 'another line on top');
    wheel(1, inside(places().guide));
    await screen.untilTrue(() => screen.row(2) === top, 'the first line again');
    expect(screen.text()).toContain(IN_SHELL);
  });

  it('the wheel moves the transcript, and a page that is read', async () => {
    await open();
    await player.type('seq 1 200');
    await player.toGuide();
    screen.press('v');
    await screen.until('line 201 of 201');
    wheel(-2, { x: 10, y: 10 });
    await screen.until('line 195 of 201');
  });

  it('bash never gets any of it, whole, cut or garbled, whatever a program left switched on', async () => {
    await open();
    await player.type("printf '\\033[?1003h\\033[?1006h'");
    const { shell } = places();
    const spot = inside(shell);
    screen.press(report(35, spot) + report(2, spot) + report(2, spot, 'm'));
    for (const piece of report(0, spot)) screen.press(piece);
    screen.press(report(0, spot, 'm'));
    screen.press('\x1b[<0;5\x1b[<;;M\x1b[<99999999;1;1M\x1b[M !!');
    await player.type('echo "clean: $(( 40 + 2 ))"');
    await screen.untilTrue(() => player.shellRows().includes('clean: 42'), 'a clean line');
    await player.type('history | wc -l');
    await screen.untilTrue(() => player.shellRows().includes('3'), 'three commands');
  });

  it('the answer field gets none of it either', async () => {
    await open(4);
    await screen.until('Your answer:');
    const spot = inside(places().guide);
    screen.press('4');
    for (const piece of report(0, spot)) screen.press(piece);
    screen.press(`${report(0, spot, 'm')}\x1b[<0;52`);
    wheel(1, spot);
    screen.press('2');
    await screen.until(/Your answer: 42\S?(?: |$)/m);
  });

  it('a click leads the pointer to an option, and does not choose it', async () => {
    await open(1);
    const row = screen
      .text()
      .split('\n')
      .findIndex((each) => /^ +3\. /.test(each));
    expect(row).toBeGreaterThan(0);
    click({ x: 8, y: row });
    await screen.until(/❯ 3\. /);
    click({ x: 8, y: row - 1 });
    await screen.until(/❯ 2\. /);
    expect(screen.text()).not.toMatch(/Noted|Solved|Not that one/);
  });

  it('who draws it over a text is told how to select', async () => {
    await open();
    const { guide } = places();
    screen.press(report(0, inside(guide)) + report(0, { x: 30, y: 8 }, 'm'));
    await screen.until('To select text, hold Shift');
    expect(screen.text()).not.toContain(IN_SHELL);
  });
});

describe('programs that listen to the mouse', () => {
  afterEach(close);

  /** Says sign by sign what comes from the keyboard, so many bytes, after asking for these modes. */
  const listen = (bytes: number, ...modes: number[]) =>
    `printf '${modes.map((each) => `\\033[?${each}h`).join('')}'; stty raw -echo; printf 'ready '; ` +
    `dd bs=1 count=${bytes} 2>/dev/null | od -An -c | tr -d ' \\n'; stty sane; ` +
    `printf '${modes.map((each) => `\\033[?${each}l`).join('')}'; echo`;

  const ready = () =>
    screen.untilTrue(() => player.shellRows()[0] === 'ready', 'the program that listens');

  it('hear of it in their own cells, while they have the keyboard', async () => {
    await open();
    await player.toShell();
    await player.start(`clear; ${listen(9, 1000, 1006)}`);
    await ready();
    const { guide, shell } = places();
    // Nothing of what happens beside it is theirs.
    wheel(1, inside(guide));
    screen.press(report(0, { x: shell.x + 2, y: shell.y + 3 }));
    await screen.until('033[<0;3;4M');
    await player.prompt();
  });

  it('ask for more than clicks, and the terminal is asked for it, until they end', async () => {
    await open();
    await player.toShell();
    await player.start(`clear; ${listen(10, 1003, 1006)}`);
    await ready();
    await untilMode('any');
    await player.toGuide();
    await untilMode('vt200');
    await player.toShell();
    await untilMode('any');
    const { shell } = places();
    screen.press(report(35, { x: shell.x, y: shell.y }));
    await screen.until('033[<35;1;1M');
    await player.prompt();
    await untilMode('vt200');
  });

  it('less turns its pages with the wheel, with its own mouse and without', async () => {
    await needTool('less');
    await open();
    for (const command of ['seq 1 300 | less --mouse', 'seq 1 300 | less']) {
      await player.start(command);
      await screen.untilTrue(() => player.shellRows()[0] === '1', 'the top');
      wheel(1, inside(places().shell));
      await screen.untilTrue(() => Number(player.shellRows()[0]) > 1, 'further down');
      screen.press('q');
      await player.prompt();
    }
  });
});

describe('the mouse is given back', () => {
  /** Whatever was switched on, the last word about each mode is that it is off. */
  function given(): void {
    expect(screen.raw).toContain('\x1b[?1000h');
    for (const each of [1000, 1002, 1003, 1006])
      expect(screen.raw.lastIndexOf(`\x1b[?${each}l`)).toBeGreaterThan(
        screen.raw.lastIndexOf(`\x1b[?${each}h`),
      );
    expect(mode()).toBe('none');
  }

  const WAYS: readonly (readonly [string, (screen: Screen) => void | Promise<void>])[] = [
    [
      'quits with Ctrl-C',
      async () => {
        screen.press('\x03');
        await screen.until('Ctrl-C again leaves');
        screen.press('\x03');
      },
    ],
    ['is asked to end', () => screen.kill('SIGTERM')],
    ['is interrupted', () => screen.kill('SIGINT')],
    ['hangs up', () => screen.kill('SIGHUP')],
  ];

  it.each(WAYS)('by a school that %s', async (_how, end) => {
    await open();
    await end(screen);
    await screen.ended();
    given();
    await nothingLeft(screen.home);
  });

  it('on the home screen already, and it comes back with a chapter', async () => {
    await open();
    screen.press('q');
    await screen.until('Here you learn to listen');
    await untilMode('none');
    screen.press('1');
    await player.at(0);
    await untilMode('vt200');
    await close();
  });
});

describe('the mouse stays the terminal’s', () => {
  afterEach(close);

  it.each([
    ['with SPY_SCHOOL_MOUSE=off', { SPY_SCHOOL_MOUSE: 'off' }],
    ['on Linux’s own console', { TERM: 'linux' }],
  ])('%s', async (_name, env) => {
    await open(0, { env });
    await player.type('echo here');
    await player.toGuide();
    screen.press('?');
    await screen.until('looks back');
    expect(screen.text()).not.toContain('Mouse:');
    expect(screen.raw).not.toMatch(/\x1b\[\?100[0-9]+h/);
    screen.press('\x1b');
  });

  it('line by line', async () => {
    screen = await Screen.launch({ args: ['start', '0', '--plain'] });
    await screen.until('~ $');
    expect(screen.raw).not.toMatch(/\x1b\[\?100[0-9]+h/);
  });
});
