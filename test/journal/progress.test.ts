import { describe, expect, test } from 'vitest';
import { type EventDetails, newEvent } from '../../src/journal/events.ts';
import { continuePoint, progressOf, summarise } from '../../src/journal/progress.ts';
import { story } from './fixtures/help.ts';

const entered = (step: string): EventDetails => ({ type: 'step-entered', step });
const solved = (step: string, how: 'solved' | 'skipped' | 'shown' = 'solved'): EventDetails => ({
  type: 'solved',
  step,
  how,
});
const chapter = (...details: EventDetails[]) => progressOf(story(...details)).chapters.get('c');
const step = (...details: EventDetails[]) => chapter(...details)?.steps.get('a');

describe('progress', () => {
  test('of nothing is nothing', () => {
    expect(progressOf([]).chapters.size).toBe(0);
    expect(continuePoint(progressOf([]))).toBeUndefined();
  });

  test('remembers seed, steps, the last step and the dates', () => {
    const events = story(
      { type: 'chapter-started', seed: 7 },
      entered('a'),
      { type: 'predicted', step: 'a', choice: 'x', label: 'first' },
      { type: 'predicted', step: 'a', choice: 'y', label: 'second' },
      { type: 'hint-shown', step: 'a', hint: 1 },
      { type: 'hint-shown', step: 'a', hint: 2 },
      { type: 'solution-shown', step: 'a' },
      solved('a'),
      entered('b'),
    );
    expect(progressOf(events).chapters.get('c')).toMatchObject({
      seed: 7,
      lastStep: 'b',
      finished: false,
      startedAt: '2026-11-22T12:00:00.000Z',
      lastAt: '2026-11-22T12:08:00.000Z',
    });
    expect(Object.fromEntries(progressOf(events).chapters.get('c')?.steps ?? [])).toEqual({
      a: { state: 'solved', entered: true, hints: 2, solutionShown: true, prediction: 'second' },
      b: { state: 'open', entered: true, hints: 0, solutionShown: false, prediction: undefined },
    });
  });

  test('an attempt alone solves nothing', () => {
    const judged = { verdict: 'passed', reason: '' } as const;
    expect(step({ type: 'answered', step: 'a', answer: 'x', ...judged })?.state).toBe('open');
    expect(step({ type: 'probed', step: 'a', ...judged })?.state).toBe('open');
  });

  test('only gets better', () => {
    expect(step(solved('a', 'skipped'))?.state).toBe('skipped');
    expect(step(solved('a', 'skipped'), solved('a', 'shown'))?.state).toBe('shown');
    expect(step(solved('a', 'shown'), solved('a', 'skipped'))?.state).toBe('shown');
    expect(step(solved('a', 'skipped'), solved('a'))?.state).toBe('solved');
    expect(step(solved('a'), solved('a', 'skipped'))?.state).toBe('solved');
  });

  test('is the same when every event comes twice', () => {
    const events = story(
      { type: 'chapter-started', seed: 7 },
      solved('a'),
      { type: 'chapter-reset' },
      { type: 'hint-shown', step: 'a', hint: 1 },
    );
    const once = progressOf(events).chapters.get('c');
    const twice = progressOf([...events, ...events]).chapters.get('c');
    expect(twice).toEqual(once);
  });

  test('forgets a chapter that was reset, and no other', () => {
    const events = [
      newEvent('c', solved('a')),
      newEvent('d', solved('a')),
      newEvent('c', { type: 'chapter-reset' }),
    ];
    expect([...progressOf(events).chapters.keys()]).toEqual(['d']);
    events.push(newEvent('c', entered('b')));
    expect([...(progressOf(events).chapters.get('c')?.steps.keys() ?? [])]).toEqual(['b']);
  });

  test('survives a missing start and strange ids', () => {
    expect(chapter(entered('__proto__'), entered('constructor'))).toMatchObject({
      seed: undefined,
      lastStep: 'constructor',
    });
    expect([...(chapter(entered('__proto__'))?.steps.keys() ?? [])]).toEqual(['__proto__']);
  });

  test('goes on in the most recent chapter that is not finished, whatever the clock says', () => {
    const events = [
      newEvent('c', entered('a'), new Date('2030-01-01')),
      newEvent('d', entered('x'), new Date('2020-01-01')),
      newEvent('e', entered('y'), new Date('2025-01-01')),
      newEvent('e', { type: 'chapter-finished' }),
    ];
    expect(continuePoint(progressOf(events))).toEqual({ chapter: 'd', step: 'x' });
    events.push(newEvent('c', { type: 'hint-shown', step: 'a', hint: 1 }));
    expect(continuePoint(progressOf(events))).toEqual({ chapter: 'c', step: 'a' });
    events.push(newEvent('c', { type: 'chapter-reset' }));
    events.push(newEvent('d', { type: 'chapter-finished' }));
    expect(continuePoint(progressOf(events))).toBeUndefined();
    events.push(newEvent('c', { type: 'chapter-started', seed: 1 }));
    expect(continuePoint(progressOf(events))).toEqual({ chapter: 'c', step: undefined });
  });
});

describe('a summary', () => {
  const course = [
    { id: 'c', title: 'The Case', steps: ['a', 'b', 'd'].map((id) => ({ id, title: id })) },
    { id: 'new', title: 'New', steps: [{ id: 'n', title: 'n' }] },
    { id: 'empty', title: 'Empty', steps: [] },
  ];

  test('counts what was done against the course as it is today', () => {
    const events = [
      ...story(solved('a'), solved('b', 'skipped'), solved('removed'), {
        type: 'hint-shown',
        step: 'b',
        hint: 2,
      }),
      newEvent('old-chapter', solved('z')),
    ];
    const summary = summarise(progressOf(events), course);
    expect(summary).toMatchObject({ done: 1, total: 4, percent: 25, vanished: ['old-chapter'] });
    expect(summary.chapters).toMatchObject([
      {
        id: 'c',
        status: 'open',
        done: 1,
        total: 3,
        percent: 33,
        solved: 1,
        skipped: 1,
        shown: 0,
        hints: 2,
        vanished: ['removed'],
      },
      { id: 'new', status: 'new', done: 0, total: 1, percent: 0, startedAt: undefined },
      { id: 'empty', done: 0, total: 0, percent: 0 },
    ]);
    expect(summary.chapters[0]?.steps.map(({ state }) => state)).toEqual([
      'solved',
      'skipped',
      'open',
    ]);
  });

  test('says 100 only when everything is done', () => {
    const steps = Array.from({ length: 300 }, (_, n) => ({ id: `s${n}`, title: '' }));
    const all = steps.map(({ id }) => solved(id));
    const percent = (done: EventDetails[]) =>
      summarise(progressOf(story(...done)), [{ id: 'c', title: 'C', steps }]).percent;
    expect(percent(all.slice(1))).toBe(99);
    expect(percent(all)).toBe(100);
    expect(summarise(progressOf([]), [])).toMatchObject({ done: 0, total: 0, percent: 0 });
  });
});
