import { cleanLine } from '../../base/clean.ts';
import { never } from '../../base/exhaustive.ts';
import type { JournalEvent } from '../../journal/events.ts';
import {
  type Learner,
  MOST_ANSWERS,
  placeKey,
  type RoomState,
  type RoomStepState,
  type Tally,
} from './state.ts';

/** Labels and answers are told apart by so many characters. */
const LONGEST_ANSWER = 200;
const RANK = { open: 0, skipped: 1, shown: 2, solved: 3 } as const;

/** Changes the state by one event of a learner's journal; `receivedAt` is the server's time. */
export function applyLearned(
  state: RoomState,
  learner: Learner,
  event: JournalEvent,
  receivedAt: string,
): void {
  const at = serverTime(event.at, learner.skew, receivedAt);
  learner.lastAt = at;
  switch (event.type) {
    case 'chapter-started':
    case 'chapter-finished':
      return;
    case 'chapter-reset':
      for (const key of Object.keys(learner.steps))
        if (key.startsWith(`${event.chapter}/`)) delete learner.steps[key];
      return;
  }
  const key = placeKey(event);
  const tally = tallyOf(state, key);
  const here = learner.place?.chapter === event.chapter && learner.place.step === event.step;
  if (!Object.hasOwn(learner.steps, key)) {
    learner.steps[key] = 'open';
    tally.entered += 1;
  }
  switch (event.type) {
    case 'step-entered':
      if (here) return;
      learner.place = { chapter: event.chapter, step: event.step, since: at };
      learner.hints = 0;
      learner.wrong = 0;
      learner.tries = 0;
      return;
    case 'predicted':
      predict(learner, tally, key, event.choice, event.label);
      return;
    case 'chose':
      answer(tally, event.choices.join(', '), event.verdict);
      countWrong(learner, tally, here, event.verdict);
      return;
    case 'answered':
      answer(tally, event.answer, event.verdict);
      countWrong(learner, tally, here, event.verdict);
      return;
    case 'cited':
    case 'probed':
      countWrong(learner, tally, here, event.verdict);
      return;
    case 'command-judged':
      if (event.verdict === 'passed') return;
      tally.tries += 1;
      if (here) learner.tries += 1;
      return;
    case 'hint-shown':
      tally.hints += 1;
      if (here) learner.hints += 1;
      return;
    case 'solution-shown':
      return;
    case 'solved':
      reach(learner, tally, key, event.how);
      return;
    case 'help-asked':
      learner.helpAt ??= at;
      return;
    case 'help-withdrawn':
      delete learner.helpAt;
      return;
    default:
      never(event);
  }
}

/** A learner's time in the server's: what happened while away keeps its distances, and nothing is in the future. */
export function serverTime(at: string, skew: number, receivedAt: string): string {
  const time = Math.min(Date.parse(at) + skew, Date.parse(receivedAt));
  return new Date(Number.isFinite(time) ? Math.max(0, time) : Date.parse(receivedAt)).toISOString();
}

function tallyOf(state: RoomState, key: string): Tally {
  const known = Object.hasOwn(state.steps, key) ? state.steps[key] : undefined;
  if (known) return known;
  const tally: Tally = {
    entered: 0,
    solved: 0,
    shown: 0,
    skipped: 0,
    hints: 0,
    wrong: 0,
    tries: 0,
    predictions: {},
    answers: {},
    otherAnswers: 0,
  };
  state.steps[key] = tally;
  return tally;
}

function predict(learner: Learner, tally: Tally, key: string, choice: string, label: string): void {
  const id = keyOf(choice);
  const before = Object.hasOwn(learner.predictions, key) ? learner.predictions[key] : undefined;
  if (before === id) return;
  const old = before === undefined ? undefined : own(tally.predictions, before);
  if (old) old.count -= 1;
  delete learner.predictions[key];
  const now = own(tally.predictions, id);
  if (now) now.count += 1;
  else if (Object.keys(tally.predictions).length < MOST_ANSWERS)
    tally.predictions[id] = { label: cleanLine(label, LONGEST_ANSWER), count: 1 };
  else return;
  learner.predictions[key] = id;
}

function answer(tally: Tally, given: string, verdict: 'passed' | 'not-yet' | 'wrong'): void {
  const text = keyOf(given);
  const known = own(tally.answers, text);
  if (known) known.count += 1;
  else if (Object.keys(tally.answers).length < MOST_ANSWERS)
    tally.answers[text] = { count: 1, verdict };
  else tally.otherAnswers += 1;
}

function countWrong(
  learner: Learner,
  tally: Tally,
  here: boolean,
  verdict: 'passed' | 'not-yet' | 'wrong',
): void {
  if (verdict === 'passed') return;
  tally.wrong += 1;
  if (here) learner.wrong += 1;
}

function reach(learner: Learner, tally: Tally, key: string, how: Exclude<RoomStepState, 'open'>) {
  const before = learner.steps[key] ?? 'open';
  if (RANK[how] <= RANK[before]) return;
  if (before !== 'open') tally[before] -= 1;
  tally[how] += 1;
  learner.steps[key] = how;
}

/** A text from a learner as a key: `__proto__` would be no key like any other. */
function keyOf(text: string): string {
  const key = cleanLine(text, LONGEST_ANSWER);
  return key === '__proto__' ? '"__proto__"' : key;
}

function own<Value>(record: Record<string, Value>, key: string): Value | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}
