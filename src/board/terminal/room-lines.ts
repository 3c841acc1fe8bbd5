import type { StyledLine } from '../../markdown/style.ts';
import type { Row } from '../../room/model/views.ts';
import type { Theme } from '../../ui/theme.tsx';
import { ACCENT, BOLD, DIM, fitted, line, span } from '../lines.ts';
import { type BoardData, nameOf, placeText } from './data.ts';
import { standing, standingName } from './marks.ts';

/** How the room is to be shown. */
export interface RoomLook {
  readonly theme: Theme;
  readonly width: number;
  readonly anonymous: boolean;
}

/** Cells of the columns whose width is fixed, with the blank behind each. */
const FIXED = { pointer: 2, standing: 10, minutes: 5, hints: 6, wrong: 7, done: 5, line: 6 };

function widths(width: number): { name: number; where: number } {
  const room = width - Object.values(FIXED).reduce((sum, cells) => sum + cells, 0) - 2;
  const name = Math.max(10, Math.min(30, Math.floor(room * 0.36)));
  return { name, where: Math.max(8, room - name) };
}

/** The names of the columns. */
export function roomHead({ theme, width }: RoomLook): StyledLine {
  const { name, where } = widths(width);
  const { unicode } = theme.capabilities;
  const put = (text: string, cells: number) => fitted(text, cells, unicode);
  const text =
    put('', FIXED.pointer) +
    put('', FIXED.standing) +
    put('name', name + 1) +
    put('where', where + 1) +
    ' min hints  wrong done line';
  return line(span(text, DIM));
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
  const put = (text: string, cells: number) => fitted(text, cells, unicode);
  const tries = learner.tries > 0 ? `+${learner.tries}` : '';
  const count = (number: number) => (number === 0 ? theme.marks.dot : String(number));
  const right = (text: string, cells: number) => `${text.slice(-cells + 1).padStart(cells - 1)} `;
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
      ? span(put(unicode ? '●' : 'on', FIXED.line), { color: 'good' })
      : span(put(unicode ? '○ away' : 'away', FIXED.line), DIM),
  );
}
