import { type EventDetails, newEvent } from '../../../src/journal/events.ts';
import type { BoardCourse } from '../../../src/room/model/course.ts';
import { newRoomEvent, type RoomEvent } from '../../../src/room/model/events.ts';
import { proofOf } from '../../../src/room/secrets.ts';

const FIRST =
  'Ada Alan Barbara Bjarne Claude Dennis Edsger Frances Grace Hedy Ivan Jean Karen Ken'.split(' ');
const LAST =
  'Allen Bartik Dijkstra Hamilton Hopper Knuth Lamarr Liskov Perlman Ritchie Thompson'.split(' ');

export const SERVER = '5b0f3a52-6a1a-4d3e-9d36-0a5d6f6b7c11';

/** Someone's id that is the same in every run. */
export function learnerId(index: number): string {
  return `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`;
}

/** The minutes before now, as a date. */
export function ago(minutes: number): Date {
  return new Date(Date.now() - minutes * 60_000);
}

/** Someone joins and is connected. */
export function arrival(index: number, name: string, at: Date): RoomEvent[] {
  const learner = learnerId(index);
  return [
    newRoomEvent(
      { type: 'learner-joined', learner, name, proof: proofOf(learner) },
      crypto.randomUUID(),
      at,
    ),
    newRoomEvent(
      { type: 'learner-came', learner, server: SERVER, skew: 0 },
      crypto.randomUUID(),
      at,
    ),
  ];
}

/** An event of someone's journal, as the room logs it. */
export function lived(index: number, chapter: string, details: EventDetails, at: Date): RoomEvent {
  const event = newEvent(chapter, details, at);
  return newRoomEvent({ type: 'learned', learner: learnerId(index), event }, event.id, at);
}

/** A room full of people who fare differently: the same people every time. */
export function crowd(size: number, course: BoardCourse, chapters: readonly string[]): RoomEvent[] {
  const steps = course
    .filter(({ id }) => chapters.includes(id))
    .flatMap((chapter) => chapter.steps.map((step) => ({ chapter: chapter.id, step })));
  return Array.from({ length: size }, (_, index) => index).flatMap((index) => {
    const name = `${FIRST[index % FIRST.length]} ${LAST[(index * 7) % LAST.length]}`;
    // Most are near the same step, some are far ahead or behind.
    const spread = [0, 1, -1, 0, 2, 0, -2, 1, 0, 3, 0, -3, 5][index % 13] ?? 0;
    const reached = Math.min(steps.length - 1, Math.max(0, 7 + spread));
    const since = [1, 2, 3, 1, 6, 2, 9, 1, 4, 2, 14][index % 11] ?? 1;
    const events = arrival(index, name, ago(60));
    steps.slice(0, reached + 1).forEach(({ chapter, step }, at) => {
      const when = ago(at === reached ? since : since + (reached - at) * 3);
      const say = (details: EventDetails) => events.push(lived(index, chapter, details, when));
      if (at === 0 || steps[at - 1]?.chapter !== chapter)
        say({ type: 'chapter-started', seed: index });
      say({ type: 'step-entered', step: step.id });
      const option = step.options[(index * 5 + at) % Math.max(1, step.options.length)];
      if (step.kind === 'predict' && option)
        say({ type: 'predicted', step: step.id, choice: option.id, label: option.label });
      const verdict = (index + at) % 3 === 0 ? 'wrong' : 'passed';
      if (step.kind === 'choose' && option)
        say({ type: 'chose', step: step.id, choices: [option.id], verdict, reason: '' });
      if (step.kind === 'answer')
        say({
          type: 'answered',
          step: step.id,
          answer: ['openat', 'read', 'write', 'execve'][(index + at) % 4] ?? '',
          verdict,
          reason: '',
        });
      if (at < reached) say({ type: 'solved', step: step.id, how: 'solved' });
      else {
        if (since > 3) say({ type: 'hint-shown', step: step.id, hint: 1 });
        if (index % 17 === 4) say({ type: 'help-asked', step: step.id });
        if (index % 7 === 3) say({ type: 'solved', step: step.id, how: 'solved' });
      }
    });
    const learner = learnerId(index);
    if (index % 19 === 11)
      events.push(newRoomEvent({ type: 'learner-left', learner, server: SERVER }));
    const weak = index % 9 === 5;
    const doctor = {
      sandboxed: !weak,
      powers: ['traceChild'],
      chapters: chapters.map((chapter, number) => ({
        chapter,
        playable: !(weak && number === 2),
        lacks: weak && number === 2 ? ['ngrep', 'sniff'] : [],
      })),
    };
    if (index % 5 !== 2) events.push(newRoomEvent({ type: 'learner-examined', learner, doctor }));
    return events;
  });
}
