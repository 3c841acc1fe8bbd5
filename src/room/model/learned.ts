import { cleanLine } from '../../base/clean.ts';
import { never } from '../../base/exhaustive.ts';
import type { JournalEvent } from '../../journal/events.ts';
import { isFurther } from '../../journal/reached.ts';
import {
  type Learner,
  MOST_ANSWERS,
  MOST_STEPS,
  placeKey,
  type RoomState,
  type RoomStepState,
  type Tally,
} from './state.ts';

/** Labels and answers are told apart by so many characters. */
const LONGEST_ANSWER = 200;
/** Ids of chapters and steps are like this; nothing else is a place. */
const PLACE_ID = /^[\w-]{1,100}$/;
/** Somebody who enters the same step again after so long has come back to it. */
const BREAK_MS = 30 * 60_000;

/** Changes the state by one event of a learner's journal; `receivedAt` is the server's time. */
export function applyLearned(
  state: RoomState,
  learner: Learner,
  event: JournalEvent,
  receivedAt: string,
): void {
  const before = learner.lastAt;
  const at = serverTime(event.at, learner.skew, receivedAt, before);
  learner.lastAt = at;
  if (!PLACE_ID.test(event.chapter) || ('step' in event && !PLACE_ID.test(event.step))) return;
  switch (event.type) {
    case 'chapter-started':
    case 'chapter-finished':
      return;
    case 'chapter-reset':
      forget(state, learner, event.chapter);
      return;
  }
  const key = placeKey(event);
  // More steps than any course has: somebody makes them up.
  if (!Object.hasOwn(learner.steps, key) && Object.keys(learner.steps).length >= MOST_STEPS) return;
  const tally = tallyOf(state, key);
  const here = learner.place?.chapter === event.chapter && learner.place.step === event.step;
  if (!Object.hasOwn(learner.steps, key)) {
    learner.steps[key] = 'open';
    tally.entered += 1;
  }
  switch (event.type) {
    case 'step-entered':
      if (here && Date.parse(at) - Date.parse(before) < BREAK_MS) return;
      learner.place = { chapter: event.chapter, step: event.step, since: at };
      if (here) return;
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

/**
 * A learner's time in the server's: what happened while away keeps its distances, nothing is in the future, and
 * nothing (a clock that was set back, a made-up time) before what the same learner did before.
 */
export function serverTime(
  at: string,
  skew: number,
  receivedAt: string,
  notBefore = new Date(0).toISOString(),
): string {
  const received = Date.parse(receivedAt);
  const time = Date.parse(at) + skew;
  if (!Number.isFinite(time)) return receivedAt;
  return new Date(Math.min(Math.max(time, Date.parse(notBefore)), received)).toISOString();
}

/** The learner begins a chapter afresh; what was said in it stays said. */
function forget(state: RoomState, learner: Learner, chapter: string): void {
  for (const [key, how] of Object.entries(learner.steps)) {
    if (!key.startsWith(`${chapter}/`)) continue;
    const tally = tallyOf(state, key);
    tally.entered -= 1;
    if (how !== 'open') tally[how] -= 1;
    delete learner.steps[key];
  }
  if (learner.place?.chapter !== chapter) return;
  delete learner.place;
  learner.hints = 0;
  learner.wrong = 0;
  learner.tries = 0;
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
  const before = own(learner.predictions, key);
  if (before === id) return;
  if (before !== undefined) {
    const old = own(tally.predictions, before);
    // What nobody says any more leaves its place to others.
    if (old && old.count > 1) old.count -= 1;
    else delete tally.predictions[before];
    delete learner.predictions[key];
  }
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
  else {
    if (Object.keys(tally.answers).length >= MOST_ANSWERS) dropRarest(tally);
    tally.answers[text] = { count: 1, verdict };
  }
}

/** So that one who says everything does not keep what many say from being told apart. */
function dropRarest(tally: Tally): void {
  let rarest: string | undefined;
  let fewest = Number.POSITIVE_INFINITY;
  for (const [text, { count }] of Object.entries(tally.answers)) {
    if (count >= fewest) continue;
    [rarest, fewest] = [text, count];
    if (count === 1) break;
  }
  if (rarest === undefined) return;
  delete tally.answers[rarest];
  tally.otherAnswers += fewest;
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
  if (!isFurther(how, before)) return;
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
