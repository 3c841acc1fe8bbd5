import type { StyledLine } from '../../markdown/style.ts';
import { wrap } from '../../markdown/wrap.ts';
import type { LackingMachine, Machines } from '../../room/model/machines.ts';
import { byJoining } from '../../room/model/names.ts';
import type { Theme } from '../../ui/theme.tsx';
import { COLON, listed, SEMICOLON } from '../../words/listed.ts';
import { msgid, ngettext, t } from '../../words/words.ts';
import { ACCENT, BLANK, BOLD, cropped, DIM, fitted, line, span } from '../lines.ts';
import { type BoardData, nameOf } from './data.ts';
import { barMarks } from './marks.ts';

/** Which chapter can be played by how many, and who lacks what. */
export function machineLines(
  machines: Machines,
  data: BoardData,
  theme: Theme,
  width: number,
  anonymous: boolean,
): StyledLine[] {
  const { told, untold } = machines;
  const { unicode } = theme.capabilities;
  if (told === 0)
    return wrap(
      [span(t`Nobody’s doctor has told anything yet. Whoever joins tells it by itself.`, DIM)],
      width,
    );
  const looked =
    untold > 0
      ? ngettext(
          msgid`${told} machines looked at; ${untold} not yet`,
          `${told} machines looked at; ${untold} not yet`,
          told,
        )
      : ngettext(msgid`${told} machines looked at`, `${told} machines looked at`, told);
  const chapters = machines.chapters.flatMap((each) => chapterLines(each, theme, width));
  // Hidden names are not given away by their order.
  const lacking = anonymous
    ? [...machines.lacking].sort((a, b) => byJoining(a.learner, b.learner))
    : machines.lacking;
  const people = lacking.flatMap(({ learner, sandboxed, chapters: lacks }) => {
    const name = cropped(nameOf(data, learner, anonymous), 40, unicode);
    const words = [...(sandboxed ? [] : [t`no sandbox`]), ...lacks.map(lackText)];
    const all = cropped(words.join(`${SEMICOLON} `), 400, unicode);
    return wrap([span(`${name}${COLON}`, BOLD), span(` ${all}`)], width);
  });
  return [
    line(span(looked, BOLD)),
    BLANK,
    ...chapters,
    BLANK,
    line(span(t`Who lacks what`, ACCENT)),
    ...(people.length > 0
      ? people
      : [line(span(`${theme.marks.done} ${t`Nobody lacks anything.`}`, { color: 'good' }))]),
  ];
}

/** What one learner's machine lacks for a chapter. */
function lackText({ chapter, playable, lacks }: LackingMachine['chapters'][number]): string {
  const names = listed(lacks);
  return playable
    ? t`${chapter.number} without ${names}`
    : t`${chapter.number} cannot be played: ${names}`;
}

function chapterLines(
  { chapter, can, cannot, lacks }: Machines['chapters'][number],
  theme: Theme,
  width: number,
): StyledLine[] {
  const { unicode } = theme.capabilities;
  const marks = barMarks(unicode);
  const title = Math.max(20, Math.min(46, Math.floor(width * 0.45)));
  const bar = Math.max(6, Math.min(40, width - title - 22));
  const all = can + cannot;
  const filled = Math.round((can / Math.max(1, all)) * bar);
  const verdict =
    cannot === 0
      ? span(` ${theme.marks.done} ${t`all ${can}`}`, { color: 'good' })
      : span(` ${theme.marks.wrong} ${t`${can} of ${all} can`}`, { bold: true, color: 'bad' });
  const what = listed(lacks.map(({ name, learners }) => `${name} (${learners})`));
  return [
    line(
      span(`${fitted(`${chapter.number} ${chapter.title}`, title, unicode)} `, BOLD),
      span(marks.bar.repeat(filled), { color: 'good' }),
      span(marks.rest.repeat(bar - filled), DIM),
      verdict,
    ),
    ...(what === ''
      ? []
      : [line(span('  '), span(cropped(t`missing: ${what}`, width - 2, unicode), DIM))]),
  ];
}
