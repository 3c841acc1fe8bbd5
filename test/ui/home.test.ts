import { describe, expect, test } from 'vitest';
import { loadCourse } from '../../src/course/load.ts';
import type { Chapter } from '../../src/course/model.ts';
import { type EventDetails, newEvent } from '../../src/journal/events.ts';
import { progressOf } from '../../src/journal/progress.ts';
import { cells } from '../../src/markdown/width.ts';
import { homeList, reopenedAt } from '../../src/ui/screens/home/entries.ts';
import { themeFor } from '../../src/ui/theme.tsx';

const { marks } = themeFor({ colour: false, unicode: true, hyperlinks: false });
/** What is left of 80 columns beside margins, pointer and number. */
const ROOM = 71;

const [model] = await loadCourse();
if (!model?.steps[0]) throw new Error('no chapter to begin with');
const stepOf = (id: string) => ({ ...(model.steps[0] ?? expect.fail()), id, title: id });
function chapter(number: number, title: string, steps: number): Chapter {
  const ids = Array.from({ length: steps }, (_, at) => `s${at}`);
  const id = `c${number}`;
  return { ...(model ?? expect.fail()), id, number, title, summary: title, steps: ids.map(stepOf) };
}
const CHAPTERS = [
  chapter(0, 'Wizard School', 9),
  chapter(1, 'The Case of the Mystery Config File', 15),
  chapter(2, 'The Case of the French Website', 12),
  chapter(3, 'The Case of the Slow Program', 20),
];

type Told = readonly [string, EventDetails];
const events = (told: readonly Told[]) =>
  told.map(([id, details]) => newEvent(id, details, new Date('2026-11-22T12:00:00Z')));
const done = (step: string, how: 'solved' | 'skipped' | 'shown' = 'solved'): EventDetails => ({
  type: 'solved',
  step,
  how,
});
/** Everything in a chapter, but what is in `instead`. */
function lived({ id, steps }: Chapter, instead: Record<string, 'skipped' | 'shown'> = {}): Told[] {
  const solved = steps.map((step): Told => [id, done(step.id, instead[step.id] ?? 'solved')]);
  return [...solved, [id, { type: 'chapter-finished' }]];
}
const everything = CHAPTERS.flatMap((each) => lived(each));

function listed(told: readonly Told[], room = ROOM) {
  const { entries, next } = homeList(CHAPTERS, events(told), room, marks);
  return { labels: entries.map(({ label }) => label), goal: entries[next]?.goal, entries };
}

describe('the list on the home screen', () => {
  test('begins with the first chapter', () => {
    const { labels, goal } = listed([]);
    expect(labels).toEqual([
      'Wizard School                                   about 10 min',
      'Chapter 1: The Case of the Mystery Config File  about 10 min',
      'Chapter 2: The Case of the French Website       about 10 min',
      'Chapter 3: The Case of the Slow Program         about 10 min',
      'Doctor: what works on this machine',
      'Notebook: what you found and proved',
      'Quit',
    ]);
    expect(goal).toMatchObject({ to: 'chapter', chapter: { id: 'c0' } });
  });

  test('goes on where one was, and says how far one is', () => {
    const { labels, goal } = listed([
      ...lived(CHAPTERS[0] ?? expect.fail(), { s3: 'skipped' }),
      ['c1', { type: 'step-entered', step: 's7' }],
      ['c1', done('s1')],
      ['c1', { type: 'step-entered', step: 's2' }],
    ]);
    expect(labels.slice(0, 3)).toEqual([
      'Continue: Chapter 1, step 3',
      'Wizard School                                   █████░ 8/9, 1 skipped',
      'Chapter 1: The Case of the Mystery Config File  ░░░░░░ 1/15 steps',
    ]);
    expect(goal).toMatchObject({ to: 'continue', step: 2 });
  });

  test('every entry takes one row, whatever is told', () => {
    const skipped = Object.fromEntries(
      CHAPTERS.flatMap(({ steps }) => steps.map(({ id }) => [id, 'skipped'] as const)),
    );
    const stories = [[], everything, CHAPTERS.flatMap((each) => lived(each, skipped))];
    for (const room of [ROOM, 51, 95])
      for (const told of stories) {
        const { labels } = listed(told, room);
        expect(labels.filter((label) => cells(label) > room)).toEqual([]);
        for (const name of ['Wizard School', 'Chapter 3: The Case of the Slow'])
          expect(labels.join('\n')).toContain(name);
      }
  });

  test('ends with the certificate once everything is done, and never before', () => {
    const almost = CHAPTERS.flatMap((each, at) => lived(each, at === 2 ? { s4: 'skipped' } : {}));
    expect(listed(almost).labels.join('\n')).not.toContain('Certificate');
    expect(listed(almost).goal).toMatchObject({ to: 'chapter', chapter: { id: 'c2' } });
    for (const told of [everything, [...almost, ['c2', done('s4', 'shown')] as const]]) {
      const { labels, goal } = listed(told);
      expect(labels.slice(4)).toEqual([
        expect.stringMatching(/^Certificate: every case closed on 2\d November 2026$/),
        'Doctor: what works on this machine',
        'Notebook: what you found and proved',
        'Quit',
      ]);
      expect(goal).toEqual({ to: 'certificate' });
    }
  });

  test('a digit reaches every entry, even beside a chapter that was opened again', () => {
    const { labels, goal } = listed(everything.filter(([, { type }]) => type === 'solved'));
    expect(labels[0]).toMatch(/^Continue/);
    expect(labels).toHaveLength(9);
    expect(goal).toMatchObject({ to: 'continue' });
  });
});

test('a closed case is reread from its beginning, or from what was skipped there', () => {
  const [first = expect.fail()] = CHAPTERS;
  const reopened = (told: readonly Told[]) =>
    reopenedAt(first, progressOf(events(told)).chapters.get(first.id) ?? expect.fail());
  expect(reopened([['c0', done('s2')]])).toEqual({ chapter: first });
  expect(reopened(lived(first))).toEqual({ chapter: first, step: 0 });
  expect(reopened(lived(first, { s2: 'shown', s5: 'skipped' }))).toMatchObject({ step: 5 });
});

test('a closed case says which page of the zine it is on; an open one does not', () => {
  const papers = new Map(CHAPTERS.map(({ id }, at) => [id, { number: at + 3, title: 'Owls' }]));
  const told = lived(CHAPTERS[0] ?? expect.fail());
  const { entries } = homeList(CHAPTERS, events(told), ROOM, marks, CHAPTERS, papers);
  expect(entries.map(({ about }) => about).slice(0, 2)).toEqual([
    'Wizard School On paper: spy-school zine 3',
    'The Case of the Mystery Config File',
  ]);
});
