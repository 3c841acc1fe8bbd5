import { clean } from '../../base/clean.ts';
import { never } from '../../base/exhaustive.ts';
import type { ScriptLine } from '../../course/model.ts';
import type { PlayView } from '../../session/view.ts';
import { t } from '../../words/words.ts';
import type { ChapterPage } from '../../zine/chapter-pages.ts';
import { fenced, labels, plainly } from '../chapter/guide-blocks.ts';
import { onPaper } from '../on-paper.ts';
import { focusKey } from '../terminal/focus-key.ts';

/** A step as it is told when it opens, or once more: its place, its text, its task. Markdown, a part each. */
export function stepWords(view: PlayView): string[] {
  const { step, stepIndex, chapter } = view;
  const number = stepIndex + 1;
  const count = chapter.steps.length;
  const title = plainly(step.title);
  return [
    `## ${t`Step ${number} of ${count}: ${title}`}`,
    ...lived(view),
    view.prose,
    ...taskWords(view),
  ];
}

function lived({ state, step }: PlayView): string[] {
  if (step.task.kind === 'read' || state === 'open' || state === 'solved') return [];
  return [t`Skipped before. You can still do it.`];
}

/** What is to be done, and by which word. */
function taskWords(view: PlayView): string[] {
  const { task } = view.step;
  if (view.prompt === undefined) return [];
  const title = task.kind === 'predict' ? t`Your guess:` : t`Your turn:`;
  const options =
    task.kind === 'predict' || task.kind === 'choose'
      ? task.options.map(({ label }, at) => `${at + 1}. ${plainly(label)}`).join('\n')
      : '';
  const how = view.open ? howTo(view) : '';
  return [`**${title}** ${view.prompt}`, options, how, secondShell(view)].filter(
    (part) => part !== '',
  );
}

/** Where a way needs two shells, or more: here they are terminals. */
function secondShell({ open, step }: PlayView): string {
  const needed = step.solutions.some(({ lines }) =>
    lines.some((line) => 'tab' in line && line.tab > 1),
  );
  if (!needed || !open) return '';
  const { name: key } = focusKey();
  return t`A second shell, here, is a second terminal: open one and run \`spy-school shell\` in it. (${key} and t are keys of the school on the screen.)`;
}

function howTo({ step: { task } }: PlayView): string {
  switch (task.kind) {
    case 'predict':
      return t`Type the number of your guess.`;
    case 'choose':
      return task.several
        ? t`Several are right. Type \`choose\` and their numbers, for example: \`choose 1 2\``
        : t`Type the number of your choice.`;
    case 'answer':
      return t`Type \`answer\` and what you found. Or only \`answer\`: then you are asked for it.`;
    case 'cite':
      return t`When a command of yours has shown the line, type \`cite\` and a word of it.`;
    case 'run':
    case 'fix':
    case 'read':
      return '';
    default:
      return never(task);
  }
}

/** Why something did not count yet. */
export function verdictWords(view: PlayView): string[] {
  const { verdict, tries } = view;
  if (!verdict || verdict.kind === 'passed' || verdict.reason === '') return [];
  const title = refusalTitle(verdict.kind === 'wrong', tries);
  return [[`**${title}**`, ...pickedWords(view), plainly(verdict.reason)].join(' ')];
}

function refusalTitle(wrong: boolean, tries: number): string {
  if (tries > 1) return wrong ? t`Not that one (try ${tries}).` : t`Not yet (try ${tries}).`;
  return wrong ? t`Not that one.` : t`Not yet.`;
}

function pickedWords({ picked, step: { task } }: PlayView): string[] {
  if (task.kind !== 'choose' || task.several) return [];
  const option = task.options.find(({ id }) => id === picked[0]);
  if (!option) return [];
  const label = plainly(option.label);
  return [t`You picked: ${label}.`];
}

/** After a success: the word, the line that proves it, every option explained, and what there was to see. */
export function doneWords(view: PlayView): string[] {
  const { kind } = view.step.task;
  const words: string[] = [];
  if (kind === 'predict') words.push(`**${t`Noted.`}**`);
  else if (kind !== 'read') {
    const reason = view.verdict?.kind === 'passed' ? ` ${plainly(view.verdict.reason)}` : '';
    words.push(`**${t`Solved.`}**${reason}`);
  }
  const guess = plainly(view.prediction ?? '');
  if (guess !== '') words.push(t`You guessed: ${guess}`);
  if (view.telling) words.push(t`Your line that proves it:`, fenced(view.telling.line));
  return [...words, ...explained(view), ...(view.debrief === undefined ? [] : [view.debrief])];
}

function explained({ step: { task } }: PlayView): string[] {
  if (task.kind !== 'choose') return [];
  return task.options.map(({ right, label, because }) => {
    const option = `${plainly(label)} ${because === '' ? '' : `(${plainly(because)})`}`;
    return right ? t`Right: ${option}` : t`Not right: ${option}`;
  });
}

/** The way on from a step that is done; after the last one also the page of the zine. */
export function wayOn(view: PlayView, page: ChapterPage | undefined): string[] {
  const last = view.stepIndex + 1 === view.chapter.steps.length;
  if (view.held !== undefined) {
    const held = plainly(view.held);
    return [t`The room waits here: ${held}`];
  }
  if (!last) return [t`Type \`next\` to go on.`];
  const paper = page === undefined ? [] : [`${t`To take with you.`} ${onPaper(page)}`];
  return [...paper, t`That was the last step. Type \`next\` to finish.`];
}

/** A way to do it, act by act. */
export function solutionWords(
  view: PlayView,
  solution: readonly ScriptLine[],
  title: string,
): string[] {
  const told = solution.flatMap((line) => act(view, line));
  return told.length === 0 ? [] : [`**${title}**`, ...told];
}

function act(view: PlayView, line: ScriptLine): string[] {
  switch (line.act) {
    case 'type': {
      const where = line.tab > 1 ? [t`In another terminal (\`spy-school shell\`):`] : [];
      return [...where, block(line.text)];
    }
    case 'say':
      return [line.text];
    case 'answer': {
      const { task } = view.step;
      const isChoice = task.kind === 'choose' || task.kind === 'predict';
      if (isChoice)
        return labels(view, line.text).map((each) => {
          const label = plainly(each);
          return t`Choose: ${label}`;
        });
      return [t`Then answer:`, block(line.text)];
    }
    case 'cite':
      return [t`Then cite the line with:`, block(line.text)];
    case 'key':
      return [
        line.tab > 1
          ? t`Press Ctrl-${line.key} in the other terminal.`
          : t`Press Ctrl-${line.key}.`,
      ];
    case 'await':
      return [];
    default:
      return never(line);
  }
}

function block(text: string): string {
  return `~~~~~~sh\n${clean(text)}\n~~~~~~`;
}
