import { stringify } from 'csv-stringify/sync';
import { cleanLine } from '../../base/clean.ts';
import { LONGEST_TEXT } from './page.ts';
import type { Report } from './report.ts';

type Value = string | number | undefined;

/** One row per step; with names, one per learner and step. Spreadsheets calculate nothing of it. */
export function csvOf(report: Report): string {
  const rows = report.people === undefined ? stepRows(report) : personRows(report);
  return stringify(
    rows.map((row) => row.map((value) => (typeof value === 'string' ? plain(value) : value))),
    // The mark at its beginning tells spreadsheets that it is UTF-8.
    { bom: true, escape_formulas: true, record_delimiter: 'windows' },
  );
}

const STEP_HEAD = [
  ...['chapter', 'step', 'title', 'kind', 'planned_seconds'],
  ...['came', 'solved', 'solved_after_solution', 'shown', 'skipped', 'open'],
  ...['timed', 'median_seconds', 'p90_seconds', 'hints', 'wrong', 'tries', 'help_asked'],
  ...['first_answers', 'first_answers_right', 'commonest_answer', 'commonest_answer_count'],
];

function stepRows({ chapters }: Report): Value[][] {
  const rows = chapters.flatMap((chapter) =>
    chapter.steps.map((step): Value[] => [
      ...[chapter.id, step.id, step.title, step.kind, step.minutes * 60],
      ...[step.came, step.solved, step.afterSolution, step.shown, step.skipped, step.open],
      ...[step.times.count, seconds(step.times.median), seconds(step.times.p90)],
      ...[step.hints, step.wrong, step.tries, step.asked],
      ...[step.firsts.given, step.firsts.passed],
      ...[step.answers[0]?.text, step.answers[0]?.count],
    ]),
  );
  return [STEP_HEAD, ...rows];
}

const PERSON_HEAD = [
  ...['learner', 'learner_id', 'chapter', 'step', 'state', 'solution_seen', 'seconds'],
  ...['hints', 'wrong', 'tries', 'help_asked'],
];

function personRows({ people = [] }: Report): Value[][] {
  const rows = people.flatMap(({ name, id, steps }) =>
    steps.map((cell): Value[] => [
      ...[name, id, cell.chapter, cell.step, cell.how, cell.solutionSeen ? 'yes' : 'no'],
      cell.whole ? seconds(cell.spent) : undefined,
      ...[cell.hints, cell.wrong, cell.tries, cell.asked],
    ]),
  );
  return [PERSON_HEAD, ...rows];
}

function seconds(milliseconds: number | undefined): number | undefined {
  return milliseconds === undefined ? undefined : Math.round(milliseconds / 1000);
}

function plain(text: string): string {
  return cleanLine(text, LONGEST_TEXT);
}
