import type { Graduated } from '../journal/graduation.ts';
import { dateIn } from '../journal/notebook.ts';
import { msgid, ngettext, t } from '../words/words.ts';
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
  title: t`Licence to Listen`,
  certifies: t`This certifies that`,
  /** In place of a name where nobody can write by hand. */
  bearer: t`whoever shows this page`,
  deed: [
    t`has closed every case by listening to programs talk to the kernel,`,
    t`and may spy on any program, in any language.`,
  ],
  tools: t`Listened with`,
  farewell: t`Programs are not black boxes.`,
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
  const { cases, tasks: total, unaided: done, evidence, predictions, hints } = graduated;
  return [
    counted(cases.length, ngettext(msgid`case closed`, `cases closed`, cases.length)),
    { value: t`${done} of ${total}`, what: t`tasks solved unaided` },
    counted(
      evidence,
      ngettext(msgid`line of evidence proved`, `lines of evidence proved`, evidence),
    ),
    counted(
      predictions,
      ngettext(msgid`prediction made first`, `predictions made first`, predictions),
    ),
    counted(tools, ngettext(msgid`tool put to use`, `tools put to use`, tools)),
    counted(
      hints,
      hints === 0
        ? t`hints needed`
        : ngettext(msgid`hint, asked in good time`, `hints, asked in good time`, hints),
    ),
  ];
}

function counted(count: number, what: string): Figure {
  return { value: String(count), what };
}
