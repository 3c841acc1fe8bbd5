import { describe, expect, test } from 'vitest';
import type { EventDetails } from '../../../src/journal/events.ts';
import type { RoomEvent } from '../../../src/room/model/events.ts';
import { stuckBlocks } from '../../../src/room/report/compose-stuck.ts';
import { PAUSE_MINUTES } from '../../../src/room/report/person.ts';
import { reportOf, type StepReport } from '../../../src/room/report/report.ts';
import { stuckPoints } from '../../../src/room/report/stuck.ts';
import { COURSE, Log, streamed } from './logs.ts';

const read = (log: Log | Iterable<RoomEvent>, names = false) =>
  reportOf(streamed(log instanceof Log ? log.events : log), COURSE, { names });
async function stepOf(log: Log, id: string): Promise<StepReport> {
  const steps = (await read(log)).chapters.flatMap(({ steps }) => steps);
  const found = steps.find((step) => step.id === id);
  if (!found) throw new Error(`no step ${id}`);
  return found;
}
const minutes = (number: number) => number * 60_000;
const answered = (answer: string, verdict: 'passed' | 'wrong'): EventDetails => ({
  ...{ type: 'answered', step: 'count', answer, verdict, reason: 'because' },
});

describe('time on a step', () => {
  test('runs from coming to solving, in the server’s time', async () => {
    const log = new Log();
    const ada = log.joins(1, 'Ada', 3_600_000);
    ada.enters(2, 'listen');
    ada.solves(5, 'listen');
    const listen = await stepOf(log, 'listen');
    expect(listen).toMatchObject({ came: 1, solved: 1, open: 0 });
    expect(listen.times).toEqual({
      count: 1,
      median: minutes(3),
      p90: minutes(3),
      most: minutes(3),
    });
  });

  test('does not count what is spent in other steps, nor after it is solved', async () => {
    const log = new Log();
    const ada = log.joins(0, 'Ada');
    ada.enters(0, 'listen');
    ada.enters(2, 'guess');
    ada.enters(7, 'listen');
    ada.solves(8, 'listen');
    ada.does(15, { type: 'hint-shown', step: 'listen', hint: 1 });
    ada.enters(17, 'which');
    expect((await stepOf(log, 'listen')).times.median).toBe(minutes(3));
  });

  test('leaves out a silence as long as lunch', async () => {
    const log = new Log();
    const ada = log.joins(0, 'Ada');
    ada.enters(0, 'listen');
    ada.does(2, { type: 'hint-shown', step: 'listen', hint: 1 });
    ada.does(2 + PAUSE_MINUTES, { type: 'hint-shown', step: 'listen', hint: 2 });
    ada.solves(3 + PAUSE_MINUTES, 'listen');
    expect((await stepOf(log, 'listen')).times.median).toBe(minutes(3));
  });

  test('leaves out how long the gate held a page that is only read', async () => {
    const log = new Log();
    const ada = log.joins(0, 'Ada');
    ada.enters(0, 'end');
    log.command(1, { type: 'gate-closed', place: { chapter: 'parrots', step: 'end' } });
    log.command(31, { type: 'gate-opened' });
    ada.solves(32, 'end');
    expect((await stepOf(log, 'end')).times.median).toBe(minutes(2));
  });

  test('a gate further on holds nobody here, and work under a closed gate is work', async () => {
    const log = new Log();
    const ada = log.joins(0, 'Ada');
    log.command(0, { type: 'gate-closed', place: { chapter: 'parrots', step: 'listen' } });
    ada.enters(0, 'listen');
    ada.solves(4, 'listen');
    log.command(5, { type: 'gate-closed', place: { chapter: 'owls', step: 'hoot' } });
    ada.enters(5, 'end');
    ada.solves(8, 'end');
    expect((await stepOf(log, 'listen')).times.median).toBe(minutes(4));
    expect((await stepOf(log, 'end')).times.median).toBe(minutes(3));
  });

  test('is not told of learners whose coming was not seen', async () => {
    const log = new Log();
    const ada = log.joins(0, 'Ada');
    ada.does(1, { type: 'hint-shown', step: 'listen', hint: 1 });
    ada.solves(2, 'listen');
    expect(await stepOf(log, 'listen')).toMatchObject({ came: 1, solved: 1, times: { count: 0 } });
  });

  test('keeps its distances when events arrive late', async () => {
    const log = new Log();
    const ada = log.joins(0, 'Ada');
    ada.does(1, { type: 'step-entered', step: 'listen' }, 'parrots', 50);
    ada.does(4, { type: 'solved', step: 'listen', how: 'solved' }, 'parrots', 50);
    expect((await stepOf(log, 'listen')).times.median).toBe(minutes(3));
  });

  test('has a median and a 90th percentile', async () => {
    const log = new Log();
    for (let taken = 1; taken <= 10; taken++) {
      const learner = log.joins(0, `Learner ${taken}`);
      learner.enters(0, 'listen');
      learner.does(taken / 2, { type: 'hint-shown', step: 'listen', hint: 1 });
      learner.solves(taken, 'listen');
    }
    expect((await stepOf(log, 'listen')).times).toEqual({
      ...{ count: 10, median: minutes(5.5), p90: minutes(9), most: minutes(10) },
    });
  });
});

describe('what learners did', () => {
  test('an empty room has nobody, and all its steps', async () => {
    const made = await read(new Log());
    expect(made).toMatchObject({ room: 'tuesday', name: 'Tuesday', joined: 0, active: 0 });
    expect(made.chapters.map(({ steps }) => steps.length)).toEqual([5]);
    expect(made.help).toEqual({ waits: { count: 0 }, given: 0, withdrawn: 0, open: 0 });
    expect(await read([])).toMatchObject({ room: '', chapters: [], openedAt: undefined });
  });

  test('a learner who left in the middle has an open step', async () => {
    const log = new Log();
    const ada = log.joins(0, 'Ada');
    ada.enters(1, 'listen');
    ada.leaves(2);
    expect(await stepOf(log, 'listen')).toMatchObject({
      ...{ came: 1, solved: 0, shown: 0, skipped: 0, open: 1, times: { count: 0 } },
    });
    expect(await read(log)).toMatchObject({ joined: 1, active: 1 });
  });

  test('counts each event of a log that has some of them twice once', async () => {
    const log = new Log();
    const ada = log.joins(0, 'Ada');
    ada.enters(0, 'count');
    ada.does(1, answered('three', 'wrong'));
    ada.does(2, answered('4', 'passed'));
    ada.solves(2, 'count');
    log.command(3, { type: 'noted', text: 'Well done' });
    const once = await read(log, true);
    const again = log.events.slice(-5);
    expect(await read([...log.events, ...again, ...log.events], true)).toEqual(once);
    expect(once.chapters[0]?.steps[3]).toMatchObject({
      ...{ came: 1, solved: 1, wrong: 1, firsts: { given: 1, passed: 0 } },
      answers: [
        { text: '4', count: 1, verdict: 'passed' },
        { text: 'three', count: 1, verdict: 'wrong' },
      ],
    });
    expect(once.notes).toHaveLength(1);
  });

  test('tells who solved it alone from who saw the solution, and keeps the best', async () => {
    const log = new Log();
    const [ada, ben, cleo] = [log.joins(0, 'Ada'), log.joins(0, 'Ben'), log.joins(0, 'Cleo')];
    for (const each of [ada, ben, cleo]) each.enters(0, 'listen');
    ada.solves(1, 'listen');
    ben.does(1, { type: 'solution-shown', step: 'listen' });
    ben.does(1, { type: 'solved', step: 'listen', how: 'shown' });
    ben.solves(2, 'listen');
    cleo.does(1, { type: 'solved', step: 'listen', how: 'skipped' });
    expect(await stepOf(log, 'listen')).toMatchObject({
      ...{ came: 3, solved: 2, afterSolution: 1, shown: 0, skipped: 1, open: 0 },
    });
  });

  test('leaves out chapters that the room does not play, and says how much it does not know', async () => {
    const log = new Log();
    const ada = log.joins(0, 'Ada');
    ada.does(1, { type: 'step-entered', step: 'hoot' }, 'owls');
    ada.does(2, { type: 'step-entered', step: '__proto__' });
    ada.does(3, { type: 'chapter-finished' });
    const made = await read(log);
    expect(made.elsewhere).toBe(1);
    expect(made.chapters).toMatchObject([{ id: 'parrots', began: 0, finished: 1 }]);
  });

  test('tells how long help took, whoever ended the wait', async () => {
    const log = new Log();
    const [ada, ben, cleo] = [log.joins(0, 'Ada'), log.joins(0, 'Ben'), log.joins(0, 'Cleo')];
    for (const each of [ada, ben, cleo]) each.does(1, { type: 'help-asked', step: 'listen' });
    ada.does(2, { type: 'help-asked', step: 'listen' });
    log.command(4, { type: 'help-given', learner: ada.learner });
    ben.does(6, { type: 'help-withdrawn', step: 'listen' });
    const { help } = await read(log);
    expect(help).toMatchObject({ given: 1, withdrawn: 1, open: 1 });
    expect(help.waits).toMatchObject({ median: minutes(4), most: minutes(5) });
    expect(await stepOf(log, 'listen')).toMatchObject({ asked: 3 });
  });

  test('has no names unless they are asked for', async () => {
    const log = new Log();
    const ada = log.joins(0, 'Ada Lovelace');
    ada.enters(0, 'listen');
    log.command(1, { type: 'noted', text: 'Ada Lovelace: try -f', to: ada.learner });
    const nameless = await read(log);
    expect(JSON.stringify(nameless)).not.toMatch(/Lovelace/);
    expect(JSON.stringify(nameless)).not.toContain(ada.learner);
    expect(nameless.notesToOne).toBe(1);
    expect((await read(log, true)).people).toMatchObject([
      { name: 'Ada Lovelace', steps: [{ step: 'listen', how: 'open' }] },
    ]);
  });
});

describe('predictions', () => {
  const predicts = (choice: string): EventDetails => ({
    ...{ type: 'predicted', step: 'guess', choice, label: 'whatever it said' },
  });
  const chooses = (choices: string[], verdict: 'passed' | 'wrong'): EventDetails => ({
    ...{ type: 'chose', step: 'which', choices, verdict, reason: 'because' },
  });

  test('stand beside what the same learners chose when the same was asked', async () => {
    const log = new Log();
    const [ada, ben, cleo] = [log.joins(0, 'Ada'), log.joins(0, 'Ben'), log.joins(0, 'Cleo')];
    ada.does(1, predicts('profile'));
    ada.does(2, predicts('rc'));
    ada.does(3, chooses(['rc'], 'wrong'));
    ada.does(4, chooses(['profile'], 'passed'));
    ben.does(1, predicts('rc'));
    ben.does(2, chooses(['rc'], 'wrong'));
    cleo.does(1, predicts('made up'));
    const [prediction] = (await read(log)).predictions;
    expect(prediction).toMatchObject({
      changed: 1,
      after: { by: 'choice', title: 'The which', rightLabels: ['~/.bash_profile'] },
      bars: [
        { label: '~/.bashrc', count: 2, came: 2, right: 1 },
        { label: '~/.bash_profile', count: 0, came: 0, right: 0 },
        { label: 'made up', count: 1, came: 0, right: 0 },
      ],
    });
  });

  test('stand beside the next task where the course asks nothing alike', async () => {
    const course = COURSE.map((chapter) => ({
      ...chapter,
      steps: chapter.steps.filter(({ id }) => id !== 'which'),
    }));
    const log = new Log();
    const [ada, ben] = [log.joins(0, 'Ada'), log.joins(0, 'Ben')];
    for (const each of [ada, ben]) each.does(1, predicts('rc'));
    ada.solves(2, 'listen');
    ben.does(2, { type: 'solution-shown', step: 'listen' });
    ben.solves(3, 'listen');
    const [prediction] = (await reportOf(streamed(log.events), course)).predictions;
    expect(prediction?.after).toEqual({ by: 'task', title: 'The listen' });
    expect(prediction?.bars[0]).toMatchObject({ count: 2, came: 2, right: 1 });
  });
});

describe('stuck points', () => {
  test('are the steps over their plan, with most hints, most asked, most given up', async () => {
    const log = new Log();
    const [ada, ben] = [log.joins(0, 'Ada'), log.joins(0, 'Ben')];
    for (const each of [ada, ben]) {
      each.enters(0, 'listen');
      each.solves(6, 'listen');
      each.enters(6, 'count');
      each.does(7, answered('three', 'wrong'));
      each.does(8, answered('two', 'wrong'));
    }
    ada.does(8, { type: 'help-asked', step: 'count' });
    const { slow, hard, asked, left, there } = stuckPoints(await read(log));
    const ids = (spots: typeof slow) => spots.map(({ step }) => step.id);
    expect(ids(slow)).toEqual(['listen']);
    expect(ids(hard)).toEqual(['count']);
    expect(ids(asked)).toEqual(['count']);
    expect(ids(left)).toEqual([]);
    expect(ids(there)).toEqual(['count']);
  });

  test('what is worth explaining next time is where many were wrong at first', async () => {
    const log = new Log();
    for (const [name, given] of [
      ['Ada', 'three'],
      ['Ben', 'three'],
      ['Cim', 'two'],
      ['Dan', '4'],
    ] as const) {
      const learner = log.joins(0, name);
      learner.enters(0, 'count');
      learner.does(1, answered(given, given === '4' ? 'passed' : 'wrong'));
      // A second answer changes nothing.
      learner.does(2, answered('4', 'passed'));
    }
    const report = await read(log);
    expect(stuckPoints(report).missed.map(({ step }) => step.id)).toEqual(['count']);
    expect(JSON.stringify(stuckBlocks(report))).toContain(
      '3 of 4 learners were wrong at first (75 %), most often with “three”',
    );
    const quiet = new Log();
    for (const name of ['Ada', 'Ben', 'Cim', 'Dan'])
      quiet.joins(0, name).does(1, answered('4', name === 'Ada' ? 'wrong' : 'passed'));
    expect(stuckPoints(await read(quiet)).missed).toEqual([]);
  });

  test('who gave up counts, and steps that few came to do not', async () => {
    const log = new Log();
    for (let number = 0; number < 40; number++) {
      const learner = log.joins(0, `L${number}`);
      learner.enters(0, 'listen');
      if (number % 4 === 0) learner.does(1, { type: 'solved', step: 'listen', how: 'skipped' });
      else learner.solves(1, 'listen');
      if (number > 2) continue;
      learner.enters(1, 'count');
      learner.does(9, { type: 'solved', step: 'count', how: 'skipped' });
    }
    const { left } = stuckPoints(await read(log));
    expect(left.map(({ step }) => step.id)).toEqual(['listen']);
  });
});
