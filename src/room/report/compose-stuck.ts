import { type Block, paragraph } from './page.ts';
import type { Report } from './report.ts';
import { gaveUp, type Spot, stuckPoints } from './stuck.ts';
import { count, durationText, minutesText, shareText, times, unmarked } from './words.ts';

/** The stuck points in plain words. */
export function stuckBlocks(report: Report): Block[] {
  const { slow, hard, asked, left, missed, there } = stuckPoints(report);
  const blocks = [
    listed('Took longest, against what the author thinks:', slow, slowWords),
    listed('Most hints and wrong answers a learner:', hard, hardWords),
    listed('Help was asked for most at:', asked, ({ step }) => times(step.asked)),
    listed('Most gave up at:', left, leftWords),
    listed('Worth explaining next time, for many were wrong at first:', missed, missedWords),
  ].flat();
  const nowhere = paragraph(
    'Nowhere: no step took much longer than the author thinks, and nobody asked for help.',
  );
  const end = report.ended ? 'the room ended' : 'the log ends';
  return [
    ...(blocks.length > 0 ? blocks : [nowhere]),
    ...listed(
      `When ${end}, most of those who were not done with a step were at:`,
      there,
      ({ step }) => count(step.there, 'learner'),
    ),
  ];
}

function listed(intro: string, spots: readonly Spot[], words: (spot: Spot) => string): Block[] {
  if (spots.length === 0) return [];
  const items = spots.map(
    (spot) =>
      `“${unmarked(spot.step.title)}” (${spot.chapterTitle}, step ${spot.step.number}): ${words(spot)}.`,
  );
  return [paragraph(intro), { is: 'list', items }];
}

function slowWords({ step }: Spot): string {
  const { median = 0, p90 = 0, count: measured } = step.times;
  const half = measured === 1 ? 'the one who solved it' : 'half of those who solved it';
  const tenth = measured >= 10 ? `, one in ten ${durationText(p90)} or more` : '';
  return `${half} took ${durationText(median)}${measured === 1 ? '' : ' or more'}${tenth}; the author thinks ${minutesText(step.minutes)}`;
}

function hardWords({ step }: Spot): string {
  const { hints, wrong, came } = step;
  const each = ((hints + wrong) / came).toFixed(1);
  return `${count(hints, 'hint')} and ${count(wrong, 'wrong answer')} for ${count(came, 'learner')}, ${each} each`;
}

function missedWords({ step }: Spot): string {
  const { given, passed } = step.firsts;
  const wrong = given - passed;
  const commonest = step.answers.find(({ verdict }) => verdict !== 'passed');
  const how =
    commonest && commonest.count > 1 ? `, most often with “${unmarked(commonest.text)}”` : '';
  return `${wrong} of ${count(given, 'learner')} were wrong at first (${shareText(wrong, given)})${how}`;
}

function leftWords({ step }: Spot): string {
  const { came, shown, skipped, open, there } = step;
  const parts = [
    ...(shown > 0 ? [`${shown} looked up the solution and went on`] : []),
    ...(skipped > 0 ? [`${skipped} skipped it`] : []),
    ...(open > there ? [`${open - there} left it undone`] : []),
  ];
  return `${gaveUp(step)} of ${count(came, 'learner')} (${shareText(gaveUp(step), came)}): ${parts.join(', ')}`;
}
