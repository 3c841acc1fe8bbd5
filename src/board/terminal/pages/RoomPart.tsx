import { StyledLines } from '../../../ui/components/StyledLines.tsx';
import { useTheme } from '../../../ui/theme.tsx';
import type { PageProps } from '../BoardScreen.tsx';
import { stepLines } from '../step-lines.ts';

/** What the room made of the picked step. */
export function RoomPart({ desk, columns, rows }: PageProps) {
  const theme = useTheme();
  const cell = desk.pickedCell();
  if (!cell) return null;
  const width = columns - 2;
  const { room } = stepLines(cell, desk.data, theme, { room: width, notes: width });
  return <StyledLines lines={room.slice(0, rows)} />;
}
