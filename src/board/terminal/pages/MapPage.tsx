import type { PageProps } from '../BoardScreen.tsx';
import { sideBySide } from '../layout.ts';
import { Beside } from './Beside.tsx';
import { MapPart } from './MapPart.tsx';
import { RoomPart } from './RoomPart.tsx';

/** Where the room is, and where it is stuck; the picked step beside it, where there is room. */
export function MapPage({ desk, columns, rows }: PageProps) {
  desk.rows = rows - 1;
  const sides = sideBySide(columns, 0.58);
  if (!sides) return <MapPart desk={desk} columns={columns} rows={rows} legend />;
  return (
    <Beside
      width={sides.left}
      rows={rows}
      left={<MapPart desk={desk} columns={sides.left} rows={rows} legend />}
      right={<RoomPart desk={desk} columns={sides.right} rows={rows} />}
    />
  );
}
