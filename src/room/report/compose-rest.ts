import { type Block, heading, paragraph } from './page.ts';
import type { After, Prediction } from './predictions.ts';
import type { Report, StepReport } from './report.ts';
import { clockTimeText, count, durationText, shareText, times, unmarked } from './words.ts';

const MOST_ANSWERS_SHOWN = 8;
const VERDICTS = { passed: 'right', 'not-yet': 'not yet', wrong: 'wrong' } as const;

export function predictionBlocks(report: Report): Block[] {
  const given = report.predictions.filter(({ bars }) => bars.some((bar) => bar.count > 0));
  if (given.length === 0) return [paragraph('Nobody has predicted anything.')];
  return [
    paragraph(
      'A prediction is never marked, and the course does not say which one is right: that is for finding out. So here is what was predicted, and how the same learners fared afterwards.',
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
    words: came === 0 ? '' : `${right} of ${came} (${shareText(right, came)})`,
  }));
  return [
    heading(3, unmarked(title)),
    {
      is: 'bars',
      caption: unmarked(prompt),
      what: 'Predicted',
      words: afterHead(after),
      bars: shown,
    },
    paragraph(
      `${count(all, 'learner')} predicted${changed > 0 ? `; ${changed} changed their mind` : ''}. ${bars.some((bar) => bar.came > 0) ? afterWords(after) : nobodyAfter(after)}`,
    ),
  ];
}

function afterHead(after: After): string {
  if (after.by === 'nothing') return '';
  return after.by === 'choice' ? 'Right afterwards' : 'Then solved by themselves';
}

function nobodyAfter(after: After): string {
  return after.by === 'nothing'
    ? afterWords(after)
    : `Nobody of them came to “${after.title}” yet.`;
}

function afterWords(after: After): string {
  switch (after.by) {
    case 'choice':
      return `Afterwards the same was asked in “${after.title}”; right is ${after.rightLabels.join(' + ')}.`;
    case 'task':
      return `“Then” is the next task, “${after.title}”: of those who came to it, so many solved it without looking at the solution.`;
    case 'nothing':
      return 'No task follows in this chapter, so there is nothing to compare with.';
  }
}

export function answerBlocks(report: Report): Block[] {
  const steps = report.chapters.flatMap(({ steps }) => steps).filter(({ firsts }) => firsts.given);
  const blocks = steps.flatMap(answerBlock);
  return blocks.length > 0 ? blocks : [paragraph('Nobody has answered anything.')];
}

function answerBlock(step: StepReport): Block[] {
  const { answers, firsts, otherAnswers } = step;
  if (answers.length === 0) return [];
  const all = answers.reduce((sum, each) => sum + each.count, otherAnswers);
  const shown = answers.slice(0, MOST_ANSWERS_SHOWN).map(({ text, count, verdict }) => ({
    ...{ label: text, count, share: count / all, words: VERDICTS[verdict] },
  }));
  const more = all - shown.reduce((sum, each) => sum + each.count, 0);
  const rest = more > 0 ? [{ label: 'others', count: more, share: more / all, words: '' }] : [];
  return [
    heading(3, unmarked(step.title)),
    paragraph(
      `Right at the first answer: ${firsts.passed} of ${count(firsts.given, 'learner')} (${shareText(firsts.passed, firsts.given)}).`,
    ),
    {
      ...{ is: 'bars', caption: `Answers to “${step.title}”`, what: 'Given', words: 'Is' },
      bars: [...shown, ...rest],
    },
  ];
}

export function helpBlocks({ help }: Report): Block[] {
  const { waits, given, withdrawn, open } = help;
  const asked = given + withdrawn + open;
  if (asked === 0) return [paragraph('Nobody asked for help.')];
  const ends = [
    ...(given > 0 ? [`${given} got it`] : []),
    ...(withdrawn > 0 ? [`${withdrawn} did without after all`] : []),
    ...(open > 0 ? [`${open} waited still when the log ends`] : []),
  ];
  const wait =
    waits.median === undefined || waits.most === undefined
      ? ''
      : waits.count === 1
        ? ` The wait was ${durationText(waits.median)}.`
        : ` Half waited ${durationText(waits.median)} or longer, the longest ${durationText(waits.most)}.`;
  return [paragraph(`Help was asked for ${times(asked)}: ${ends.join(', ')}.${wait}`)];
}

export function noteBlocks({ notes, notesToOne }: Report, timeZone: string): Block[] {
  if (notes.length + notesToOne === 0) return [];
  const toOne =
    notesToOne === 0
      ? []
      : [`${count(notesToOne, 'note')} to one learner: not shown here, as they may hold names.`];
  const items = notes.map(({ at, text }) => `${clockTimeText(at, timeZone)} to all: ${text}`);
  return [heading(2, 'Notes given'), { is: 'list', items: [...items, ...toOne] }];
}
