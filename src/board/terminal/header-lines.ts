import type { Span, StyledLine } from '../../markdown/style.ts';
import { cells } from '../../markdown/width.ts';
import { clockLeft, clockText } from '../../room/model/clock.ts';
import { numberOf } from '../../room/model/views.ts';
import type { Theme } from '../../ui/theme.tsx';
import { msgid, ngettext, t } from '../../words/words.ts';
import { ACCENT, BOLD, cropped, DIM, line, span } from '../lines.ts';
import { placeText } from './data.ts';
import type { BoardDesk, Page } from './desk.ts';

const TITLES: Record<Page, string> = {
  room: `1 ${t`Room`}`,
  map: `2 ${t`Map`}`,
  step: `3 ${t`Step`}`,
  help: `4 ${t`Help`}`,
  machines: `5 ${t`Machines`}`,
  join: `6 ${t`Join`}`,
};

/** The two rows on top: the room, who is here and the clock; how to join, and the gate. */
export function headerLines(desk: BoardDesk, theme: Theme, width: number): StyledLine[] {
  const { data, parts } = desk;
  const { state, rows, connected } = data;
  const { unicode } = theme.capabilities;
  const joined = rows.length;
  const count = data.queue.length;
  const here: Span[] = [
    span(t`${connected}/${joined} connected`, BOLD),
    ...(count > 0
      ? [
          span(
            `  ${unicode ? '◆' : '?'} ${ngettext(msgid`${count} asking`, `${count} asking`, count)}`,
            { bold: true, color: 'keyword' },
          ),
        ]
      : []),
    ...clockSpans(desk),
  ];
  const held = cropped(placeText(data, state.gate), 30, unicode);
  const gate: Span[] =
    state.endedAt !== undefined
      ? [span(t`the room has ended`, { bold: true, color: 'bad' })]
      : state.gate === undefined
        ? [span(t`gate open`, DIM)]
        : [
            span(`${unicode ? '■' : '#'} ${t`held at ${held}`}`, {
              bold: true,
              color: 'warn',
            }),
          ];
  const name = state.room?.name ?? '';
  return [
    ends([span(name, ACCENT)], here, width, unicode),
    ends([span(`${t`join`} `, DIM), span(parts.join.url)], gate, width, unicode),
  ];
}

function clockSpans({ data }: BoardDesk): Span[] {
  const left = clockLeft(data.state, data.now);
  if (left === undefined) return [];
  if (left === 0) return [span(`  ${t`time is up`}`, { bold: true, color: 'bad' })];
  const time = clockText(left);
  return [span(`  ${t`clock ${time}`}`, { bold: true, color: left < 60_000 ? 'warn' : 'good' })];
}

/** The bar of pages, the one that is shown in brackets; what the controls are about on the right. */
export function pageBar(desk: BoardDesk, theme: Theme, width: number): StyledLine {
  const { unicode } = theme.capabilities;
  const pages = Object.entries(TITLES).map(([page, title]): Span => {
    const count =
      page === 'help' && desk.data.queue.length > 0 ? ` ${desk.data.queue.length}!` : '';
    return page === desk.page
      ? span(`[${title}${count}]`, ACCENT)
      : span(` ${title}${count} `, count ? { bold: true, color: 'keyword' } : {});
  });
  const used = pages.reduce((sum, { text }) => sum + cells(text), 0);
  const cell = desk.pickedCell();
  const number = cell ? numberOf(cell.spot) : '';
  const picked = cell ? t`step ${number}` : '';
  const long = cell ? `${picked} ${cell.spot.step.title}` : '';
  const room = width - used - 3;
  return ends(
    pages,
    room < cells(picked) ? [] : [span(cropped(long, room, unicode), DIM)],
    width,
    unicode,
  );
}

/** Something on the left and on the right of a row; the left gives way. */
function ends(
  left: readonly Span[],
  right: readonly Span[],
  width: number,
  unicode: boolean,
): StyledLine {
  const size = (spans: readonly Span[]) => spans.reduce((sum, { text }) => sum + cells(text), 0);
  const room = width - size(right) - 3;
  const shown: Span[] = [];
  let used = 0;
  for (const { text, style } of left) {
    const cut = size([{ text, style }]) + used > room ? cropped(text, room - used, unicode) : text;
    shown.push({ text: cut, style });
    used += cells(cut);
  }
  return line(
    span(' '),
    ...shown,
    span(' '.repeat(Math.max(1, width - 2 - used - size(right)))),
    ...right,
  );
}
