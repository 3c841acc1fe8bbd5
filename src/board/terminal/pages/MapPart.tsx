import { placeKey } from '../../../room/model/state.ts';
import { StyledLines } from '../../../ui/components/StyledLines.tsx';
import { useTheme } from '../../../ui/theme.tsx';
import type { PageProps } from '../BoardScreen.tsx';
import { mapLegend, mapLines } from '../map-lines.ts';
import { windowAround } from '../window.ts';

/** The map of the course with who is where, around the picked step. */
export function MapPart({ desk, columns, rows, legend }: PageProps & { legend: boolean }) {
  const theme = useTheme();
  const { data } = desk;
  const { spotlight } = data.state;
  const spotlit = spotlight && placeKey(spotlight);
  const look = { theme, width: columns - 1, picked: desk.pickedKey(), spotlit, compact: !legend };
  const { lines, picked } = mapLines(data.cells, look);
  const room = legend ? rows - 1 : rows;
  const middle = picked - Math.floor(room / 2);
  const { from, to } = windowAround(lines.length, picked, middle, room);
  return <StyledLines lines={[...(legend ? [mapLegend(look)] : []), ...lines.slice(from, to)]} />;
}
