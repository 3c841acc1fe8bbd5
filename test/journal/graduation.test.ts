import { describe, expect, test } from 'vitest';
import { type EventDetails, type JournalEvent, newEvent } from '../../src/journal/events.ts';
import { type Graduated, graduationOf } from '../../src/journal/graduation.ts';
import { progressOf, summarise } from '../../src/journal/progress.ts';

const outline = (id: string, ...steps: string[]) => ({
  id,
  title: `Case ${id}`,
  steps: steps.map((step) => ({ id: step, title: `Step ${step}` })),
});
const COURSE = [outline('a', 'read', 'guess', 'run'), outline('b', 'cite')];

/** Events in a row, a day apart. */
function lived(...told: readonly (readonly [string, EventDetails])[]): JournalEvent[] {
  return told.map(([chapter, details], day) =>
    newEvent(chapter, details, new Date(Date.UTC(2026, 10, 1 + day))),
  );
}
const passed = { verdict: 'passed', reason: 'yes' } as const;
const notYet = { verdict: 'not-yet', reason: 'no' } as const;
const solved = (step: string, line?: string, command?: string): EventDetails => ({
  type: 'solved',
  step,
  how: 'solved',
  line,
  command,
});
const ran = (command: string, exit = 0, line?: string): EventDetails => ({
  type: 'command-judged',
  step: 'run',
  command,
  exit,
  line,
  ...(line === undefined ? notYet : passed),
});

const STORY = [
  ['a', solved('read')],
  ['a', { type: 'predicted', step: 'guess', choice: 'x', label: 'An x' }],
  ['a', solved('guess')],
  ['a', { type: 'hint-shown', step: 'run', hint: 1 }],
  ['a', { type: 'hint-shown', step: 'run', hint: 2 }],
  ['a', ran('starce ./parrot', 127)],
  ['a', ran('./parrot')],
  ['a', ran('strace ./parrot', 0, 'write(1)')],
  ['a', solved('run', 'write(1)', 'strace ./parrot')],
  ['b', { type: 'cited', step: 'cite', line: 'open(2)', ...passed }],
  ['b', solved('cite', 'open(2)', 'grep open trace')],
  ['b', { type: 'chapter-finished' }],
] as const satisfies readonly (readonly [string, EventDetails])[];

function graduated(events: readonly JournalEvent[], course = COURSE): Graduated {
  const found = graduationOf(events, course);
  if (found.kind !== 'graduated') throw new Error(JSON.stringify(found));
  return found;
}

describe('graduation', () => {
  test('counts what was done, and dates it by the step that was done last', () => {
    expect(graduationOf(lived(...STORY), COURSE)).toEqual({
      kind: 'graduated',
      at: '2026-11-11T00:00:00.000Z',
      cases: [
        { id: 'a', title: 'Case a', at: '2026-11-09T00:00:00.000Z' },
        { id: 'b', title: 'Case b', at: '2026-11-11T00:00:00.000Z' },
      ],
      tasks: 2,
      unaided: 2,
      evidence: 2,
      predictions: 1,
      hints: 2,
      commands: ['./parrot', 'strace ./parrot', 'strace ./parrot', 'grep open trace'],
    });
  });

  test('agrees with the summary about what is done, after every event', () => {
    const events = lived(...STORY);
    let changed = 0;
    for (let count = 0; count <= events.length; count++) {
      const so = events.slice(0, count);
      const summary = summarise(progressOf(so), COURSE);
      const found = graduationOf(so, COURSE);
      expect(found.kind === 'graduated').toBe(summary.done === summary.total);
      if (found.kind === 'graduated') continue;
      changed += 1;
      expect(found.chapters.map(({ id, done, total }) => [id, done, total])).toEqual(
        summary.chapters
          .filter(({ done, total }) => done < total)
          .map(({ id, done, total }) => [id, done, total]),
      );
    }
    expect(changed).toBe(events.length - 1);
  });

  test('a skipped step waits, and is named', () => {
    const events = lived(
      ...STORY.slice(0, 9),
      ['b', { type: 'solved', step: 'cite', how: 'skipped' }],
      ['b', { type: 'chapter-finished' }],
    );
    expect(graduationOf(events, COURSE)).toEqual({
      kind: 'open',
      chapters: [
        {
          id: 'b',
          title: 'Case b',
          done: 0,
          total: 1,
          open: [{ id: 'cite', title: 'Step cite', skipped: true }],
        },
      ],
    });
    const later = [...events, ...lived(['b', solved('cite')])];
    expect(graduated(later).cases).toHaveLength(2);
  });

  test('what was shown counts as done, but not as done unaided', () => {
    const shown = lived(
      ...STORY.slice(0, 9),
      ['b', { type: 'solution-shown', step: 'cite' }],
      ['b', { type: 'solved', step: 'cite', how: 'shown' }],
    );
    expect(graduated(shown)).toMatchObject({ tasks: 2, unaided: 1, evidence: 1 });
    const thenDone = [...shown, ...lived(...STORY.slice(9, 11))];
    expect(graduated(thenDone)).toMatchObject({ tasks: 2, unaided: 1, evidence: 2 });
    expect(graduated(thenDone).at).toBe(graduated(shown).at);
  });

  test('a reset chapter is forgotten; done anew, the newer day counts', () => {
    const events = lived(...STORY, ['a', { type: 'chapter-reset' }], ...STORY.slice(0, 9));
    expect(graduationOf(events.slice(0, -1), COURSE).kind).toBe('open');
    expect(graduated(events).at).toBe(events.at(-1)?.at);
    expect(graduated(events)).toMatchObject({ tasks: 2, hints: 2, predictions: 1 });
  });

  test('an event that comes twice changes nothing', () => {
    const events = lived(...STORY);
    expect(graduationOf([...events, ...events], COURSE)).toEqual(graduationOf(events, COURSE));
  });

  test('the course of today counts: new steps wait, vanished ones are nowhere', () => {
    const events = lived(...STORY, ['a', ran('tcpdump', 0, 'x')], ['gone', solved('dodo', 'dodo')]);
    const more = [outline('a', 'read', 'guess', 'run', 'new'), outline('b', 'cite')];
    expect(graduationOf(events, more)).toMatchObject({
      kind: 'open',
      chapters: [{ id: 'a', done: 3, total: 4, open: [{ id: 'new', skipped: false }] }],
    });
    expect(graduated(events, [outline('b', 'cite')])).toMatchObject({
      tasks: 1,
      evidence: 1,
      commands: ['grep open trace'],
    });
  });

  test('nobody graduates from nothing', () => {
    expect(graduationOf([], [])).toEqual({ kind: 'open', chapters: [] });
    expect(graduationOf([], COURSE)).toMatchObject({ kind: 'open', chapters: [{}, {}] });
  });
});
