import type { Fault } from '../../base/source/problem.ts';
import type { Step } from '../../course/model.ts';
import { layoutMarkdown } from '../../markdown/layout.ts';
import { lineOf, type StepRule } from './context.ts';

/** The guide's room on a terminal of 80 columns and 24 rows. */
const COLUMNS = 78;
const TEXT_ROWS = 17;
const PROMPT_ROWS = 3;
const ALL_ROWS = 20;
/** An option's mark and number stand before its label. */
const OPTION_INDENT = 6;

/** Rows that a text takes in the guide of an 80×24 terminal. */
export function rowsOf(markdown: string, columns = COLUMNS): number {
  return layoutMarkdown(markdown, columns, { unicode: true, hyperlinks: false }).length;
}

/** The asides of a machine that has everything, or those of one that lacks everything: the longer ones. */
function mostAsides({ asides }: Step): string[] {
  const texts = (lacking: boolean) =>
    asides.filter(({ without }) => without.length > 0 === lacking).map(({ text }) => text);
  const [rich, poor] = [texts(false), texts(true)];
  return rowsOf(rich.join('\n\n')) > rowsOf(poor.join('\n\n')) ? rich : poor;
}

function firstLine(text: string): string {
  return text.split('\n').find((line) => line.trim() !== '') ?? '';
}

function optionRows(step: Step): number {
  if (step.task.kind !== 'choose' && step.task.kind !== 'predict') return 0;
  return step.task.options.reduce(
    (sum, option) => sum + Math.max(1, rowsOf(option.label, COLUMNS - OPTION_INDENT)),
    0,
  );
}

/** Whatever the guide shows at once fits a terminal of 80×24. */
export const fit: StepRule = (step, context) => {
  const faults: Fault[] = [];
  const limit = (what: string, text: string, most: number): number => {
    const rows = rowsOf(text);
    if (rows > most)
      faults.push({
        line: lineOf(step, firstLine(text), context),
        message: `${what} takes ${rows} rows of an 80×24 terminal; expected at most ${most}`,
      });
    return rows;
  };
  const whole = [step.prose, ...mostAsides(step)].join('\n\n');
  const prose = limit('the prose of this step', whole, TEXT_ROWS);
  const prompt = step.task.kind === 'read' ? 0 : limit('the prompt', step.task.prompt, PROMPT_ROWS);
  const options = optionRows(step);
  const all = prose + prompt + options;
  if (faults.length === 0 && all > ALL_ROWS)
    faults.push({
      line: step.line,
      message:
        `prose, prompt and options take ${prose} + ${prompt} + ${options} = ${all} rows of an 80×24 ` +
        `terminal; expected at most ${ALL_ROWS}`,
    });
  step.hints.forEach(({ text }, index) => {
    limit(`hint ${index + 1}`, text, TEXT_ROWS);
  });
  if (step.debrief !== undefined) limit('the debrief', step.debrief, TEXT_ROWS);
  return faults;
};

/** The same for what stands before the first step. */
export function introFits(intro: string, line: number): Fault[] {
  const rows = rowsOf(intro);
  const message = `the introduction takes ${rows} rows of an 80×24 terminal; expected at most ${TEXT_ROWS}`;
  return rows > TEXT_ROWS ? [{ line, message }] : [];
}
