import xterm from '@xterm/headless';
import { describe, expect, test } from 'vitest';
import { loadCourse } from '../../src/course/load.ts';
import { type EventDetails, newEvent } from '../../src/journal/events.ts';
import { memoryJournal } from '../../src/journal/memory.ts';
import { INDENT } from '../../src/ui/components/indent.ts';
import { loadWithInk } from '../../src/ui/ink/load.ts';
import { homeList } from '../../src/ui/screens/home/entries.ts';
import { firstLines } from '../../src/ui/screens/home/first-lines.ts';
import { widthOf } from '../../src/ui/screens/home/words.ts';
import { inAscii } from '../../src/ui/terminal/ascii.ts';
import { Compositor } from '../../src/ui/terminal/compositor.ts';
import { Terminal } from '../../src/ui/terminal/terminal.ts';
import { ThemeProvider, themeFor } from '../../src/ui/theme.tsx';

const { Box } = await loadWithInk(() => import('ink'));
const { InkHost } = await loadWithInk(() => import('../../src/ui/ink/host.ts'));
const { HomeScreen } = await loadWithInk(() => import('../../src/ui/screens/HomeScreen.tsx'));
const { School } = await loadWithInk(() => import('../../src/ui/school.tsx'));
const course = await loadCourse();

interface Look {
  readonly columns: number;
  readonly rows: number;
  readonly colour: boolean;
  readonly unicode: boolean;
}

/** Every cell of the screen that these lines make: what stands in it, and how it looks. */
async function cellsOf(lines: readonly string[], { columns, rows }: Look): Promise<string[]> {
  const term = new xterm.Terminal({ cols: columns, rows, allowProposedApi: true });
  let out = '';
  const compositor = new Compositor((bytes) => {
    out += bytes;
  });
  compositor.show({ lines, overlay: undefined, cursor: undefined }, rows);
  await new Promise<void>((done) => term.write(out, done));
  return Array.from({ length: rows }, (_, y) =>
    Array.from({ length: columns }, (_, x) => {
      const cell = term.buffer.active.getLine(y)?.getCell(x);
      const chars = cell?.getChars() || ' ';
      if (chars === ' ') return ' ';
      return `${chars}${cell?.getFgColor()}${cell?.isBold() ? 'b' : ''}${cell?.isItalic() ? 'i' : ''}`;
    }).join(','),
  );
}

/** The home screen twice: as Ink draws it, and as it is drawn without. `at`: where the pointer stands. */
function both(events: readonly EventDetails[], look: Look, at?: number) {
  const { columns, rows, colour, unicode } = look;
  const theme = themeFor({ colour, unicode, hyperlinks: false });
  const journal = memoryJournal(events.map((details) => newEvent(course[0]?.id ?? '', details)));
  const list = homeList(course, journal.events, widthOf(columns) - INDENT, theme.marks);
  const plain = firstLines(list, at ?? list.next, { columns, rows }, theme);
  const terminal = new Terminal(process.stdin, process.stdout);
  const school = new School({
    ...{ terminal, chapters: course, journal, schoolHome: '/nowhere', notice: '' },
  });
  const host = new InkHost(
    <ThemeProvider value={theme}>
      <Box width={columns} height={rows}>
        <HomeScreen school={school} columns={columns} rows={rows} />
      </Box>
    </ThemeProvider>,
    columns,
    rows,
    () => {},
  );
  const ink = unicode ? host.frame : host.frame.map(inAscii);
  host.close();
  return { plain, ink, list };
}

const steps = course[0]?.steps.map(({ id }) => id) ?? [];
const solved = (step: string): EventDetails => ({ type: 'solved', step, how: 'solved' });
const LIVES: Record<string, readonly EventDetails[]> = {
  'who is new': [],
  'in the middle of a chapter': [
    { type: 'chapter-started', seed: 1 },
    ...steps.slice(0, 3).map(solved),
    { type: 'step-entered', step: steps[3] ?? '' },
  ],
  'who closed a case': [
    { type: 'chapter-started', seed: 1 },
    ...steps.map(solved),
    { type: 'chapter-finished' },
  ],
};
const SIZES = [
  [80, 24],
  [140, 45],
  [100, 23],
  [74, 30],
  [66, 20],
  [250, 60],
] as const;

describe('the home screen drawn without Ink', () => {
  describe.each(Object.keys(LIVES))('for a learner %s', (life) => {
    test.each(SIZES)('is what Ink draws, to the cell, at %d x %d', async (columns, rows) => {
      for (const [colour, unicode] of [
        [true, true],
        [false, true],
        [false, false],
      ] as const) {
        const look = { columns, rows, colour, unicode };
        const { plain = expect.fail('not drawn'), ink } = both(LIVES[life] ?? [], look);
        expect(await cellsOf(plain, look)).toEqual(await cellsOf(ink, look));
      }
    });
  });

  test('leaves to Ink what does not fit', () => {
    const look = { colour: true, unicode: true };
    expect(both([], { ...look, columns: 60, rows: 24 }).plain).toBeUndefined();
    expect(both([], { ...look, columns: 80, rows: 12 }).plain).toBeUndefined();
  });

  test('the pointer stands where it is told', async () => {
    const look = { columns: 80, rows: 24, colour: true, unicode: true };
    const rowAt = (at: number) =>
      both([], look, at).plain?.findIndex((line) => line.includes('❯')) ?? expect.fail();
    expect([rowAt(1) - rowAt(0), rowAt(3) - rowAt(0)]).toEqual([1, 3]);
  });
});
