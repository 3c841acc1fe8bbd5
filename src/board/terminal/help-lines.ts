import type { StyledLine } from '../../markdown/style.ts';
import { cells } from '../../markdown/width.ts';
import type { Learner } from '../../room/model/state.ts';
import { minutesSince } from '../../room/model/views.ts';
import { t } from '../../words/words.ts';
import { ACCENT, BOLD, DIM, fitted, line, span } from '../lines.ts';
import { type BoardData, nameOf, placeText } from './data.ts';
import type { RoomLook } from './room-lines.ts';

const AWAY = t`away`;

/** One who waits for help. */
export function helpLine(
  learner: Learner & { readonly helpAt: string },
  at: number,
  picked: boolean,
  data: BoardData,
  { theme, width, anonymous }: RoomLook,
): StyledLine {
  const { unicode } = theme.capabilities;
  const minutes = minutesSince(learner.helpAt, data.now);
  const room = width - 2 - 4 - 14 - 3 - cells(AWAY);
  const name = Math.max(10, Math.min(30, Math.floor(room * 0.45)));
  const away = learner.server === undefined ? ` ${AWAY}` : '';
  return line(
    span(picked ? `${theme.marks.pointer} ` : '  ', ACCENT),
    span(`${at + 1}`.padStart(3).concat(' '), DIM),
    span(`${fitted(nameOf(data, learner, anonymous), name, unicode)} `, picked ? ACCENT : BOLD),
    span(`${fitted(placeText(data, learner.place), room - name, unicode)} `),
    span(fitted(t`waits ${minutes} min`, 14, unicode), { bold: true, color: 'keyword' }),
    span(away, DIM),
  );
}

/** What is known of the picked one, to know before walking over. */
export function helpFacts(
  learner: Learner,
  data: BoardData,
  { theme, width }: RoomLook,
): StyledLine {
  const minutes = data.rowOf.get(learner.id)?.minutes ?? 0;
  const { hints, wrong, tries } = learner;
  const facts = t`${minutes} min on the step, ${hints} hints, ${wrong} wrong answers, ${tries} other tries`;
  return line(span('  '), span(fitted(facts, width - 2, theme.capabilities.unicode).trimEnd()));
}
