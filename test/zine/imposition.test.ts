import { describe, expect, test } from 'vitest';
import {
  bookletSides,
  MINI_COLUMNS,
  MINI_CUT,
  MINI_ROWS,
  miniPanels,
  type Panel,
  type Side,
} from '../../src/zine/pdf/imposition.ts';

const countTo = (last: number): number[] => Array.from({ length: last }, (_, index) => index + 1);

/** What is printed on one half of one face of a sheet, as somebody sees it who looks at that face. */
interface Print {
  readonly page: number;
  readonly up: boolean;
}

/** A printed sheet on the table, front up: what is on each half, and on the same half's other face. */
interface PrintedSheet {
  readonly left: { readonly front: Print; readonly back: Print };
  readonly right: { readonly front: Print; readonly back: Print };
}

/**
 * The printer prints a front, turns the sheet over, prints the back. Over the short edge, what was left comes to lie
 * right and heads stay up; over the long edge, left stays left and heads go down. Seen again from the front, as
 * somebody turning pages does who turns them sideways.
 */
function printed(front: Side, back: Side, flip: 'short' | 'long'): PrintedSheet {
  const on = (side: Side, half: 'left' | 'right'): Print => {
    const slot = side.slots.find((each) => each.half === half) ?? expect.fail('an empty half');
    return { page: slot.page, up: !slot.turned };
  };
  const behind = (half: 'left' | 'right'): Print => {
    const other = half === 'left' ? 'right' : 'left';
    if (flip === 'short') return on(back, other);
    const upsideDown = on(back, half);
    return { ...upsideDown, up: !upsideDown.up };
  };
  return {
    left: { front: on(front, 'left'), back: behind('left') },
    right: { front: on(front, 'right'), back: behind('right') },
  };
}

/**
 * All sheets laid into each other, the first one outside and face down, and folded: the right halves' leaves come
 * first, from outside in, then the left halves', from inside out. A leaf's recto is read before its verso.
 */
function folded(sheets: readonly PrintedSheet[]): Print[] {
  const firstHalf = sheets.flatMap(({ right }) => [right.front, right.back]);
  const secondHalf = sheets.toReversed().flatMap(({ left }) => [left.back, left.front]);
  return [...firstHalf, ...secondHalf];
}

function fold(sides: readonly Side[], flip: 'short' | 'long'): Print[] {
  const sheets = countTo(sides.length / 2).map((number) => {
    const [front, back] = sides.filter((side) => side.sheet === number);
    if (front?.face !== 'front' || back?.face !== 'back') return expect.fail('front, then back');
    return printed(front, back, flip);
  });
  return folded(sheets);
}

describe('the booklet', () => {
  test('sixteen pages: for each sheet and side, which page stands where and which way up', () => {
    const plan = bookletSides(16).map(
      ({ sheet, face, slots }) =>
        `${sheet} ${face}: ${slots.map(({ page, half, turned }) => `${half} ${page} ${turned ? 'turned' : 'up'}`).join(', ')}`,
    );
    expect(plan).toEqual([
      '1 front: left 16 up, right 1 up',
      '1 back: left 2 up, right 15 up',
      '2 front: left 14 up, right 3 up',
      '2 back: left 4 up, right 13 up',
      '3 front: left 12 up, right 5 up',
      '3 back: left 6 up, right 11 up',
      '4 front: left 10 up, right 7 up',
      '4 back: left 8 up, right 9 up',
    ]);
  });

  test.each([4, 8, 16, 20])('%i pages: folded, they read in order, all heads up', (pages) => {
    const read = fold(bookletSides(pages), 'short');
    expect(read.map(({ page }) => page)).toEqual(countTo(pages));
    expect(read.every(({ up }) => up)).toBe(true);
  });

  test('flipped on the long edge it is no book: that is what the instruction is for', () => {
    const read = fold(bookletSides(16), 'long');
    expect(read.map(({ page }) => page)).not.toEqual(countTo(16));
    expect(read.filter(({ up }) => !up)).toHaveLength(8);
  });

  test.each([0, 2, 15, 18])('%i pages make no sheets', (pages) => {
    expect(() => bookletSides(pages)).toThrow('multiple of four');
  });
});

/** Two panels that hang together, by the edge between them. */
interface Joint {
  readonly panels: readonly [Panel, Panel];
  readonly edge: 'side' | 'head';
}

interface Cut {
  readonly from: number;
  readonly to: number;
}

/** The sheet's paper: neighbours hang together, except over the cut. */
function joints(panels: readonly Panel[], cut: Cut): Joint[] {
  const at = (row: number, column: number): Panel | undefined =>
    panels.find((panel) => panel.row === row && panel.column === column);
  return panels.flatMap((panel) => {
    const right = at(panel.row, panel.column + 1);
    const below = at(panel.row + 1, panel.column);
    const isCut = panel.column >= cut.from && panel.column < cut.to;
    return [
      ...(right === undefined ? [] : [{ panels: [panel, right], edge: 'side' } as const]),
      ...(below === undefined || isCut ? [] : [{ panels: [panel, below], edge: 'head' } as const]),
    ];
  });
}

/** The panels in the ring that the cut leaves: each hangs on two others, and the way round begins with a panel. */
function ring(all: readonly Joint[], start: Panel): { panel: Panel; next: Joint }[] {
  const around: { panel: Panel; next: Joint }[] = [];
  let panel = start;
  let came: Joint | undefined;
  do {
    const hanging = all.filter((joint) => joint.panels.includes(panel));
    if (hanging.length !== 2) throw new Error(`page ${panel.page} hangs on ${hanging.length}`);
    const next: Joint = hanging.find((joint) => joint !== came) ?? expect.fail('no way on');
    around.push({ panel, next });
    panel = next.panels[0] === panel ? next.panels[1] : next.panels[0];
    came = next;
  } while (panel !== start);
  return around;
}

/**
 * Folds the sheet: lengthwise first, the print outside, so that panels joined at their heads come back to back; then
 * its ends are pushed together, so that the other joints fold by turns towards and away from who folds. Says which
 * panels then are back to back (a leaf), and which face each other (a spread, or the covers outside).
 */
function foldMini(panels: readonly Panel[], cut: Cut = MINI_CUT) {
  const around = ring(joints(panels, cut), panels[0] ?? expect.fail('no panels'));
  const parity = around.findIndex(({ next }) => next.edge === 'head') % 2;
  const backToBack = around.filter((_, index) => index % 2 === parity).map(({ next }) => next);
  const facing = around.filter((_, index) => index % 2 !== parity).map(({ next }) => next);
  return { backToBack, facing };
}

/** The two panels of a joint at its side as a reader has them: left and right, whichever way up both stand. */
function asRead({ panels: [first, second], edge }: Joint): [left: Panel, right: Panel] {
  if (edge === 'head') throw new Error('a spread hangs together at the spine, not at the head');
  if (first.turned !== second.turned) throw new Error('two ways up in one spread');
  const [left, right] = first.column < second.column ? [first, second] : [second, first];
  return left.turned ? [right, left] : [left, right];
}

/** Reads a folded mini zine from its front cover: turn the leaf, cross the spine, until the back cover. */
function readMini(panels: readonly Panel[], cut: Cut = MINI_CUT): number[] {
  const { backToBack, facing } = foldMini(panels, cut);
  const cover = panels.find((panel) => panel.page === 1) ?? expect.fail('no cover');
  const other = (all: readonly Joint[], panel: Panel): Panel => {
    const joint = all.find((each) => each.panels.includes(panel)) ?? expect.fail('not folded');
    return joint.panels[0] === panel ? joint.panels[1] : joint.panels[0];
  };
  const read: number[] = [];
  let recto = cover;
  do {
    const verso = other(backToBack, recto);
    read.push(recto.page, verso.page);
    recto = other(facing, verso);
  } while (recto !== cover);
  return read;
}

describe('the mini zine', () => {
  const panels = miniPanels();

  test('which page stands where on its one sheet, and which way up', () => {
    const rows = Array.from({ length: MINI_ROWS }, (_, row) =>
      Array.from({ length: MINI_COLUMNS }, (__, column) => {
        const panel = panels.find((each) => each.row === row && each.column === column);
        return `${panel?.page} ${panel?.turned ? 'turned' : 'up'}`;
      }),
    );
    expect(rows).toEqual([
      ['7 turned', '6 turned', '5 turned', '4 turned'],
      ['8 up', '1 up', '2 up', '3 up'],
    ]);
  });

  test('one cut over the two middle columns leaves a ring of eight panels', () => {
    expect(MINI_CUT).toEqual({ from: 1, to: 3 });
    expect(() => readMini(panels, { from: 1, to: 1 })).toThrow('hangs on 3');
  });

  test('folded, cut and pushed together it reads from 1 to 8', () => {
    expect(readMini(panels)).toEqual(countTo(8));
  });

  test('each spread has its earlier page on the left, and the covers are outside, the front one right', () => {
    const spreads = foldMini(panels).facing.map((joint) => asRead(joint).map(({ page }) => page));
    expect(spreads.toSorted((a, b) => (a[0] ?? 0) - (b[0] ?? 0))).toEqual([
      [2, 3],
      [4, 5],
      [6, 7],
      [8, 1],
    ]);
  });

  test('all heads are up: folded back over the lengthwise fold, the upper row turns over', () => {
    // Over a level fold, what is upside down on the flat sheet comes to stand upright behind it.
    expect(panels.every((panel) => panel.turned === (panel.row === 0))).toBe(true);
    for (const { panels: pair, edge } of foldMini(panels).backToBack)
      expect(pair[0].turned !== pair[1].turned, `pages ${pair[0].page} and ${pair[1].page}`).toBe(
        edge === 'head',
      );
  });

  test('pages that change places are noticed', () => {
    const swapped = panels.map((panel) =>
      panel.page === 5 || panel.page === 6 ? { ...panel, page: 11 - panel.page } : panel,
    );
    expect(readMini(swapped)).not.toEqual(countTo(8));
    const upright = panels.map((panel) => ({ ...panel, turned: false }));
    const spreads = foldMini(upright).facing.map((joint) => asRead(joint).map(({ page }) => page));
    expect(spreads).toContainEqual([5, 4]);
  });
});
