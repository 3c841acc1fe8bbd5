import { listed } from '../../words/listed.ts';
import { msgid, ngettext, t } from '../../words/words.ts';
import { type Block, heading, paragraph } from './page.ts';
import type { After, Prediction } from './predictions.ts';
import type { Report, StepReport } from './report.ts';
import { clockTimeText, durationText, learnersText, shareText, times, unmarked } from './words.ts';

const MOST_ANSWERS_SHOWN = 8;
const VERDICTS = { passed: t`right`, 'not-yet': t`not yet`, wrong: t`wrong` } as const;

export function predictionBlocks(report: Report): Block[] {
  const given = report.predictions.filter(({ bars }) => bars.some((bar) => bar.count > 0));
  if (given.length === 0) return [paragraph(t`Nobody has predicted anything.`)];
  return [
    paragraph(
      t`A prediction is never marked, and the course does not say which one is right: that is for finding out. So here is what was predicted, and how the same learners fared afterwards.`,
    ),
    ...given.flatMap(predictionBlock),
  ];
}

function predictionBlock(prediction: Prediction): Block[] {
  const { title, prompt, bars, changed, after } = prediction;
  const all = bars.reduce((sum, bar) => sum + bar.count, 0);
  const shown = bars.map(({ label, count, came, right }) => ({
    label: unmarked(label),
    count,
    share: all === 0 ? 0 : count / all,
    words: came === 0 ? '' : outOf(right, came),
  }));
  return [
    heading(3, unmarked(title)),
    {
      is: 'bars',
      caption: unmarked(prompt),
      what: t`Predicted`,
      words: afterHead(after),
      bars: shown,
    },
    paragraph(
      `${predictedWords(all, changed)} ${bars.some((bar) => bar.came > 0) ? afterWords(after) : nobodyAfter(after)}`,
    ),
  ];
}

function outOf(part: number, all: number): string {
  const share = shareText(part, all);
  return t`${part} of ${all} (${share})`;
}

function predictedWords(all: number, changed: number): string {
  const learners = learnersText(all);
  return changed > 0
    ? t`${learners} predicted; ${changed} changed their mind.`
    : t`${learners} predicted.`;
}

function afterHead(after: After): string {
  if (after.by === 'nothing') return '';
  return after.by === 'choice' ? t`Right afterwards` : t`Then solved by themselves`;
}

function nobodyAfter(after: After): string {
  if (after.by === 'nothing') return afterWords(after);
  const { title } = after;
  return t`Nobody of them came to “${title}” yet.`;
}

function afterWords(after: After): string {
  switch (after.by) {
    case 'choice': {
      const { title } = after;
      const right = after.rightLabels.join(' + ');
      return t`Afterwards the same was asked in “${title}”; right is ${right}.`;
    }
    case 'task': {
      const { title } = after;
      return t`“Then” is the next task, “${title}”: of those who came to it, so many solved it without looking at the solution.`;
    }
    case 'nothing':
      return t`No task follows in this chapter, so there is nothing to compare with.`;
  }
}

export function answerBlocks(report: Report): Block[] {
  const steps = report.chapters.flatMap(({ steps }) => steps).filter(({ firsts }) => firsts.given);
  const blocks = steps.flatMap(answerBlock);
  return blocks.length > 0 ? blocks : [paragraph(t`Nobody has answered anything.`)];
}

function answerBlock(step: StepReport): Block[] {
  const { answers, firsts, otherAnswers, title } = step;
  if (answers.length === 0) return [];
  const all = answers.reduce((sum, each) => sum + each.count, otherAnswers);
  const shown = answers.slice(0, MOST_ANSWERS_SHOWN).map(({ text, count, verdict }) => ({
    ...{ label: text, count, share: count / all, words: VERDICTS[verdict] },
  }));
  const more = all - shown.reduce((sum, each) => sum + each.count, 0);
  const rest = more > 0 ? [{ label: t`others`, count: more, share: more / all, words: '' }] : [];
  const { passed } = firsts;
  const [learners, share] = [learnersText(firsts.given), shareText(passed, firsts.given)];
  return [
    heading(3, unmarked(title)),
    paragraph(t`Right at the first answer: ${passed} of ${learners} (${share}).`),
    {
      ...{ is: 'bars', caption: t`Answers to “${title}”`, what: t`Answered`, words: t`Is` },
      bars: [...shown, ...rest],
    },
  ];
}

export function helpBlocks({ help }: Report): Block[] {
  const { waits, given, withdrawn, open } = help;
  const asked = given + withdrawn + open;
  if (asked === 0) return [paragraph(t`Nobody asked for help.`)];
  const ends = listed([
    ...(given > 0 ? [t`${given} got it`] : []),
    ...(withdrawn > 0 ? [t`${withdrawn} did without after all`] : []),
    ...(open > 0 ? [t`${open} waited still when the log ends`] : []),
  ]);
  const often = times(asked);
  const calls = t`Help was asked for ${often}: ${ends}.`;
  return [paragraph([calls, ...waitWords(waits)].join(' '))];
}

function waitWords({ count, median, most }: Report['help']['waits']): string[] {
  if (median === undefined || most === undefined) return [];
  const [half, longest] = [durationText(median), durationText(most)];
  return count === 1
    ? [t`The wait was ${half}.`]
    : [t`Half waited ${half} or longer, the longest ${longest}.`];
}

export function noteBlocks({ notes, notesToOne }: Report, timeZone: string): Block[] {
  if (notes.length + notesToOne === 0) return [];
  const toOne =
    notesToOne === 0
      ? []
      : [
          ngettext(
            msgid`${notesToOne} note to one learner: not shown here, as they may hold names.`,
            `${notesToOne} notes to one learner: not shown here, as they may hold names.`,
            notesToOne,
          ),
        ];
  const items = notes.map(({ at, text }) => {
    const time = clockTimeText(at, timeZone);
    return t`${time} to all: ${text}`;
  });
  return [heading(2, t`Notes given`), { is: 'list', items: [...items, ...toOne] }];
}
