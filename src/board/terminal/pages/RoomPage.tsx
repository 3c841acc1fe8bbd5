import { StyledLines } from '../../../ui/components/StyledLines.tsx';
import { useTheme } from '../../../ui/theme.tsx';
import { t } from '../../../words/words.ts';
import { cropped, DIM, line, span } from '../../lines.ts';
import type { PageProps } from '../BoardScreen.tsx';
import { sideBySide } from '../layout.ts';
import { roomHead, roomLine } from '../room-lines.ts';
import { windowAround, windowWord } from '../window.ts';
import { Beside } from './Beside.tsx';
import { MapPart } from './MapPart.tsx';

/** Everybody, a line each, those who need it first; beside it the map, where there is room. */
export function RoomPage(props: PageProps) {
  const { desk, columns, rows } = props;
  const sides = sideBySide(columns, 0.62);
  if (!sides) return <People desk={desk} columns={columns} rows={rows} />;
  return (
    <Beside
      width={sides.left}
      rows={rows}
      left={<People desk={desk} columns={sides.left} rows={rows} />}
      right={<MapPart desk={desk} columns={sides.right} rows={rows} legend={false} />}
    />
  );
}

function People({ desk, columns, rows }: PageProps) {
  const theme = useTheme();
  const { data, anonymous, sought } = desk;
  const list = desk.list();
  const look = { theme, width: columns - 1, anonymous };
  if (list.length === 0) {
    const none =
      sought === ''
        ? t`Nobody has joined yet. Page 6 shows how, big enough for a projector.`
        : t`Nobody fits “${sought}”. Esc shows everybody.`;
    const { unicode } = theme.capabilities;
    return <StyledLines lines={[line(span(` ${cropped(none, columns - 2, unicode)}`, DIM))]} />;
  }
  const picked = desk.pickedAt(list);
  desk.rows = rows - 2;
  const shown = windowAround(list.length, picked, desk.top, desk.rows);
  desk.top = shown.from;
  const lines = list.slice(shown.from, shown.to).flatMap((learner, at) => {
    const row = data.rowOf.get(learner.id);
    return row ? [roomLine(row, shown.from + at === picked, data, look)] : [];
  });
  const order =
    desk.order === 'need' ? t`sorted by need` : anonymous ? t`sorted by number` : t`sorted by name`;
  const [fit, all] = [list.length, data.rows.length];
  const found = sought === '' ? '' : t`${fit} of ${all} fit “${sought}”, Esc shows everybody`;
  const words = [found, order, windowWord(shown, list.length)].filter(Boolean);
  const word = cropped(words.join(', '), columns - 3, theme.capabilities.unicode);
  return <StyledLines lines={[roomHead(look), ...lines, line(span(`  ${word}`, DIM))]} />;
}
