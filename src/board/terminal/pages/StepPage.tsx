import { Box } from 'ink';
import type { StyledLine } from '../../../markdown/style.ts';
import { StyledLines } from '../../../ui/components/StyledLines.tsx';
import { useTheme } from '../../../ui/theme.tsx';
import { msgid, ngettext, t } from '../../../words/words.ts';
import { DIM, joined, line, span } from '../../lines.ts';
import type { PageProps } from '../BoardScreen.tsx';
import type { BoardDesk } from '../desk.ts';
import { sideBySide } from '../layout.ts';
import { stepLines } from '../step-lines.ts';
import { Beside } from './Beside.tsx';

/** The picked step: what the room thinks of it, and what the facilitator needs to know. */
export function StepPage({ desk, columns, rows }: PageProps) {
  const theme = useTheme();
  const cell = desk.pickedCell();
  if (!cell) return null;
  const sides = sideBySide(columns, 0.5);
  if (!sides) {
    const width = columns - 4;
    const { room, notes } = stepLines(cell, desk.data, theme, { room: width, notes: width });
    return <Scrolled desk={desk} lines={joined([room, notes])} rows={rows} />;
  }
  const widths = { room: sides.left - 3, notes: sides.right - 2 };
  const { room, notes } = stepLines(cell, desk.data, theme, widths);
  // Both sides move together; the longer one says how far.
  const longest = Math.max(room.length, notes.length);
  const padded = [...room, ...Array<StyledLine>(longest - room.length).fill({ spans: [] })];
  return (
    <Beside
      width={sides.left}
      rows={rows}
      left={<Scrolled desk={desk} lines={padded} rows={rows} />}
      right={<StyledLines lines={notes.slice(desk.scroll, desk.scroll + rows)} />}
    />
  );
}

/** Lines of a page that is read, from where it was scrolled to. */
export function Scrolled(props: { desk: BoardDesk; lines: readonly StyledLine[]; rows: number }) {
  const { desk, lines, rows } = props;
  const fits = lines.length <= rows;
  const room = fits ? rows : rows - 1;
  desk.rows = room;
  desk.maxScroll = Math.max(0, lines.length - room);
  desk.scroll = Math.min(desk.scroll, desk.maxScroll);
  const shown = lines.slice(desk.scroll, desk.scroll + room);
  const below = lines.length - desk.scroll - room;
  const word =
    below > 0
      ? ngettext(
          msgid`${below} more lines: arrows, PgDn`,
          `${below} more lines: arrows, PgDn`,
          below,
        )
      : t`the end`;
  return (
    <Box paddingX={1} flexDirection="column">
      <StyledLines lines={fits ? shown : [...shown, line(span(word, DIM))]} />
    </Box>
  );
}
