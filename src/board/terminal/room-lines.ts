import type { StyledLine } from '../../markdown/style.ts';
import { cells } from '../../markdown/width.ts';
import type { Row } from '../../room/model/views.ts';
import type { Theme } from '../../ui/theme.tsx';
import { t } from '../../words/words.ts';
import { ACCENT, BOLD, DIM, fitted, line, span } from '../lines.ts';
import { type BoardData, nameOf, placeText } from './data.ts';
import { standing, standingName, WIDEST_STANDING } from './marks.ts';

/** How the room is to be shown. */
export interface RoomLook {
  readonly theme: Theme;
  readonly width: number;
  readonly anonymous: boolean;
}

const HEADS = {
  minutes: t`min`,
  hints: t`hints`,
  wrong: t`wrong`,
  done: t`done`,
  line: t`line`,
};
/** Stands below the head `line`. */
const AWAY = t`○ away`;

/** Cells of the columns whose width is fixed, with the blank behind each. */
const FIXED = {
  pointer: 2,
  standing: 3 + WIDEST_STANDING,
  minutes: Math.max(5, cells(HEADS.minutes) + 1),
  hints: Math.max(6, cells(HEADS.hints) + 1),
  wrong: Math.max(7, cells(HEADS.wrong) + 1),
  done: Math.max(5, cells(HEADS.done) + 1),
  line: Math.max(cells(HEADS.line), cells(AWAY)),
};

function widths(width: number): { name: number; where: number } {
  const room = width - Object.values(FIXED).reduce((sum, size) => sum + size, 0) - 2;
  const name = Math.max(10, Math.min(30, Math.floor(room * 0.36)));
  return { name, where: Math.max(8, room - name) };
}

/** The names of the columns. */
export function roomHead({ theme, width }: RoomLook): StyledLine {
  const { name, where } = widths(width);
  const { unicode } = theme.capabilities;
  const put = (text: string, size: number) => fitted(text, size, unicode);
  const text =
    put('', FIXED.pointer) +
    put('', FIXED.standing) +
    put(t`name`, name + 1) +
    put(t`where`, where + 1) +
    right(HEADS.minutes, FIXED.minutes) +
    right(HEADS.hints, FIXED.hints) +
    right(HEADS.wrong, FIXED.wrong) +
    right(HEADS.done, FIXED.done) +
    put(HEADS.line, FIXED.line).trimEnd();
  return line(span(text, DIM));
}

/** On the right of its column, with the blank behind it. */
function right(text: string, size: number): string {
  return `${text.slice(-size + 1).padStart(size - 1)} `;
}

/** One learner. Wrong answers and, behind a plus, commands that did not pass. */
export function roomLine(
  row: Row,
  picked: boolean,
  data: BoardData,
  { theme, width, anonymous }: RoomLook,
): StyledLine {
  const { learner, minutes, done, connected } = row;
  const { unicode } = theme.capabilities;
  const { name, where } = widths(width);
  const { mark, word, style } = standing(standingName(row), unicode);
  const put = (text: string, size: number) => fitted(text, size, unicode);
  const tries = learner.tries > 0 ? `+${learner.tries}` : '';
  const count = (number: number) => (number === 0 ? theme.marks.dot : String(number));
  const counts =
    right(learner.place ? `${minutes}` : '', FIXED.minutes) +
    right(count(learner.hints), FIXED.hints) +
    right(learner.wrong === 0 && tries ? tries : `${count(learner.wrong)}${tries}`, FIXED.wrong) +
    right(String(done), FIXED.done);
  return line(
    span(put(picked ? theme.marks.pointer : '', FIXED.pointer), ACCENT),
    span(put(`${mark} ${word}`, FIXED.standing), style),
    span(`${put(nameOf(data, learner, anonymous), name)} `, picked ? ACCENT : BOLD),
    span(`${put(placeText(data, learner.place), where)} `),
    span(counts),
    connected
      ? span(put(unicode ? '●' : t`on`, FIXED.line), { color: 'good' })
      : span(put(unicode ? AWAY : AWAY.slice(2), FIXED.line), DIM),
  );
}
