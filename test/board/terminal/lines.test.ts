import { describe, expect, test } from 'vitest';
import { cropped, fitted } from '../../../src/board/lines.ts';
import { boardData, nameOf } from '../../../src/board/terminal/data.ts';
import { helpLine } from '../../../src/board/terminal/help-lines.ts';
import { machineLines } from '../../../src/board/terminal/machine-lines.ts';
import { barSpans, mapLines } from '../../../src/board/terminal/map-lines.ts';
import { barMarks } from '../../../src/board/terminal/marks.ts';
import { roomHead, roomLine } from '../../../src/board/terminal/room-lines.ts';
import { orderedRows } from '../../../src/board/terminal/rows.ts';
import { stepLines } from '../../../src/board/terminal/step-lines.ts';
import { windowAround, windowWord } from '../../../src/board/terminal/window.ts';
import { loadCourse } from '../../../src/course/load.ts';
import { plainText } from '../../../src/markdown/style.ts';
import { cells } from '../../../src/markdown/width.ts';
import { boardCourse } from '../../../src/room/model/course.ts';
import { machinesOf } from '../../../src/room/model/machines.ts';
import { themeFor } from '../../../src/ui/theme.tsx';
import { HOSTILE, HOSTILE_NAMES, SAFE } from '../hostile.ts';
import { MemoryRoom, populate } from './made-up.ts';

const COURSE = boardCourse(await loadCourse());
const NOW = Date.parse('2026-11-23T10:00:00Z');
const THEME = themeFor({ colour: true, unicode: true, hyperlinks: false });
const ASCII = themeFor({ colour: false, unicode: false, hyperlinks: false });
const WIDTHS = [72, 79, 91, 139];

function roomOf(names: readonly string[]) {
  const room = new MemoryRoom(COURSE, () => NOW);
  return { room, ids: names.map((name) => room.join(name, 60)) };
}

const dataOf = (room: MemoryRoom) => boardData(COURSE, room.state, room.now());

/** Brings a learner to a step, so many minutes ago. */
function at(room: MemoryRoom, id: string | undefined, step: string, minutesAgo: number) {
  room.did(id ?? expect.fail(), 'wizard-school', { type: 'step-entered', step }, minutesAgo);
}

describe('texts from outside', () => {
  test.each(Object.entries(HOSTILE_NAMES))(
    'keep to their cells and do nothing: one %s',
    (_what, text) => {
      for (const unicode of [true, false])
        for (const width of [1, 2, 10, 30]) {
          const shown = fitted(text, width, unicode);
          expect(cells(shown)).toBe(width);
          expect(shown).toMatch(SAFE);
        }
    },
  );

  test('what is cut says so', () => {
    expect(cropped('abcdef', 4, true)).toBe('abc…');
    expect(cropped('abcdef', 4, false)).toBe('abc~');
    expect(cropped('abcd', 4, true)).toBe('abcd');
  });
});

describe('a list that is longer than the screen', () => {
  test('moves as little as the pick needs', () => {
    expect(windowAround(300, 0, 0, 10)).toEqual({ from: 0, to: 10 });
    expect(windowAround(300, 9, 0, 10)).toEqual({ from: 0, to: 10 });
    expect(windowAround(300, 10, 0, 10)).toEqual({ from: 1, to: 11 });
    expect(windowAround(300, 5, 20, 10)).toEqual({ from: 5, to: 15 });
    expect(windowAround(300, 299, 290, 10)).toEqual({ from: 290, to: 300 });
    expect(windowAround(3, 2, 2, 10)).toEqual({ from: 0, to: 3 });
  });

  test('says where it stands, where not all is seen', () => {
    expect(windowWord({ from: 10, to: 20 }, 300)).toBe('11-20 of 300');
    expect(windowWord({ from: 0, to: 3 }, 3)).toBe('');
  });
});

describe('the order of learners', () => {
  function mixed() {
    const { room, ids } = roomOf([
      'Zoe asks',
      'Yan asks first',
      'Xi stuck',
      'Will slow',
      'Vera ready',
      'Uma',
      'Tom gone',
      'Sam new',
    ]);
    const [zoe, yan, xi, will, vera, uma, tom] = ids;
    for (const [id, ago] of [
      [zoe, 1],
      [yan, 1],
      [xi, 30],
      [will, 3],
      [vera, 9],
      [uma, 0],
      [tom, 50],
    ] as const)
      at(room, id, 'listen', ago);
    room.did(zoe ?? '', 'wizard-school', { type: 'help-asked', step: 'listen' }, 1);
    room.did(yan ?? '', 'wizard-school', { type: 'help-asked', step: 'listen' }, 5);
    room.did(vera ?? '', 'wizard-school', { type: 'solved', step: 'listen', how: 'solved' }, 1);
    room.leave(tom ?? '');
    return dataOf(room);
  }
  const names = (order: 'need' | 'name', anonymous = false) =>
    orderedRows(mixed(), order, anonymous).map(({ learner }) => learner.name);

  test('by need: who asked first, who is stuck, who is slow; who is away comes last', () => {
    expect(names('need')).toEqual([
      'Yan asks first',
      'Zoe asks',
      'Xi stuck',
      'Will slow',
      'Uma',
      'Sam new',
      'Vera ready',
      'Tom gone',
    ]);
  });

  test('by name, or by number where the order of names would give them away', () => {
    expect(names('name')[0]).toBe('Sam new');
    const data = mixed();
    const numbers = orderedRows(data, 'name', true).map(({ learner }) =>
      nameOf(data, learner, true),
    );
    expect(numbers).toEqual([1, 2, 3, 4, 5, 6, 7, 8].map((number) => `learner ${number}`));
  });
});

describe('a learner’s line', () => {
  test.each(WIDTHS)('is as wide as all others at %i cells, whatever the name', (width) => {
    const { room, ids } = roomOf([...HOSTILE, 'Ada']);
    for (const id of ids) {
      at(room, id, 'listen', 5);
      room.did(id, 'wizard-school', { type: 'hint-shown', step: 'listen', hint: 1 });
    }
    const data = dataOf(room);
    for (const theme of [THEME, ASCII]) {
      const look = { theme, width, anonymous: false };
      for (const row of data.rows) {
        const text = plainText(roomLine(row, false, data, look));
        expect(cells(text)).toBe(width);
        expect(text).toMatch(SAFE);
      }
      expect(cells(plainText(roomHead(look)))).toBeLessThanOrEqual(width);
    }
  });

  test('says everything in words and numbers, also without colour', () => {
    const { room, ids } = roomOf(['Ada']);
    const [ada = ''] = ids;
    at(room, ada, 'count', 17);
    room.did(ada, 'wizard-school', { type: 'hint-shown', step: 'count', hint: 1 });
    const wrong = {
      type: 'answered',
      step: 'count',
      answer: '7',
      verdict: 'wrong',
      reason: 'no',
    } as const;
    room.did(ada, 'wizard-school', wrong);
    room.did(ada, 'wizard-school', wrong);
    room.did(ada, 'wizard-school', {
      type: 'command-judged',
      step: 'count',
      command: 'ls',
      verdict: 'not-yet',
      reason: 'no',
    });
    room.leave(ada);
    const data = dataOf(room);
    const [row] = data.rows;
    const look = { theme: ASCII, width: 79, anonymous: false };
    const text = plainText(roomLine(row ?? expect.fail(), true, data, look));
    expect(text.replace(/ +/g, ' ').trim()).toBe(
      '> ! stuck Ada 0.5 Count the questions 17 1 2+1 0 away',
    );
    const hidden = plainText(
      roomLine(row ?? expect.fail(), true, data, { ...look, anonymous: true }),
    );
    expect(hidden).toContain('learner 1');
    expect(hidden).not.toContain('Ada');
  });

  test('in the queue says how long they wait', () => {
    const { room, ids } = roomOf(['Ada']);
    at(room, ids[0], 'count', 20);
    room.did(ids[0] ?? '', 'wizard-school', { type: 'help-asked', step: 'count' }, 12);
    const data = dataOf(room);
    const [first = expect.fail()] = data.queue;
    const text = plainText(
      helpLine(first, 0, true, data, { theme: THEME, width: 79, anonymous: false }),
    );
    expect(text).toMatch(/❯ {3}1 Ada .* 0\.5 Count the questions .*waits 12 min/);
  });
});

describe('the map', () => {
  test('one sign is one learner as long as there is room', () => {
    const text = (stuck: number, working: number, waiting: number, most: number) =>
      barSpans(stuck, working, waiting, most, 10, barMarks(false))
        .map((each) => each.text)
        .join('');
    expect(text(1, 2, 3, 6)).toBe('!##---    ');
    expect(text(0, 0, 0, 6)).toBe('          ');
  });

  test('in a crowd bars shrink, but nobody vanishes and nothing spills over', () => {
    for (const parts of [
      [1, 1, 298],
      [1, 150, 149],
      [100, 100, 100],
      [300, 0, 0],
    ] as const) {
      const [stuck, working, waiting] = parts;
      const bar = barSpans(stuck, working, waiting, 300, 10, barMarks(true));
      expect(cells(bar.map(({ text }) => text).join(''))).toBe(10);
      const seen = bar.slice(0, 3).map(({ text }) => text.length > 0);
      expect(seen).toEqual(parts.map((count) => count > 0));
    }
  });

  test.each(WIDTHS)('fits into %i cells and shows who is where, gate and all', async (width) => {
    const room = new MemoryRoom(COURSE, () => NOW);
    populate(room, 300);
    await room.command({ type: 'gate-closed', place: { chapter: 'wizard-school', step: 'count' } });
    const data = dataOf(room);
    for (const compact of [true, false]) {
      const look = {
        theme: THEME,
        width,
        picked: 'wizard-school/count',
        spotlit: undefined,
        compact,
      };
      const { lines, picked } = mapLines(data.cells, look);
      for (const each of lines) expect(cells(plainText(each))).toBeLessThanOrEqual(width);
      const text = plainText(lines[picked] ?? expect.fail());
      expect(text).toMatch(/^❯ 5 Count the/);
      expect(text).toContain(compact ? '■' : '■ gate');
      expect(lines.map(plainText).filter((each) => each.startsWith('❯'))).toHaveLength(1);
    }
  });
});

describe('a step', () => {
  function textsOf(room: MemoryRoom, step: string) {
    const data = dataOf(room);
    const cell = data.cells.find(({ spot }) => spot.step.id === step) ?? expect.fail();
    const made = stepLines(cell, data, THEME, { room: 60, notes: 50 });
    for (const each of made.room) expect(cells(plainText(each))).toBeLessThanOrEqual(60);
    for (const each of made.notes) expect(cells(plainText(each))).toBeLessThanOrEqual(50);
    return {
      room: made.room.map(plainText).join('\n'),
      notes: made.notes.map(plainText).join('\n'),
    };
  }

  test('shows predictions as bars with counts and shares', () => {
    const { room, ids } = roomOf(['A', 'B', 'C', 'D']);
    ids.forEach((id, number) => {
      at(room, id, 'black-box', 1);
      const choice = number === 0 ? 'one' : 'dozens';
      room.did(id, 'wizard-school', {
        type: 'predicted',
        step: 'black-box',
        choice,
        label: choice,
      });
    });
    const { room: text } = textsOf(room, 'black-box');
    expect(text).toContain('Predictions (4)');
    expect(text).toMatch(/Dozens\.\n█{46} {3}3 {2}75 %/);
    expect(text).toMatch(/One\. It has one line to say\.\n█{15}·{31} {3}1 {2}25 %/);
  });

  test('shows hostile answers as harmless lines, and nobody’s name', () => {
    const { room, ids } = roomOf(['Ada Lovelace']);
    at(room, ids[0], 'count', 1);
    for (const answer of HOSTILE)
      room.did(ids[0] ?? '', 'wizard-school', {
        type: 'answered',
        step: 'count',
        answer,
        verdict: 'wrong',
        reason: 'no',
      });
    const { room: text } = textsOf(room, 'count');
    expect(text).toContain('✗ wrong');
    for (const each of text.split('\n')) expect(each).toMatch(SAFE);
    expect(text).not.toContain('Ada');
  });

  test('has the chapter’s notes, hints, solution and debrief beside it', () => {
    const { notes } = textsOf(roomOf([]).room, 'count');
    for (const part of [
      'Notes for you',
      'Hint 3',
      'One way to do it',
      '$ strace -c ./parrot',
      'Debrief',
    ])
      expect(notes).toContain(part);
    expect(notes).not.toContain('{{');
  });

  test('says what was done to it', async () => {
    const { room } = roomOf([]);
    const place = { chapter: 'wizard-school', step: 'count' };
    await room.command({ type: 'gate-closed', place });
    await room.command({ type: 'revealed', place, what: 'debrief' });
    await room.command({ type: 'spotlit', place });
    const { room: text } = textsOf(room, 'count');
    for (const flag of ['The gate is here', 'On the projector', 'Everybody sees the debrief'])
      expect(text).toContain(flag);
  });
});

test('machines: which chapter can be played by how many, and who lacks what', () => {
  const { room, ids } = roomOf(['Ada', 'Bob', 'Cyd']);
  const chapters = COURSE.map(({ id }) => ({ chapter: id, playable: true, lacks: [] as string[] }));
  const poor = chapters.map((each) =>
    each.chapter === 'french-website' ? { ...each, playable: false, lacks: ['ngrep'] } : each,
  );
  room.examine(ids[0] ?? '', { sandboxed: true, powers: [], chapters });
  room.examine(ids[1] ?? '', { sandboxed: false, powers: [], chapters: poor });
  const data = dataOf(room);
  const shown = (anonymous: boolean) =>
    machineLines(machinesOf(COURSE, room.state), data, THEME, 79, anonymous)
      .map(plainText)
      .join('\n');
  const text = shown(false);
  expect(text).toContain('2 machines looked at; 1 not yet');
  expect(text).toMatch(/2 The Case of the French Website .*✗ 1 of 2 can\n {2}missing: ngrep \(1\)/);
  expect(text).toContain('Bob: no sandbox; 2 cannot be played: ngrep');
  expect(text).not.toContain('Ada');
  expect(shown(true)).not.toContain('Bob');
});
