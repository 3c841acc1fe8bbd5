import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { chapterOf, valuesOf } from './course.ts';
import { nothingLeft, processesOf, until } from './leftovers.ts';
import { Player } from './player.ts';
import { needTool, removeFolders, run } from './program.ts';
import { type Launch, Screen } from './screen.ts';

afterAll(removeFolders);

const SEED = 3;
let screen: Screen;
let player: Player;

/** Opens Wizard School at a step, by its place from 0. */
async function open(step = 0, launch: Launch = {}): Promise<void> {
  const chapter = await chapterOf('wizard-school');
  const args = ['start', '0', '--step', String(step + 1), '--seed', String(SEED)];
  screen = await Screen.launch({ ...launch, args });
  player = new Player(screen, chapter);
  await player.at(step);
}

async function close(): Promise<void> {
  await screen.close();
  await nothingLeft(screen.home);
}

/** Waits until one of the shell's rows is exactly this. */
async function row(wanted: string): Promise<void> {
  await screen.untilTrue(() => player.shellRows().includes(wanted), `the row ${wanted}`);
}

describe('programs in the pane', () => {
  beforeEach(() => open());
  afterEach(close);

  it('less scrolls with arrows and pages', async () => {
    await needTool('less');
    await player.start('seq 1 100 | less');
    await screen.untilTrue(() => player.shellRows()[0] === '1', 'the top');
    screen.press('\x1b[B\x1b[B');
    await screen.untilTrue(() => player.shellRows()[0] === '3', 'two lines further');
    screen.press('\x1b[A');
    await screen.untilTrue(() => player.shellRows()[0] === '2', 'one line back');
    screen.press('\x1b[6~');
    await screen.untilTrue(() => Number(player.shellRows()[0]) > 5, 'a page further');
    screen.press('q');
    await player.prompt();
  });

  it('vi edits a file', async () => {
    await needTool('vi');
    await player.start('vi poem.txt');
    await row('~');
    screen.press('iroses are red');
    await row('roses are red');
    screen.press('\x1b');
    screen.press(':wq\r');
    await player.prompt();
    await player.type('cat poem.txt');
    await row('roses are red');
  });

  it('top shows processes and quits', async () => {
    await needTool('top');
    await player.start('top');
    await screen.until(/PID +USER/);
    screen.press('q');
    await player.prompt();
  });

  it('Ctrl-Z stops, fg goes on, Ctrl-C ends', async () => {
    await player.start('sleep 1000');
    const asleep = () => processesOf(screen.home).some(({ command }) => command === 'sleep 1000');
    await until(asleep, 'the program');
    screen.press('\x1a');
    await player.prompt();
    await screen.until(/Stopped +sleep 1000/);
    await player.start('fg');
    await row('sleep 1000');
    screen.press('\x03');
    await player.prompt();
    await player.type('jobs; echo "status $?, no jobs"');
    await row('status 0, no jobs');
  });

  it('Ctrl-D ends the shell: a fresh one takes its place, with a word', async () => {
    await player.type('cd /tmp; gone=no');
    screen.press('\x04');
    await screen.until('Shell 1 had ended, so here is a fresh one.');
    await player.prompt();
    await player.type('echo "here: $PWD $gone."');
    await row('here: /home/spy .');
  });

  it('a paste of several lines waits for Enter', async () => {
    await player.toShell();
    await player.prompt();
    screen.press('\x1b[200~echo first\necho second\x1b[201~');
    await screen.until('echo second');
    expect(player.shellRows()).not.toContain('first');
    screen.press('\r');
    await row('first');
    await row('second');
  });

  it('wide signs, accents and emoji take their cells', async () => {
    await player.type("printf 'é漢字👍🏽|end\\n'");
    const y = screen.text().split('\n').indexOf('é漢字👍🏽|end');
    expect(y).toBeGreaterThan(0);
    const { buffer } = screen.terminal;
    const line = buffer.active.getLine(buffer.active.baseY + y);
    // 1 + 2 + 2 + 2 cells.
    expect(line?.getCell(7)?.getChars()).toBe('|');
  });

  it('a flood is right at its end, and Shift-PgUp looks back', async () => {
    await player.type('seq 1 200000');
    const numbers = () =>
      player
        .shellRows()
        .filter((each) => /^\d+$/.test(each))
        .map(Number);
    const last = numbers();
    expect(last.at(-1)).toBe(200_000);
    expect(last).toEqual(last.map((_, at) => 200_001 - last.length + at));
    screen.press('\x1b[5;2~');
    await screen.until(/\d+ lines back/);
    await screen.untilTrue(() => (numbers().at(-1) ?? 0) < 200_000, 'earlier lines');
    const back = numbers();
    expect(back).toEqual(back.map((_, at) => (back[0] ?? 0) + at));
    screen.press('\x1b[6;2~');
    await screen.untilTrue(() => numbers().at(-1) === 200_000, 'the end again');
  });

  /** `t` in the guide goes to another shell, which then listens. */
  async function another(): Promise<void> {
    await player.toGuide();
    screen.press('t');
    await screen.until('Ctrl-C stop what runs');
  }

  it('two shells, one lab; t goes back when one of them is free', async () => {
    await player.type('echo from-the-first > note');
    await another();
    await screen.until('shell 2');
    await player.prompt();
    await player.type('cat note');
    await row('from-the-first');
    await another();
    await screen.until('echo from-the-first > note');
    expect(screen.text()).not.toContain('shell 3');
  });

  it('a third shell while the others are busy, and no fourth', async () => {
    // What a command prints comes after the news that it runs; a shell of which nobody knows that is not busy.
    const keepBusy = async () => {
      await player.start('echo busy; sleep 1000');
      await row('busy');
    };
    for (const tabs of [2, 3]) {
      await keepBusy();
      await another();
      await screen.until(`shell ${tabs}`);
      await player.prompt();
    }
    await keepBusy();
    await another();
    await screen.until(/shell 1.*shell 2.*shell 3/);
    expect(screen.text()).not.toContain('shell 4');
  });
});

describe('the guide and the shell', () => {
  afterEach(close);

  it('p puts a command on the prompt without running it', async () => {
    await open(0);
    screen.press('p');
    await screen.untilTrue(
      () => player.shellRows().some((each) => /\$ \.\/parrot$/.test(each)),
      'it',
    );
    screen.press('\x15');
    await player.prompt();
    await player.type('history | wc -l');
    await row('1');
  });

  it.each([
    ['narrow', { columns: 80, rows: 24 }],
    ['wide', { columns: 140, rows: 40 }],
  ])('the telling line is marked (%s)', async (_name, size) => {
    await open(3, size);
    await player.type('strace -e trace=write ./parrot');
    await player.solvedFromShell();
    await screen.untilTrue(() => screen.inverse().length > 0, 'a marked line');
    expect(screen.inverse()).toEqual([expect.stringMatching(/^write\(1, "/)]);
  });

  it('hints come one at a time, then show me', async () => {
    await open(3);
    const { hints } = player.chapter.steps[3] ?? expect.fail('no step');
    for (const [at] of hints.entries()) {
      screen.press('h');
      await screen.until(`Hint ${at + 1}`);
      expect(screen.text()).not.toContain(`Hint ${at + 2}`);
    }
    screen.press('h');
    screen.press('s');
    await screen.until('One way to do it');
    await screen.until('$ strace ./parrot');
    expect(screen.text()).not.toContain('Solved');
  });

  it('skipping asks once, is remembered, and can be made good', async () => {
    await open(1);
    screen.press('x');
    await screen.until('x again skips');
    screen.press('x');
    await player.at(2);
    screen.press('b');
    await player.at(1);
    await screen.until('Skipped before.');
    screen.press('q');
    await screen.until('Continue: Wizard School, step 2');
    const { stdout } = await run(screen.home, ['progress']);
    expect(stdout).toContain('1 skipped');
    screen.press('1');
    await player.at(1);
    await screen.until('Skipped before.');
    await player.solve(player.chapter.steps[1] ?? expect.fail('no step'));
    await screen.until('Solved.');
  });

  it('a wrong answer gets a reason, the right one passes', async () => {
    await open(4);
    const values = await valuesOf(player.chapter, SEED);
    await player.type('strace -c ./parrot');
    await player.answer('1');
    await screen.until('Not that one.');
    await player.answer(String(values.parrotTally));
    await screen.until('Solved.');
  });

  it('the transcript shows a line of a million signs at once', async () => {
    await open(0);
    await player.type("head -c 1000000 /dev/zero | tr '\\0' x > long; echo the end >> long");
    await player.toGuide();
    screen.press('v');
    await screen.until(/line (\d+) of \1/);
    await screen.until(/xxx….*xxxthe end$/m);
    screen.press('the end');
    await screen.until(/Filter: the end.*line 2 of 2/);
  });

  it('the transcript filters, and Esc leads back', async () => {
    await open(0);
    await player.type('seq 1 30');
    await player.type('echo needle in the hay');
    await player.toGuide();
    screen.press('v');
    await screen.until('What your commands showed');
    await screen.until(/line (\d+) of \1/);
    screen.press('needle');
    await screen.until(/Filter: needle.*line 2 of 2/);
    expect(screen.text()).toContain('$ echo needle in the hay');
    expect(screen.text()).not.toMatch(/^ *17$/m);
    screen.press('\x1b');
    await screen.until('(type to filter)');
    screen.press('\x1b');
    await player.at(0);
    await screen.until('The black box');
  });
});
