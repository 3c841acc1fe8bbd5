import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { until } from '../../e2e/leftovers.ts';
import { newFolder, removeFolders } from '../../e2e/program.ts';
import { type Launch, Screen } from '../../e2e/screen.ts';
import { built } from '../build.ts';
import { HOSTILE } from '../hostile.ts';

const [ENTER, ESC, DOWN, UP, END, PAGE_UP, SHIFT_TAB, CTRL_C] = [
  '\r',
  '\x1b',
  '\x1b[B',
  '\x1b[A',
  '\x1b[F',
  '\x1b[5~',
  '\x1b[Z',
  '\x03',
];
const SMALL = { columns: 80, rows: 24 };
const WIDE = { columns: 140, rows: 45 };

let program = '';
beforeAll(async () => {
  program = await built(join(import.meta.dirname, 'program.ts'));
});
afterAll(removeFolders);

const open: Screen[] = [];
afterAll(async () => {
  // Whatever fails here, what was made is removed.
  await Promise.allSettled(open.map((screen) => screen.close()));
});

/** The board in a terminal, and what it told the room. */
async function board(launch: Launch = {}) {
  const told = join(newFolder(), 'told.json');
  const env = { BOARD_TOLD: told, ...launch.env };
  const screen = await Screen.launch({ ...launch, program, env });
  open.push(screen);
  const commands = (): { type: string }[] =>
    existsSync(told) ? JSON.parse(readFileSync(told, 'utf8')) : [];
  const heard = async (count: number) => {
    await until(() => commands().length >= count, `${count} commands`);
    return commands();
  };
  return { screen, commands, heard };
}

/** The row with the pointer. */
function picked(screen: Screen): string {
  return (
    screen
      .text()
      .split('\n')
      .find((row) => /❯/.test(row)) ?? ''
  );
}

describe.each([
  ['80x24', SMALL],
  ['140x45', WIDE],
])('the pages at %s', (_size, size) => {
  test('each has a key, and Tab goes round', async () => {
    const { screen } = await board(size);
    await screen.until('[1 Room]');
    await screen.until('sorted by need');
    for (const [key, bar, content] of [
      ['2', '[2 Map]', 'ready: done there'],
      ['3', '[3 Step]', 'How many system calls'],
      ['4', '[4 Help 3!]', 'waits'],
      ['5', '[5 Machines]', 'Who lacks what'],
      ['6', '[6 Join]', '▄▀▄'],
    ] as const) {
      screen.press(key);
      await screen.until(bar);
      await screen.until(content);
      expect(screen.text()).toContain('Tuesday’s spies');
      expect(screen.text()).toContain('28/30 connected');
      expect(screen.text()).toContain('http://192.168.1.20:4711/join/XK7P-2M9Q');
    }
    screen.press('\t');
    await screen.until('[1 Room]');
    screen.press(SHIFT_TAB);
    await screen.until('[6 Join]');
    screen.press('?');
    await screen.until('end the room for everybody');
    expect(screen.text()).toContain('1 to 6, Tab');
    expect(screen.text()).toContain('facilitate --resume opens it again');
    screen.press('x');
    await screen.until('Join this room');
  });
});

describe('on the page', () => {
  test('Room one learner is found by name or by step, from every page, and Esc shows everybody', async () => {
    const { screen, heard } = await board({ ...SMALL, env: { BOARD_LEARNERS: '300' } });
    await screen.until('of 300');
    screen.press('2/radia');
    await screen.until(/\d of 300 fit “radia”/);
    expect(picked(screen)).toContain('Radia');
    screen.press(`${ENTER}m`);
    await screen.until('Note to Radia');
    screen.press(`on my way${ENTER}`);
    expect(await heard(1)).toMatchObject([{ type: 'noted', text: 'on my way' }]);
    screen.press(ESC);
    await screen.until('1-16 of 300');
    screen.press('/nobody like this');
    await screen.until('Nobody fits “nobody like this”');
    screen.press(ESC);
    await screen.until('1-16 of 300');
  });

  test('Room one scrolls to the last, sorts by name, hides all names, and looks at somebody’s step', async () => {
    const { screen } = await board(SMALL);
    await screen.until('1-16 of 30');
    screen.press('r');
    await screen.until(/❯ . \S+( \S+)? +Ada /);
    screen.press(END);
    await screen.until('15-30 of 30');
    expect(picked(screen)).toContain('Yukihiro');
    screen.press('a');
    await screen.until('Names are hidden');
    expect(screen.text()).not.toContain('Yukihiro');
    expect(screen.text()).toContain('learner ');
    screen.press('4');
    await screen.until('[4 Help 3!]');
    for (const name of ['Yukihiro', 'Ken', 'Joan']) expect(screen.text()).not.toContain(name);
    screen.press('1a');
    await screen.until('Names are shown again');
    screen.press(END);
    await screen.until('15-30 of 30');
    const [, place = ''] = /(\d\.\d+ .*?) {2}/.exec(picked(screen)) ?? [];
    screen.press(ENTER);
    await screen.until('[3 Step]');
    expect(screen.row(4)).toContain(place.slice(0, 12));
  });

  test('Map a step is picked with arrows, and opened with Enter', async () => {
    const { screen } = await board(SMALL);
    await screen.until('[1 Room]');
    screen.press('2');
    await screen.until('❯ 5 Count the questions');
    screen.press(DOWN);
    await screen.until('❯ 6 The line that speaks');
    screen.press(`${UP}${PAGE_UP}`);
    await screen.until('❯ 1 The black box');
    screen.press(ENTER);
    await screen.until('Predictions (30)');
    screen.press('\x1b[C');
    await screen.until('0.2 While a page loads');
    screen.press('f');
    await screen.until('0.5 Count the questions');
  });

  test('Step everything can be read by scrolling', async () => {
    const { screen } = await board(SMALL);
    await screen.until('[1 Room]');
    screen.press('3');
    await screen.until('more lines');
    screen.press(END);
    await screen.until('the end');
    expect(screen.text()).toContain('numbers count.)');
  });

  test('Join the board’s link is hidden until a key shows it, and gone after leaving', async () => {
    const { screen } = await board(SMALL);
    await screen.until('[1 Room]');
    screen.press('6');
    await screen.until('30 joined');
    expect(screen.raw).not.toContain('not-a-real-key');
    screen.press('b');
    await screen.until('not-a-real-key');
    screen.press('56');
    await screen.until('30 joined');
    expect(screen.text()).not.toContain('not-a-real-key');
  });
});

describe('the controls', () => {
  const COUNT = { chapter: 'wizard-school', step: 'count' };

  test('hold the room at the picked step, and open the gate', async () => {
    const { screen, heard } = await board(SMALL);
    await screen.until('gate open');
    screen.press('2');
    await screen.until('❯ 5 Count');
    screen.press('g');
    await screen.until('■ held at 0.5 Count the questions');
    await screen.until('■ gate');
    screen.press('o');
    await screen.until('gate open');
    expect(await heard(2)).toEqual([
      { type: 'gate-closed', place: COUNT },
      { type: 'gate-opened' },
    ]);
    screen.press('o');
    await screen.until('No gate is closed');
  });

  test('a note to all, mended while it is typed, pasted, left with Esc', async () => {
    const { screen, heard, commands } = await board(SMALL);
    await screen.until('[1 Room]');
    screen.press('n');
    await screen.until('Note to all:');
    screen.press('Look at line qe\x7f\x7f5');
    await screen.until('Look at line 5');
    screen.press('\x1b[200~ and\nbreathe\x1b[201~');
    await screen.until('Look at line 5 and breathe');
    screen.press(ENTER);
    await screen.until('Told to all');
    expect(await heard(1)).toEqual([{ type: 'noted', text: 'Look at line 5 and breathe' }]);
    screen.press('n');
    await screen.until('Note to all:');
    screen.press('oops');
    await screen.until('oops');
    screen.press(ESC);
    await screen.until('all keys');
    // Outside a field a paste is nothing: not a row of commands.
    screen.press('\x1b[200~gee\x1b[201~6');
    await screen.until('[6 Join]');
    expect(commands()).toHaveLength(1);
  });

  test('a note to the picked learner, and help given', async () => {
    const { screen, heard } = await board(SMALL);
    await screen.until('[1 Room]');
    screen.press('4');
    await screen.until('[4 Help 3!]');
    const [, name] = /❯ +1 (\S+)/.exec(screen.text()) ?? [];
    screen.press('m');
    await screen.until(`Note to ${name}:`);
    screen.press(`I come${ENTER}`);
    await screen.until(`Told to ${name}`);
    screen.press(ENTER);
    await screen.until('[4 Help 2!]');
    expect(screen.text()).toContain(`Help given: ${name}`);
    const [note, help] = await heard(2);
    const id = expect.stringMatching(/^[0-9a-f-]{36}$/);
    expect(note).toEqual({ type: 'noted', text: 'I come', to: id });
    expect(help).toEqual({ type: 'help-given', learner: Object.assign({ to: '' }, note).to });
  });

  test('a clock in minutes, which runs; 0 clears it', async () => {
    const { screen, heard, commands } = await board(SMALL);
    await screen.until('[1 Room]');
    screen.press('c');
    await screen.until('Clock, in minutes');
    screen.press(`soon${ENTER}`);
    await screen.until('Minutes are a number');
    screen.press(`\x15${ENTER}`);
    await screen.until('There is no clock');
    expect(commands()).toEqual([]);
    screen.press(`c12,5${ENTER}`);
    await screen.until('clock 12:30');
    await screen.until('clock 12:29');
    screen.press(`c0${ENTER}`);
    await screen.until('The clock is gone');
    expect(screen.text()).not.toContain('clock 12:');
    expect(await heard(2)).toEqual([
      { type: 'clock-set', minutes: 12.5 },
      { type: 'clock-cleared' },
    ]);
  });

  test('debrief and solution to all, each after a second key; the projector', async () => {
    const { screen, heard, commands } = await board(SMALL);
    await screen.until('[1 Room]');
    screen.press('3d');
    await screen.until('d again shows the debrief of 0.5');
    screen.press('s');
    await screen.until('s again shows the solution of 0.5');
    screen.press('d');
    await screen.until('d again shows the debrief');
    expect(commands()).toEqual([]);
    screen.press('d');
    await screen.until('Everybody sees the debrief.');
    screen.press('ss');
    await screen.until('Everybody sees the solution.');
    screen.press('p');
    await screen.until('On the projector');
    expect(await heard(3)).toEqual([
      { type: 'revealed', place: COUNT, what: 'debrief' },
      { type: 'revealed', place: COUNT, what: 'solution' },
      { type: 'spotlit', place: COUNT },
    ]);
  });

  test('the room ends only when it is asked twice', async () => {
    const { screen, heard, commands } = await board(SMALL);
    await screen.until('[1 Room]');
    screen.press('e');
    await screen.until('e again ends the room');
    screen.press('2');
    await screen.until('[2 Map]');
    screen.press('e');
    await screen.until('e again ends the room');
    expect(commands()).toEqual([]);
    screen.press('e');
    await screen.until('the room has ended');
    expect(await heard(1)).toEqual([{ type: 'room-ended' }]);
  });

  test('what is to be known at first stands there until the next key', async () => {
    const { screen } = await board({ ...SMALL, env: { BOARD_NOTICE: 'The log was not whole.' } });
    await screen.until('The log was not whole.');
    screen.press('2');
    await screen.untilTrue(() => !screen.text().includes('not whole'), 'the notice gone');
  });

  test('what the room could not write down is told, and nothing pretends', async () => {
    const { screen } = await board({ ...SMALL, env: { BOARD_REFUSES: '1' } });
    await screen.until('[1 Room]');
    screen.press('g');
    await screen.until('the disk is full. Make room on it');
    expect(screen.text()).toContain('gate open');
    screen.press('2');
    await screen.until('[2 Map]');
    await screen.until('Nothing is saved now; learners keep theirs.');
  });
});

describe('a difficult room', () => {
  test('hostile names do nothing', async () => {
    const names = JSON.stringify(HOSTILE);
    const { screen } = await board({ ...SMALL, env: { BOARD_LEARNERS: '0', BOARD_NAMES: names } });
    await screen.until('11/11 connected');
    await screen.until('<script>al');
    expect(screen.raw).not.toContain('\x1b]0;');
    expect(screen.raw).not.toContain('http://evil');
    expect(screen.raw).not.toContain('\u202e');
    expect(screen.row(0)).toContain('Tuesday’s spies');
    expect(screen.row(22)).toBe('');
    const rows = Array.from({ length: 11 }, (_, at) => screen.row(5 + at));
    for (const row of rows) expect(row).toMatch(/^[❯ ] · new .*not begun yet/u);
  });

  test('two thousand learners who never rest', async () => {
    const env = { BOARD_LEARNERS: '2000', BOARD_BUSY: '400' };
    const { screen } = await board({ ...WIDE, env });
    await screen.until('1846/2000 connected', 60_000);
    screen.press(END);
    await screen.until('1964-2000 of 2000');
    screen.press('2');
    await screen.until('ready: done there');
    const before = screen.text();
    // Hints rain down on the picked step, and the board follows.
    await screen.untilTrue(() => screen.text() !== before, 'another drawing');
    screen.press('qq');
    expect(await screen.ended()).toBe(0);
  });

  test('an empty room says what to do', async () => {
    const { screen } = await board({ ...SMALL, env: { BOARD_LEARNERS: '0' } });
    await screen.until('Nobody has joined yet');
    for (const [key, words] of [
      ['4', 'Nobody waits for help'],
      ['5', 'Nobody’s doctor has told'],
      ['1m', 'To whom?'],
    ] as const) {
      screen.press(key);
      await screen.until(words);
    }
  });
});

describe('a plain terminal', () => {
  test('without UTF-8 everything is ASCII, on every page', async () => {
    const { screen } = await board({ ...SMALL, env: { LC_ALL: 'C' } });
    for (const [key, content] of [
      ['1', 'sorted by need'],
      ['2', '[2 Map]'],
      ['3', '[3 Step]'],
      ['4', '[4 Help'],
      ['5', '[5 Machines]'],
      ['6', 'A bigger window shows a QR code'],
      ['?', 'end the room for everybody'],
    ] as const) {
      screen.press(key);
      await screen.until(content);
      expect(screen.text()).toMatch(/^[\x20-\x7e\n]*$/);
    }
  });

  test('with NO_COLOR nothing is coloured, and every state still has its word', async () => {
    const { screen } = await board({ ...SMALL, env: { NO_COLOR: '1' } });
    await screen.until('asking');
    await screen.until('stuck');
    screen.press('6');
    await screen.until('Join this room');
    expect(screen.raw).not.toMatch(/\x1b\[[0-9;]*(?:3[0-7]|4[0-7]|9[0-7]|10[0-7])m/);
  });

  test('one that is too small says so, and the board is back when it grows', async () => {
    const { screen } = await board({ columns: 60, rows: 15 });
    await screen.until('The board needs 72x20 or more');
    screen.resize(100, 30);
    await screen.until('[1 Room]');
    expect(screen.text()).not.toContain('needs');
    screen.resize(72, 20);
    await screen.until(/^ Tuesday[\s\S]*1-12 of 30/);
  });
});

describe('the end', () => {
  /** The board has given back the terminal, and then only its caller spoke. */
  function givenBack(screen: Screen, code: number): void {
    const [, after = ''] = screen.raw.split('\x1b[?1049l');
    expect(after.trim()).toBe(`the board ended with ${code}`);
    expect(screen.raw.lastIndexOf('\x1b[?25h')).toBeGreaterThan(
      screen.raw.lastIndexOf('\x1b[?25l'),
    );
    expect(screen.terminal.modes.bracketedPasteMode).toBe(false);
    expect(screen.terminal.buffer.active.type).toBe('normal');
  }

  test.each([
    ['q', 'q'],
    ['Ctrl-C', CTRL_C],
  ])('comes with %s, twice, and says how to come back', async (_name, key) => {
    const { screen } = await board(SMALL);
    await screen.until('[1 Room]');
    screen.press(key);
    const asked = () => screen.text().replace(/\s+/g, ' ');
    const words = 'spy-school facilitate --resume tuesday';
    await screen.untilTrue(() => asked().includes(words), words);
    screen.press(DOWN);
    await screen.untilTrue(() => !screen.text().includes('--resume'), 'the question forgotten');
    screen.press(key);
    await screen.until('Once more closes the room');
    screen.press(key);
    expect(await screen.ended()).toBe(0);
    givenBack(screen, 0);
  });

  test('comes with SIGTERM', async () => {
    const { screen } = await board({ ...SMALL, env: { BOARD_BUSY: '100' } });
    await screen.until('[1 Room]');
    screen.kill('SIGTERM');
    expect(await screen.ended()).toBe(143);
    givenBack(screen, 143);
  });

  test('comes when the terminal is closed', async () => {
    const { screen } = await board({ ...SMALL, env: { BOARD_BUSY: '100' } });
    await screen.until('[1 Room]');
    const { pid } = screen;
    screen.destroy();
    await screen.ended();
    expect(existsSync(`/proc/${pid}/exe`)).toBe(false);
  });

  test('Ctrl-C in a field asks like everywhere else', async () => {
    const { screen } = await board(SMALL);
    await screen.until('[1 Room]');
    screen.press('n');
    await screen.until('Note to all:');
    screen.press(CTRL_C);
    await screen.until('Once more closes the room');
    screen.press(CTRL_C);
    expect(await screen.ended()).toBe(0);
  });
});
