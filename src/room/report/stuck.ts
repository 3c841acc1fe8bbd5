import type { Report, StepReport } from './report.ts';

/** From these on a step's time is worth a word: more than half again what the author thinks, and two minutes. */
const OVER_PLAN = 1.5;
const WORTH_MS = 2 * 60_000;
const MOST_NAMED = 3;
/** A step that few came to says little: it needs three learners, or a tenth of the room if that is more. */
const FEW = 3;
const FEW_SHARE = 0.1;

export interface Spot {
  readonly chapterTitle: string;
  readonly step: StepReport;
}

/** Where the room got stuck, the worst first; each list has a few steps, or none. */
export interface StuckPoints {
  /** Longest against the author's minutes. */
  readonly slow: readonly Spot[];
  /** Most hints and wrong answers a learner: one or more. */
  readonly hard: readonly Spot[];
  /** Most help asked. */
  readonly asked: readonly Spot[];
  /** Where most learners looked up the solution, skipped, or left it undone: one in five or more. */
  readonly left: readonly Spot[];
  /** Worth explaining next time: where most of those who answered were wrong at first, two in five or more. */
  readonly missed: readonly Spot[];
  /** Where most were, undone, when the log ends. */
  readonly there: readonly Spot[];
}

export function stuckPoints(report: Report): StuckPoints {
  const spots = report.chapters.flatMap(({ title, steps }) =>
    steps.filter(({ came }) => came > 0).map((step) => ({ chapterTitle: title, step })),
  );
  const enough = Math.min(report.active, Math.max(FEW, report.active * FEW_SHARE));
  const ofMany = (value: (step: StepReport) => number) => (step: StepReport) =>
    step.came < enough ? 0 : value(step);
  const worst = (value: (step: StepReport) => number, least: number): Spot[] =>
    spots
      .filter(({ step }) => value(step) >= least)
      .sort((a, b) => value(b.step) - value(a.step))
      .slice(0, MOST_NAMED);
  return {
    slow: worst(ofMany(overPlan), OVER_PLAN),
    hard: worst(
      ofMany(({ hints, wrong, came }) => (hints + wrong) / came),
      1,
    ),
    asked: worst(({ asked }) => asked, 1),
    left: worst(
      ofMany((step) => gaveUp(step) / step.came),
      0.2,
    ),
    missed: worst(({ firsts }) => (firsts.given < enough ? 0 : missedShare(firsts)), 0.4),
    there: worst(({ there }) => there, 1),
  };
}

/** How many times the author's minutes the middle learner took; 0 for a time that is not worth a word. */
function overPlan({ times: { median = 0 }, minutes }: StepReport): number {
  return median < WORTH_MS ? 0 : median / (minutes * 60_000);
}

function missedShare({ given, passed }: StepReport['firsts']): number {
  return given === 0 ? 0 : (given - passed) / given;
}

export function gaveUp({ shown, skipped, open, there }: StepReport): number {
  return shown + skipped + open - there;
}
