import { clean } from '../../base/clean.ts';
import { never } from '../../base/exhaustive.ts';
import type { ScriptLine } from '../../course/model.ts';
import type { PlayView } from '../../session/view.ts';
import type { ChapterPage } from '../../zine/chapter-pages.ts';
import { fenced, labels, plainly } from '../chapter/guide-blocks.ts';
import { onPaper } from '../on-paper.ts';

/** A step as it is told when it opens, or once more: its place, its text, its task. Markdown, a part each. */
export function stepWords(view: PlayView): string[] {
  const { step, stepIndex, chapter } = view;
  const place = `Step ${stepIndex + 1} of ${chapter.steps.length}: ${plainly(step.title)}`;
  return [`## ${place}`, ...lived(view), view.prose, ...taskWords(view)];
}

function lived({ state, step }: PlayView): string[] {
  if (step.task.kind === 'read' || state === 'open' || state === 'solved') return [];
  return ['Skipped before. You can still do it.'];
}

/** What is to be done, and by which word. */
function taskWords(view: PlayView): string[] {
  const { task } = view.step;
  if (view.prompt === undefined) return [];
  const title = task.kind === 'predict' ? 'Your guess:' : 'Your turn:';
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
  return 'A second shell, here, is a second terminal: open one and run `spy-school shell` in it. (Ctrl-G and t are keys of the school on the screen.)';
}

function howTo({ step: { task } }: PlayView): string {
  switch (task.kind) {
    case 'predict':
      return 'Type the number of your guess.';
    case 'choose':
      return task.several
        ? 'Several are right. Type `choose` and their numbers, for example: `choose 1 2`'
        : 'Type the number of your choice.';
    case 'answer':
      return 'Type `answer` and what you found. Or only `answer`: then you are asked for it.';
    case 'cite':
      return 'When a command of yours has shown the line, type `cite` and a word of it.';
    case 'run':
    case 'fix':
    case 'read':
      return '';
    default:
      return never(task);
  }
}

/** Why something did not count yet. */
export function verdictWords({ verdict, tries, picked, step: { task } }: PlayView): string[] {
  if (!verdict || verdict.kind === 'passed' || verdict.reason === '') return [];
  const again = tries > 1 ? ` (try ${tries})` : '';
  const title = verdict.kind === 'wrong' ? 'Not that one' : 'Not yet';
  const label =
    task.kind === 'choose' && !task.several
      ? task.options.find(({ id }) => id === picked[0])?.label
      : undefined;
  const pick = label === undefined ? '' : ` You picked: ${plainly(label)}.`;
  return [`**${title}${again}.**${pick} ${plainly(verdict.reason)}`];
}

/** After a success: the word, the line that proves it, every option explained, and what there was to see. */
export function doneWords(view: PlayView): string[] {
  const { kind } = view.step.task;
  const words: string[] = [];
  if (kind === 'predict') words.push('**Noted.**');
  else if (kind !== 'read') {
    const reason = view.verdict?.kind === 'passed' ? ` ${plainly(view.verdict.reason)}` : '';
    words.push(`**Solved.**${reason}`);
  }
  if (view.prediction) words.push(`You guessed: ${plainly(view.prediction)}`);
  if (view.telling) words.push('Your line that proves it:', fenced(view.telling.line));
  return [...words, ...explained(view), ...(view.debrief === undefined ? [] : [view.debrief])];
}

function explained({ step: { task } }: PlayView): string[] {
  if (task.kind !== 'choose') return [];
  return task.options.map(
    ({ right, label, because }) =>
      `${right ? 'Right' : 'Not right'}: ${plainly(label)} ${because === '' ? '' : `(${plainly(because)})`}`,
  );
}

/** The way on from a step that is done; after the last one also the page of the zine. */
export function wayOn(view: PlayView, page: ChapterPage | undefined): string[] {
  const last = view.stepIndex + 1 === view.chapter.steps.length;
  if (view.held !== undefined) return [`The room waits here: ${plainly(view.held)}`];
  if (!last) return ['Type `next` to go on.'];
  const paper = page === undefined ? [] : [`To take with you. ${onPaper(page)}`];
  return [...paper, 'That was the last step. Type `next` to finish.'];
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
      const where = line.tab > 1 ? ['In another terminal (`spy-school shell`):'] : [];
      return [...where, block(line.text)];
    }
    case 'say':
      return [line.text];
    case 'answer': {
      const { task } = view.step;
      const isChoice = task.kind === 'choose' || task.kind === 'predict';
      if (isChoice) return labels(view, line.text).map((label) => `Choose: ${plainly(label)}`);
      return ['Then answer:', block(line.text)];
    }
    case 'cite':
      return ['Then cite the line with:', block(line.text)];
    case 'key':
      return [`Press Ctrl-${line.key}${line.tab > 1 ? ' in the other terminal' : ''}.`];
    case 'await':
      return [];
    default:
      return never(line);
  }
}

function block(text: string): string {
  return `~~~~~~sh\n${clean(text)}\n~~~~~~`;
}
