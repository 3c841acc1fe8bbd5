import type { Graduated } from '../journal/graduation.ts';
import { dateIn } from '../journal/notebook.ts';
import { cleanName } from './name.ts';
import { toolsIn } from './tools.ts';

/** What stands on a certificate, however it is drawn. */
export interface Certificate {
  /** '' leaves room to write it by hand. */
  readonly name: string;
  /** `22 November 2026` */
  readonly date: string;
  readonly cases: readonly { readonly title: string; readonly date: string }[];
  readonly figures: readonly Figure[];
  readonly tools: readonly string[];
}

export interface Figure {
  /** `12`, or `31 of 33`. */
  readonly value: string;
  readonly what: string;
}

/** The words that stand on every certificate. */
export const WORDS = {
  school: 'Spy School',
  title: 'Licence to Listen',
  certifies: 'This certifies that',
  /** In place of a name where nobody can write by hand. */
  bearer: 'whoever shows this page',
  deed: [
    'has closed every case by listening to programs talk to the kernel,',
    'and may spy on any program, in any language.',
  ],
  tools: 'Listened with',
  farewell: 'Programs are not black boxes.',
} as const;

/** A certificate of somebody's own numbers. Dates are those of `timeZone` (default: the machine's). */
export function certificateOf(
  graduated: Graduated,
  options: { name?: string; timeZone?: string } = {},
): Certificate {
  const date = dateIn(options.timeZone);
  const tools = toolsIn(graduated.commands);
  return {
    name: cleanName(options.name ?? ''),
    date: date(graduated.at),
    cases: graduated.cases.map(({ title, at }) => ({ title, date: date(at) })),
    figures: figures(graduated, tools.length),
    tools,
  };
}

function figures(graduated: Graduated, tools: number): Figure[] {
  const { cases, tasks, unaided, evidence, predictions, hints } = graduated;
  return [
    counted(cases.length, 'case closed', 'cases closed'),
    { value: `${unaided} of ${tasks}`, what: 'tasks solved unaided' },
    counted(evidence, 'line of evidence proved', 'lines of evidence proved'),
    counted(predictions, 'prediction made first', 'predictions made first'),
    counted(tools, 'tool put to use', 'tools put to use'),
    counted(
      hints,
      'hint, asked in good time',
      hints === 0 ? 'hints needed' : 'hints, asked in good time',
    ),
  ];
}

function counted(count: number, one: string, several: string): Figure {
  return { value: String(count), what: count === 1 ? one : several };
}
