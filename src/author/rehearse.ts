import { messageOf } from '../base/errors.ts';
import type { Machine } from '../course/condition.ts';
import type { Chapter, Step } from '../course/model.ts';
import { plainSpaces } from '../evidence/code.ts';
import { memoryJournal } from '../journal/memory.ts';
import { openSession } from '../session/open.ts';
import { Typist } from '../session/typist.ts';
import { language } from '../words/words.ts';
import { type Attempt, attemptsOf } from './attempts.ts';

export interface RehearsalOptions {
  readonly chapters: readonly Chapter[];
  /** `chapter` or `chapter/step`; all if empty. Ids that exist. */
  readonly only: readonly { readonly chapter: string; readonly step: string | undefined }[];
  readonly seeds: readonly number[];
  readonly schoolHome: string;
  /** The machine to rehearse for: this one, or a weaker one. */
  readonly machine: Machine;
  readonly sandbox: 'auto' | 'off';
  /** How long slow programs take, as a share of their usual length. */
  readonly tempo: number;
  /** Labs at a time. */
  readonly atOnce: number;
  readonly onResult?: (result: AttemptResult) => void;
}

export interface AttemptResult {
  readonly chapter: string;
  readonly step: string;
  readonly seed: number;
  readonly attempt: string;
  readonly file: string;
  readonly line: number;
  readonly should: 'pass' | 'fail';
  /** ok: it did what it should; wrong: it did not; broken: it could not be played; left-out: not on this machine. */
  readonly outcome: 'ok' | 'wrong' | 'broken' | 'left-out';
  /** What the learner would have been told, or why it broke. */
  readonly reason: string;
}

/** Plays every solution, which must pass, and every wrong attempt, which must not: each in a lab of its own. */
export async function rehearse(options: RehearsalOptions): Promise<AttemptResult[]> {
  const jobs = options.seeds.flatMap((seed) =>
    selected(options).flatMap(({ chapter, step }) =>
      attemptsOf(step, options.machine).map((attempt) => ({
        chapter,
        step,
        seed,
        attempt,
      })),
    ),
  );
  const results: AttemptResult[] = [];
  let next = 0;
  const work = async () => {
    for (let job = jobs[next++]; job; job = jobs[next++]) {
      const { chapter, step, seed, attempt } = job;
      const told = await playOne(options, chapter, step, seed, attempt);
      const { should, name, line } = attempt;
      const result = {
        chapter: chapter.id,
        step: step.id,
        seed,
        attempt: name,
        file: chapter.file,
        line,
        should,
        ...told,
      };
      results.push(result);
      options.onResult?.(result);
    }
  };
  await Promise.all(Array.from({ length: options.atOnce }, work));
  return results;
}

type Told = Pick<AttemptResult, 'outcome' | 'reason'>;

async function playOne(
  options: RehearsalOptions,
  chapter: Chapter,
  step: Step,
  seed: number,
  attempt: Attempt,
): Promise<Told> {
  if (attempt.unplayable) return { outcome: 'left-out', reason: attempt.unplayable };
  try {
    const { schoolHome, machine, sandbox, tempo } = options;
    const session = await openSession({
      chapter,
      journal: memoryJournal(),
      schoolHome,
      seed,
      ...machine,
      sandbox,
      tempo,
    });
    try {
      await session.play.enter(chapter.steps.indexOf(step));
      await new Typist(session).play(attempt.lines);
      const { state, verdict, noticed } = session.play.view();
      return judged(attempt, state === 'solved', plainSpaces(verdict?.reason || noticed));
    } finally {
      await session.close();
    }
  } catch (error) {
    return { outcome: 'broken', reason: messageOf(error) };
  }
}

function judged(attempt: Attempt, passed: boolean, reason: string): Told {
  if (attempt.should === 'pass') return { outcome: passed ? 'ok' : 'wrong', reason };
  if (passed) return { outcome: 'wrong', reason: `it passed: ${reason}` };
  // Authors say it in the language of chapter.md.
  if (language === 'en' && attempt.because && !fold(reason).includes(fold(attempt.because)))
    return {
      outcome: 'wrong',
      reason: `refused, but not because of "${attempt.because}": ${reason}`,
    };
  return { outcome: 'ok', reason };
}

function fold(text: string): string {
  return text.toLowerCase().replace(/[`*]/g, '').replace(/\s+/g, ' ').trim();
}

function selected({ chapters, only }: RehearsalOptions): { chapter: Chapter; step: Step }[] {
  return chapters.flatMap((chapter) =>
    chapter.steps
      .filter(
        (step) =>
          only.length === 0 ||
          only.some((each) => each.chapter === chapter.id && (each.step ?? step.id) === step.id),
      )
      .map((step) => ({ chapter, step })),
  );
}
