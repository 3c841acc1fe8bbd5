import { encode } from 'uqr';

/** A QR code as rows of characters, with how it is to be coloured. */
export interface Qr {
  readonly rows: readonly string[];
  readonly columns: number;
  /** painted: the characters are the dark modules, on white; bare: they are the light ones, on a dark screen. */
  readonly drawn: 'painted' | 'bare';
}

export interface QrRoom {
  readonly columns: number;
  readonly rows: number;
  readonly unicode: boolean;
  readonly colour: boolean;
}

/** The largest drawing of a text as a QR code (ISO 18004) that fits; undefined where none does. */
export function qrFor(text: string, room: QrRoom): Qr | undefined {
  const { data, size } = encode(text, { ecc: 'L', border: 2 });
  const drawn = room.colour ? 'painted' : 'bare';
  const inked = (x: number, y: number) => {
    const dark = data[y]?.[x] ?? false;
    return drawn === 'painted' ? dark : !dark;
  };
  const at = Array.from({ length: size }, (_, index) => index);
  const ink = room.unicode ? '██' : '##';
  if (size * 2 <= room.columns && size <= room.rows) {
    const rows = at.map((y) => at.map((x) => (inked(x, y) ? ink : '  ')).join(''));
    return { rows, columns: size * 2, drawn };
  }
  if (!room.unicode || size > room.columns || Math.ceil(size / 2) > room.rows) return undefined;
  const halves = at.filter((y) => y % 2 === 0);
  const rows = halves.map((y) =>
    at.map((x) => half(inked(x, y), y + 1 < size && inked(x, y + 1))).join(''),
  );
  return { rows, columns: size, drawn };
}

function half(upper: boolean, lower: boolean): string {
  if (upper) return lower ? '█' : '▀';
  return lower ? '▄' : ' ';
}
