import type { EventDetails } from '../../src/journal/events.ts';
import type { BoardCourse, BoardStep } from '../../src/room/model/course.ts';

/** What a learner does next, and in which chapter. */
export interface Deed {
  readonly chapter: string;
  readonly details: EventDetails;
}

/** Numbers from 0 to 1 that look random, the same for the same seed (mulberry32, public domain). */
export function randomFrom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A learner's deeds in a course, from somewhere in its first three quarters on, and again from its beginning: endless. */
export function* life(course: BoardCourse, random: () => number): Generator<Deed> {
  const places = course.flatMap((chapter) => chapter.steps.map((step) => ({ chapter, step })));
  let at = Math.floor(random() * places.length * 0.75);
  let fresh = true;
  for (;;) {
    const { chapter, step } = places[at % places.length] ?? never();
    const does = (details: EventDetails): Deed => ({ chapter: chapter.id, details });
    if (fresh || step === chapter.steps[0])
      yield does({ type: 'chapter-started', seed: 1 + Math.floor(random() * 1000) });
    fresh = false;
    yield* atStep(step, random, does);
    if (step === chapter.steps.at(-1)) yield does({ type: 'chapter-finished' });
    at += 1;
  }
}

function never(): never {
  throw new Error('a course without steps');
}

/** How hard a step is, from 0 to 1: the same for all learners, so that a room has places where it is stuck. */
function hardness({ id, kind }: BoardStep): number {
  if (kind === 'read' || kind === 'predict') return 0;
  const sum = [...id].reduce((all, letter) => all + letter.charCodeAt(0), 0);
  return ((sum * 37) % 100) / 100;
}

function* atStep(
  step: BoardStep,
  random: () => number,
  does: (details: EventDetails) => Deed,
): Generator<Deed> {
  const hard = hardness(step);
  const { id } = step;
  yield does({ type: 'step-entered', step: id });
  if (step.kind === 'predict') {
    const option = one(step.options, random);
    if (option) yield does({ type: 'predicted', step: id, choice: option.id, label: option.label });
  }
  const failures = Math.floor(random() * hard * 4);
  for (let tried = 0; tried < failures; tried++) {
    yield does(attempt(step, random, 'wrong'));
    if (tried < step.hints.length && random() < 0.6)
      yield does({ type: 'hint-shown', step: id, hint: tried + 1 });
    if (random() < hard / 12) yield does({ type: 'help-asked', step: id });
  }
  if (random() < hard * 0.06) return yield does({ type: 'solved', step: id, how: 'skipped' });
  if (random() < hard * 0.06) {
    yield does({ type: 'solution-shown', step: id });
    return yield does({ type: 'solved', step: id, how: 'shown' });
  }
  if (step.kind !== 'read' && step.kind !== 'predict') yield does(attempt(step, random, 'passed'));
  yield does({ type: 'solved', step: id, how: 'solved' });
}

function attempt(step: BoardStep, random: () => number, verdict: 'passed' | 'wrong'): EventDetails {
  const { id, kind, options, solution } = step;
  const passed = verdict === 'passed';
  const judged = { step: id, verdict, reason: passed ? 'That is it.' : 'Not what it really does.' };
  const typed = passed ? solution.at(-1) : one(WRONG_COMMANDS, random);
  switch (kind) {
    case 'choose': {
      const right = options.filter((option) => option.right === true).map((option) => option.id);
      const other = one(options, random)?.id ?? 'none';
      return { type: 'chose', choices: passed ? right : [other], ...judged };
    }
    case 'cite':
      return { type: 'cited', line: 'write(1, "Hello!\\n", 7) = 7', ...judged };
    case 'fix':
      return { type: 'probed', ...judged };
    case 'run':
      return { type: 'command-judged', command: typed ?? 'strace ./parrot', exit: 0, ...judged };
    case 'answer':
    case 'read':
    case 'predict': {
      const answer = passed ? solution.at(-1) : `${one(WRONG_ANSWERS, random)}`;
      return { type: 'answered', answer: answer ?? '42', ...judged };
    }
  }
}

const WRONG_COMMANDS = ['cat parrot', './parrot', 'strace parrot', 'ps aux', 'ls -l'];
const WRONG_ANSWERS = ['12', '~/.bashrc', 'open', 'the server', '80', 'read', 'I do not know'];

function one<T>(list: readonly T[], random: () => number): T | undefined {
  return list[Math.floor(random() * list.length)];
}
