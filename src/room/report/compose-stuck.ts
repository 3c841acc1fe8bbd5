import { listed } from '../../words/listed.ts';
import { msgid, ngettext, t } from '../../words/words.ts';
import { type Block, paragraph } from './page.ts';
import type { Report } from './report.ts';
import { gaveUp, type Spot, stuckPoints } from './stuck.ts';
import {
  decimalText,
  durationText,
  learnersText,
  minutesText,
  shareText,
  times,
  unmarked,
} from './words.ts';

/** The stuck points in plain words. */
export function stuckBlocks(report: Report): Block[] {
  const { slow, hard, asked, left, missed, there } = stuckPoints(report);
  const blocks = [
    spotList(t`Took longest, against what the author thinks:`, slow, slowWords),
    spotList(t`Most hints and wrong answers a learner:`, hard, hardWords),
    spotList(t`Help was asked for most at:`, asked, ({ step }) => times(step.asked)),
    spotList(t`Most gave up at:`, left, leftWords),
    spotList(t`Worth explaining next time, for many were wrong at first:`, missed, missedWords),
  ].flat();
  const nowhere = paragraph(
    t`Nowhere: no step took much longer than the author thinks, and nobody asked for help.`,
  );
  const atTheEnd = report.ended
    ? t`When the room ended, most of those who were not done with a step were at:`
    : t`When the log ends, most of those who were not done with a step were at:`;
  return [
    ...(blocks.length > 0 ? blocks : [nowhere]),
    ...spotList(atTheEnd, there, ({ step }) => learnersText(step.there)),
  ];
}

function spotList(intro: string, spots: readonly Spot[], words: (spot: Spot) => string): Block[] {
  if (spots.length === 0) return [];
  const items = spots.map((spot) => {
    const { chapterTitle: chapter } = spot;
    const { number } = spot.step;
    const [title, told] = [unmarked(spot.step.title), words(spot)];
    return t`“${title}” (${chapter}, step ${number}): ${told}.`;
  });
  return [paragraph(intro), { is: 'list', items }];
}

function slowWords({ step }: Spot): string {
  const { median = 0, p90 = 0, count: measured } = step.times;
  const [half, tenth, plan] = [durationText(median), durationText(p90), minutesText(step.minutes)];
  if (measured === 1) return t`the one who solved it took ${half}; the author thinks ${plan}`;
  return measured < 10
    ? t`half of those who solved it took ${half} or more; the author thinks ${plan}`
    : t`half of those who solved it took ${half} or more, one in ten ${tenth} or more; the author thinks ${plan}`;
}

function hardWords({ step }: Spot): string {
  const { hints, wrong, came } = step;
  const each = decimalText((hints + wrong) / came);
  const someHints = ngettext(msgid`${hints} hint`, `${hints} hints`, hints);
  const someWrong = ngettext(msgid`${wrong} wrong answer`, `${wrong} wrong answers`, wrong);
  const learners = learnersText(came);
  return t`${someHints} and ${someWrong} for ${learners}, ${each} each`;
}

function missedWords({ step }: Spot): string {
  const { given, passed } = step.firsts;
  const wrong = given - passed;
  const commonest = step.answers.find(({ verdict }) => verdict !== 'passed');
  const [learners, share] = [learnersText(given), shareText(wrong, given)];
  if (commonest === undefined || commonest.count < 2)
    return t`${wrong} of ${learners} were wrong at first (${share})`;
  const answer = unmarked(commonest.text);
  return t`${wrong} of ${learners} were wrong at first (${share}), most often with “${answer}”`;
}

function leftWords({ step }: Spot): string {
  const { came, shown, skipped, open, there } = step;
  const [all, undone] = [gaveUp(step), open - there];
  const parts = listed([
    ...(shown > 0 ? [t`${shown} looked up the solution and went on`] : []),
    ...(skipped > 0 ? [t`${skipped} skipped it`] : []),
    ...(undone > 0 ? [t`${undone} left it undone`] : []),
  ]);
  const [learners, share] = [learnersText(came), shareText(all, came)];
  return t`${all} of ${learners} (${share}): ${parts}`;
}
