import { clean } from '../../base/clean.ts';
import { never } from '../../base/exhaustive.ts';
import type { ScriptLine } from '../../course/model.ts';
import { layoutMarkdown } from '../../markdown/layout.ts';
import { plainText, prefixed, type Span, type StyledLine } from '../../markdown/style.ts';
import type { PlayView } from '../../session/view.ts';
import { remember } from '../remember.ts';
import { FOCUS_KEY } from '../terminal/input.ts';
import type { Theme } from '../theme.tsx';

/** What the guide says about a step, as lines, and where the newest part of it begins. */
export interface GuideLines {
  readonly lines: readonly StyledLine[];
  /** Index of the first line of the task's prompt; it is what matters while the shell has the focus. */
  readonly task: number;
  /** Index of the first line of what was said last (a verdict, a hint, the debrief). */
  readonly latest: number;
  /** Changes whenever something new was said: the guide then scrolls to it. */
  readonly said: string;
}

/** Layouts already made, per theme and width: a step is drawn many times. */
const layouts = new WeakMap<Theme, Map<number, (text: string) => StyledLine[]>>();

function layOut(theme: Theme, width: number): (text: string) => StyledLine[] {
  const widths = layouts.get(theme) ?? new Map<number, (text: string) => StyledLine[]>();
  layouts.set(theme, widths);
  const known =
    widths.get(width) ?? remember((text) => layoutMarkdown(text, width, theme.capabilities));
  widths.set(width, known);
  return known;
}

const BLANK: StyledLine = { spans: [] };

/** Lays out a step at a width in cells: prose, task, hints, solution, verdict, the telling line, debrief. */
export function guideLines(view: PlayView, width: number, theme: Theme): GuideLines {
  const markdown = (text: string, room = width) => layOut(theme, room)(text);
  const lines: StyledLine[] = [];
  let latest = 0;
  const block = (part: readonly StyledLine[]) => {
    if (part.length === 0) return;
    if (lines.length > 0) lines.push(BLANK);
    latest = lines.length;
    lines.push(...part);
  };
  block(markdown(view.prose));
  block(promptLines(view, markdown, theme));
  const task = view.prompt === undefined ? 0 : latest;
  if (view.hints.length === 0 && !view.verdict && view.state === 'open') latest = 0;
  view.hints.forEach((hint, at) => {
    block(beside(`Hint ${at + 1}`, markdown(hint, width - 2), theme));
  });
  if (view.solution) block(solutionLines(view.solution, markdown, theme));
  if (view.state === 'open') block(verdictLines(view, markdown, theme));
  else block(doneLines(view, markdown, theme));
  return { lines, task, latest, said: saidKey(view) };
}

type Lay = (text: string, width?: number) => StyledLine[];

function span(text: string, style: Span['style'] = {}): Span {
  return { text, style };
}

/** Lines with a bar on the left and a title above. */
function beside(title: string, lines: readonly StyledLine[], theme: Theme): StyledLine[] {
  const bar = span(`${theme.marks.bar} `, { color: 'accent' });
  return [
    { spans: [bar, span(title, { bold: true, color: 'accent' })] },
    ...lines.map((line) => ({ spans: [bar, ...line.spans] })),
  ];
}

function promptLines(view: PlayView, lay: Lay, theme: Theme): StyledLine[] {
  if (view.prompt === undefined) return [];
  const title = view.step.task.kind === 'predict' ? 'Your guess' : 'Your turn';
  return beside(title, lay(view.prompt), theme);
}

function solutionLines(solution: readonly ScriptLine[], lay: Lay, theme: Theme): StyledLine[] {
  const shown = solution.flatMap((line): StyledLine[] => {
    switch (line.act) {
      case 'type':
        return [
          {
            spans: [
              span(line.tab > 1 ? `shell ${line.tab} ` : ''),
              span(`$ ${line.text}`, { bold: true, color: 'code' }),
            ],
          },
        ];
      case 'say':
        return lay(line.text);
      case 'answer':
        return [{ spans: [span('answer: '), span(line.text, { bold: true, color: 'code' })] }];
      case 'cite':
        return [
          { spans: [span('cite the line with: '), span(line.text, { bold: true, color: 'code' })] },
        ];
      case 'key':
        return [{ spans: [span('press '), span(`Ctrl-${line.key}`, { bold: true })] }];
      case 'await':
        return [];
      default:
        return never(line);
    }
  });
  return beside('One way to do it', shown, theme);
}

function verdictLines(view: PlayView, lay: Lay, theme: Theme): StyledLine[] {
  const { verdict, noticed } = view;
  if (verdict && verdict.reason !== '')
    return marked(
      verdict.kind === 'wrong'
        ? `${theme.marks.wrong} Not that one.`
        : `${theme.marks.notice} Not yet.`,
      verdict.kind === 'wrong' ? 'bad' : 'accent',
      lay(escapeMarkdown(verdict.reason)),
    );
  return noticed === '' ? [] : lay(`${theme.marks.notice} ${escapeMarkdown(noticed)}`);
}

function doneLines(view: PlayView, lay: Lay, theme: Theme): StyledLine[] {
  const lines: StyledLine[] = [];
  if (view.step.task.kind !== 'read') {
    const word = { solved: 'Solved.', skipped: 'Skipped.', shown: 'Shown.', open: '' }[view.state];
    const mark = view.state === 'solved' ? theme.marks.done : theme.marks.skipped;
    const predicted = view.step.task.kind === 'predict';
    const reason = !predicted && view.verdict?.kind === 'passed' ? view.verdict.reason : '';
    lines.push(
      ...marked(
        `${mark} ${predicted ? 'Noted.' : word}`,
        'good',
        reason ? lay(escapeMarkdown(reason)) : [],
      ),
    );
    if (view.prediction) lines.push(...lay(`You guessed: **${escapeMarkdown(view.prediction)}**`));
  }
  if (view.telling)
    lines.push(
      BLANK,
      { spans: [span('Your line that proves it:', { bold: true })] },
      ...lay(fenced(view.telling.line)),
    );
  lines.push(...explained(view, lay, theme));
  if (view.debrief) lines.push(...(lines.length > 0 ? [BLANK] : []), ...lay(view.debrief));
  return lines;
}

/** After a choice: every option with its reason, so that each is explained. */
function explained(view: PlayView, lay: Lay, theme: Theme): StyledLine[] {
  const { task } = view.step;
  if (task.kind !== 'choose') return [];
  return [
    BLANK,
    ...task.options.flatMap((option) => [
      ...lay(
        `${option.right ? theme.marks.done : theme.marks.wrong} **${escapeMarkdown(option.label)}**`,
      ),
      ...prefixed(lay(escapeMarkdown(option.because)), span('  '), span('  ')),
    ]),
  ];
}

function marked(title: string, color: 'good' | 'bad' | 'accent', rest: StyledLine[]): StyledLine[] {
  return [{ spans: [span(title, { bold: true, color })] }, ...rest];
}

function fenced(line: string): string {
  return `~~~~~~\n${clean(line).replaceAll('~', '∼')}\n~~~~~~`;
}

/** Words that may hold a learner's own text: shown as they are, never as markup. Inline code stays code. */
function escapeMarkdown(text: string): string {
  return clean(text)
    .split(/(`[^`]*`)/)
    .map((part) => (part.startsWith('`') ? part : part.replace(/[\\*_[\]<>~#|]/g, '\\$&')))
    .join('');
}

function saidKey(view: PlayView): string {
  return [
    view.step.id,
    view.state,
    view.hints.length,
    view.solution ? 'solution' : '',
    view.verdict ? `${view.verdict.kind}:${view.verdict.reason}` : '',
  ].join('|');
}

/** One line for the foot of a small guide: how to get to the rest. */
export function moreBelow(left: number, theme: Theme): string {
  return `${theme.marks.down} ${left} more ${left === 1 ? 'line' : 'lines'} (${FOCUS_KEY}, then arrows)`;
}

/** The text of lines, for tests and the plain mode. */
export function textOf(lines: readonly StyledLine[]): string {
  return lines.map(plainText).join('\n');
}
