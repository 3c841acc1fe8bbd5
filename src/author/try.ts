import type { Chapter, Step } from '../course/model.ts';
import { parseTryLines } from '../course/script.ts';
import { plainSpaces } from '../evidence/code.ts';
import type { Verdict } from '../evidence/verdict.ts';
import { memoryJournal } from '../journal/memory.ts';
import { openSession } from '../session/open.ts';
import { Typist } from '../session/typist.ts';

export interface Trial {
  readonly verdict: Verdict['kind'];
  readonly reason: string;
  /** The line that proved it. */
  readonly telling: string | undefined;
}

/** Types lines, or gives an answer, at a step in a fresh lab: would this count? Leaves nothing behind. */
export async function tryAt(
  chapter: Chapter,
  step: Step,
  lines: readonly string[],
  options: { seed: number; schoolHome: string },
): Promise<Trial> {
  const session = await openSession({ chapter, journal: memoryJournal(), ...options });
  try {
    const { play } = session;
    await play.enter(chapter.steps.indexOf(step));
    await new Typist(session).play(parseTryLines(lines, step.task));
    const { state, verdict, noticed, telling } = play.view();
    return {
      verdict: state === 'solved' ? 'passed' : (verdict?.kind ?? 'not-yet'),
      reason: plainSpaces(verdict?.reason || noticed),
      telling: telling?.line,
    };
  } finally {
    await session.close();
  }
}
