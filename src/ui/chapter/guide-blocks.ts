import { clean } from '../../base/clean.ts';
import { never } from '../../base/exhaustive.ts';
import type { ScriptLine } from '../../course/model.ts';
import { prefixed, type Span, type StyledLine } from '../../markdown/style.ts';
import { wrap } from '../../markdown/wrap.ts';
import type { PlayView } from '../../session/view.ts';
import { t } from '../../words/words.ts';
import type { Theme } from '../theme.tsx';
import { inShort } from './transcript.ts';

/** What the blocks are drawn with: Markdown laid out at a width, marks, colours. */
export interface Pen {
  readonly theme: Theme;
  readonly width: number;
  lay(text: string, width?: number): StyledLine[];
}

const BLANK: StyledLine = { spans: [] };

function span(text: string, style: Span['style'] = {}): Span {
  return { text, style };
}

/** Lines with a bar on the left and a title above. */
export function beside(title: string, lines: readonly StyledLine[], { theme }: Pen): StyledLine[] {
  const bar = span(`${theme.marks.bar} `, { color: 'accent' });
  return [
    { spans: [bar, span(title, { bold: true, color: 'accent' })] },
    ...lines.map((line) => ({ spans: [bar, ...line.spans] })),
  ];
}

/** What is to be done. */
export function promptLines(view: PlayView, pen: Pen): StyledLine[] {
  if (view.prompt === undefined) return [];
  const title = view.step.task.kind === 'predict' ? t`Your guess` : t`Your turn`;
  return beside(title, pen.lay(view.prompt, pen.width - 2), pen);
}

/** A way to do it, act by act. */
export function solutionLines(
  view: PlayView,
  solution: readonly ScriptLine[],
  title: string,
  pen: Pen,
): StyledLine[] {
  const act = (line: ScriptLine): StyledLine[] => {
    const told = (before: string, text: string) =>
      wrap([span(before), span(text, { bold: true, color: 'code' })], pen.width - 2);
    switch (line.act) {
      case 'type': {
        const { tab: number } = line;
        return told(number > 1 ? `${t`shell ${number}`} ` : '', `$ ${line.text}`);
      }
      case 'say':
        return pen.lay(line.text, pen.width - 2);
      case 'answer':
        return labels(view, line.text).flatMap((label) => told(`${t`answer:`} `, label));
      case 'cite':
        return told(`${t`cite the line with:`} `, line.text);
      case 'key':
        return told(`${t`press`} `, `Ctrl-${line.key}`);
      case 'await':
        return [];
      default:
        return never(line);
    }
  };
  return beside(title, solution.flatMap(act), pen);
}

/** Options are picked by their ids in scripts, and by their labels on the screen. */
export function labels({ step }: PlayView, answer: string): string[] {
  const { task } = step;
  if (task.kind !== 'choose' && task.kind !== 'predict') return [answer];
  const ids = answer.split(',').map((id) => id.trim());
  return task.options.filter(({ id }) => ids.includes(id)).map(({ label }) => label);
}

/** Why something did not count, or what was noticed. */
export function verdictLines(view: PlayView, pen: Pen): StyledLine[] {
  const { verdict, noticed, state, tries } = view;
  const { marks } = pen.theme;
  const before =
    state === 'open'
      ? []
      : [{ spans: [span(`${marks.skipped} ${t`Skipped before. You can still do it.`}`)] }];
  if (view.checking) return [...before, ...pen.lay(`${marks.notice} ${t`Checking…`}`)];
  if (!verdict || verdict.reason === '')
    return [...before, ...(noticed === '' ? [] : pen.lay(`${marks.notice} ${plainly(noticed)}`))];
  const wrong = verdict.kind === 'wrong';
  return marked(
    wrong ? `${marks.wrong} ${notThatOne(tries)}` : `${marks.notice} ${notYet(tries)}`,
    wrong ? 'bad' : 'accent',
    [...pickedLines(view, pen), ...pen.lay(plainly(verdict.reason))],
  );
}

function notThatOne(tries: number): string {
  return tries > 1 ? t`Not that one (try ${tries}).` : t`Not that one.`;
}

function notYet(tries: number): string {
  return tries > 1 ? t`Not yet (try ${tries}).` : t`Not yet.`;
}

/** After a success: the mark, the telling line, every option explained, the debrief. */
export function doneLines(view: PlayView, pen: Pen): StyledLine[] {
  const { kind } = view.step.task;
  const lines: StyledLine[] = [];
  if (kind !== 'read') {
    const reason = kind !== 'predict' && view.verdict?.kind === 'passed' ? view.verdict.reason : '';
    const words = reason ? pen.lay(plainly(reason)) : [];
    lines.push(
      ...marked(
        `${pen.theme.marks.done} ${kind === 'predict' ? t`Noted.` : t`Solved.`}`,
        'good',
        words,
      ),
    );
  }
  if (view.prediction) {
    const guess = plainly(view.prediction);
    lines.push(...pen.lay(t`You guessed: **${guess}**`));
  }
  if (view.telling) {
    const title = span(t`Your line that proves it:`, { bold: true });
    lines.push(BLANK, { spans: [title] }, ...pen.lay(fenced(view.telling.line)));
  }
  lines.push(...explained(view, pen));
  if (view.debrief) lines.push(...(lines.length > 0 ? [BLANK] : []), ...pen.lay(view.debrief));
  return lines;
}

function pickedLines({ step, picked }: PlayView, pen: Pen): StyledLine[] {
  const { task } = step;
  if (task.kind !== 'choose' || task.several) return [];
  const label = task.options.find(({ id }) => id === picked[0])?.label;
  if (label === undefined) return [];
  const choice = plainly(label);
  return pen.lay(t`You picked: **${choice}**`);
}

/** After a choice: every option with its reason, so that each is explained. */
function explained({ step }: PlayView, pen: Pen): StyledLine[] {
  const { task } = step;
  if (task.kind !== 'choose') return [];
  const { marks } = pen.theme;
  return [
    BLANK,
    ...task.options.flatMap(({ right, label, because }) => [
      ...pen.lay(`${right ? marks.done : marks.wrong} **${plainly(label)}**`),
      ...(because === ''
        ? []
        : prefixed(pen.lay(plainly(because), pen.width - 2), span('  '), span('  '))),
    ]),
  ];
}

function marked(
  title: string,
  color: 'good' | 'bad' | 'accent',
  rest: readonly StyledLine[],
): StyledLine[] {
  return [{ spans: [span(title, { bold: true, color })] }, ...rest];
}

/** A line of output as a block of code. */
export function fenced(line: string): string {
  return `~~~~~~\n${clean(inShort(line)).replaceAll('~', '∼')}\n~~~~~~`;
}

/** Words that may hold a learner's own text: shown as they are, never as markup. Inline code stays code. */
export function plainly(text: string): string {
  return clean(text)
    .split(/(`[^`]*`)/)
    .map((part) => (part.startsWith('`') ? part : part.replace(/[\\*_[\]<>~#|]/g, '\\$&')))
    .join('');
}
