import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { SpyError } from '../../src/base/errors.ts';
import { findStep, loadCourse } from '../../src/course/load.ts';
import type { Chapter } from '../../src/course/model.ts';
import { parseTryLines } from '../../src/course/script.ts';
import type { Journal } from '../../src/journal/journal.ts';
import { memoryJournal } from '../../src/journal/memory.ts';
import { openSession, type Session } from '../../src/session/open.ts';
import { Typist } from '../../src/session/typist.ts';

let home: string;
let wizard: Chapter;
let session: Session | undefined;

beforeAll(async () => {
  expect(
    existsSync('/usr/bin/strace'),
    'strace is needed: spy-school doctor --fix --for tests',
  ).toBe(true);
  home = mkdtempSync(join(tmpdir(), 'spy-session-'));
  const course = await loadCourse();
  wizard = course[0] ?? expect.fail('no chapter');
});

afterEach(async () => {
  await session?.close();
  session = undefined;
  expect(readdirSync(join(home, 'labs'))).toEqual([]);
});

afterAll(() => rmSync(home, { recursive: true, force: true }));

/** A session at a step, and a way to type lines into it. */
async function at(step: string, journal: Journal = memoryJournal(), chapter = wizard) {
  session = await openSession({ chapter, journal, schoolHome: home, seed: 7 });
  const { play } = session;
  await play.enter(chapter.steps.indexOf(findStep(chapter, step)));
  const typist = new Typist(session);
  const type = async (...lines: string[]) => {
    await typist.play(parseTryLines(lines, play.step.task));
    return play.view();
  };
  return { play, type, journal, values: session.values };
}

test('what was done before the step opened does not count', async () => {
  const { play, type } = await at('black-box');
  await type('$ strace ./parrot');
  await play.enter(wizard.steps.indexOf(findStep(wizard, 'listen')));
  expect(play.view().state).toBe('open');
  expect((await type('true')).state).toBe('open');
  const { state, telling } = await type('strace ./parrot');
  expect(state).toBe('solved');
  expect(telling?.line).toContain('write(');
});

test('each thing that happens is in the journal before anybody is told', async () => {
  const { play, type, journal } = await at('listen');
  const seen: number[] = [];
  play.subscribe(() => seen.push(journal.events.length));
  await type('./parrot', 'strace ./parrot');
  expect(seen.length).toBeGreaterThan(0);
  expect(journal.events.map(({ type }) => type)).toEqual([
    'chapter-started',
    'step-entered',
    'command-judged',
    'command-judged',
    'solved',
  ]);
  const solved = journal.events.find((event) => event.type === 'solved');
  expect(solved).toMatchObject({ step: 'listen', how: 'solved', command: 'strace ./parrot' });
});

test('a new play goes on where the journal ends: seed, place, solved steps, hints', async () => {
  const first = await at('listen');
  first.play.hint();
  await first.type('strace ./parrot');
  await first.play.next();
  await session?.close();
  const events = first.journal.events;
  session = await openSession({
    chapter: wizard,
    journal: memoryJournal(events),
    schoolHome: home,
  });
  const { play } = session;
  expect(session.seed).toBe(7);
  expect(session.values).toEqual(first.values);
  expect(wizard.steps[play.place]?.id).toBe('count');
  await play.enter(play.place - 1);
  expect(play.view()).toMatchObject({ state: 'solved', hints: [expect.any(String)] });
});

test('while a fix is checked the view says so, and no longer when the verdict is there', async () => {
  const lighthouse = (await loadCourse())[1] ?? expect.fail('no chapter');
  const { play, type } = await at('obey', memoryJournal(), lighthouse);
  const seen: boolean[] = [];
  play.subscribe(() => seen.push(play.view().checking));
  const { verdict, checking } = await type('./lighthouse');
  expect(seen).toContain(true);
  expect(checking).toBe(false);
  expect(seen.at(-1)).toBe(false);
  expect(verdict?.reason).toContain('We want');
});

test('hints come one at a time, show me is remembered, a skip is no solution', async () => {
  const { play, journal } = await at('listen');
  const { hintsLeft } = play.view();
  play.hint();
  expect(play.view().hints).toHaveLength(1);
  for (let more = 0; more < 10; more++) play.hint();
  expect(play.view().hints).toHaveLength(hintsLeft);
  play.showSolution();
  expect(play.view().solution?.some((line) => line.act === 'type')).toBe(true);
  await play.skip();
  expect(play.view().step.id).toBe('count');
  expect(play.view().states[3]).toBe('shown');
  await play.skip();
  expect(play.view().states[4]).toBe('skipped');
  expect(journal.events.filter((event) => event.type === 'solved')).toHaveLength(2);
});

test('a journal that cannot be written is told, and does not stop the learning', async () => {
  const memory = memoryJournal();
  let full = false;
  const journal: Journal = {
    ...memory,
    append: (event) => {
      memory.append(event);
      if (full) throw new SpyError('journal-unwritable', 'The disk is full.', 'Make some room.');
    },
  };
  const { play, type } = await at('listen', journal);
  full = true;
  const view = await type('strace ./parrot');
  expect(view.state).toBe('solved');
  expect(view.trouble).toContain('The disk is full.');
  full = false;
  await play.next();
  expect(play.view().trouble).toBe('');
});

test('a box that is opened while or after the lab ends brings no folder back', async () => {
  const course = await loadCourse();
  const chapter =
    course.find(({ id }) => id === 'mystery-config-file') ?? expect.fail('no chapter');
  const last = chapter.steps.findLastIndex(({ opens }) => opens.length > 0);
  session = await openSession({ chapter, journal: memoryJournal(), schoolHome: home, seed: 1 });
  const entering = session.play.enter(last);
  await session.close();
  await entering;
  expect(readdirSync(join(home, 'labs'))).toEqual([]);
  await session.play.enter(last);
  expect(readdirSync(join(home, 'labs'))).toEqual([]);
});

test('what ends because the lab is closed is not recorded as something the learner did', async () => {
  const { type, journal } = await at('listen');
  await type('$& sleep 1000');
  const before = journal.events.length;
  await session?.close();
  expect(journal.events.slice(before)).toEqual([]);
});

test('a shell that joins later counts the same', async () => {
  const { play, type } = await at('listen');
  expect((await type('$2 strace ./parrot')).state).toBe('solved');
  expect(play.watcher.observations().at(-1)?.shell).toBe(2);
});

test('a closed gate: the step is done, and nobody goes past it; going back is free', async () => {
  const journal = memoryJournal();
  let closed = true;
  const gate = { refuses: (_: string, to: number) => (closed && to > 1 ? 'Wait.' : undefined) };
  const classroom = { gate, reveals: () => [] };
  session = await openSession({ chapter: wizard, journal, schoolHome: home, seed: 7, classroom });
  const { play } = session;
  const here = () => play.view().stepIndex;
  await play.enter(0);
  expect(await play.skip()).toBeUndefined();
  expect(here()).toBe(1);
  expect(play.view().held).toBe('Wait.');
  const before = journal.events.length;
  expect(await play.skip()).toBe('Wait.');
  expect(journal.events).toHaveLength(before);
  expect(await play.next()).toBe('Wait.');
  expect(here()).toBe(1);
  await play.previous();
  expect(here()).toBe(0);
  expect(play.view().held).toBeUndefined();
  await play.next();
  closed = false;
  expect(await play.next()).toBeUndefined();
  expect(here()).toBe(2);
});

test('at a gate a step that only wants reading is done by going on all the same', async () => {
  const read = wizard.steps.findIndex(({ task }) => task.kind === 'read');
  expect(read).toBeGreaterThanOrEqual(0);
  const gate = { refuses: () => 'Wait.' };
  const classroom = { gate, reveals: () => [] };
  const journal = memoryJournal();
  session = await openSession({ chapter: wizard, journal, schoolHome: home, seed: 7, classroom });
  const { play } = session;
  await play.enter(read);
  const last = read + 1 === wizard.steps.length;
  expect(await play.next()).toBe(last ? undefined : 'Wait.');
  expect(play.view()).toMatchObject({ stepIndex: read, state: 'solved' });
});

test('what the room reveals is shown and is not the learner’s own doing', async () => {
  let shown: readonly ('debrief' | 'solution')[] = [];
  const journal = memoryJournal();
  const classroom = { gate: { refuses: () => undefined }, reveals: () => shown };
  session = await openSession({ chapter: wizard, journal, schoolHome: home, seed: 7, classroom });
  const { play } = session;
  await play.enter(wizard.steps.indexOf(findStep(wizard, 'listen')));
  expect(play.view().shown).toEqual({ solution: undefined, debrief: undefined });
  const before = journal.events.length;
  shown = ['debrief', 'solution'];
  const view = play.view();
  expect(view.shown.solution?.some((line) => line.act === 'type')).toBe(true);
  expect(view.shown.debrief).toContain('You have just spied on a program');
  expect(view).toMatchObject({ solution: undefined, hints: [], state: 'open' });
  expect(journal.events).toHaveLength(before);
  play.showSolution();
  expect(play.view().solution).toBeDefined();
  expect(play.view().shown.solution).toBeUndefined();
});

test('a call for help, and its taking back, are in the journal', async () => {
  const { play, journal } = await at('listen');
  play.callHelp(true);
  play.callHelp(false);
  expect(journal.events.slice(-2)).toMatchObject([
    { type: 'help-asked', step: 'listen' },
    { type: 'help-withdrawn', step: 'listen' },
  ]);
});
