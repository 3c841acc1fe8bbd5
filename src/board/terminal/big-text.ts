/** Letters of a join code (Crockford's base 32), five rows of five dots each, top row first. */
const DOTS: Readonly<Record<string, string>> = {
  '0': '01110 10011 10101 11001 01110',
  '1': '00100 01100 00100 00100 01110',
  '2': '11110 00001 01110 10000 11111',
  '3': '11110 00001 01110 00001 11110',
  '4': '10010 10010 11111 00010 00010',
  '5': '11111 10000 11110 00001 11110',
  '6': '01110 10000 11110 10001 01110',
  '7': '11111 00001 00010 00100 00100',
  '8': '01110 10001 01110 10001 01110',
  '9': '01110 10001 01111 00001 01110',
  A: '01110 10001 11111 10001 10001',
  B: '11110 10001 11110 10001 11110',
  C: '01111 10000 10000 10000 01111',
  D: '11110 10001 10001 10001 11110',
  E: '11111 10000 11110 10000 11111',
  F: '11111 10000 11110 10000 10000',
  G: '01111 10000 10011 10001 01111',
  H: '10001 10001 11111 10001 10001',
  J: '00111 00010 00010 10010 01100',
  K: '10001 10010 11100 10010 10001',
  M: '10001 11011 10101 10001 10001',
  N: '10001 11001 10101 10011 10001',
  P: '11110 10001 11110 10000 10000',
  Q: '01110 10001 10101 10010 01101',
  R: '11110 10001 11110 10010 10001',
  S: '01111 10000 01110 00001 11110',
  T: '11111 00100 00100 00100 00100',
  V: '10001 10001 10001 01010 00100',
  W: '10001 10001 10101 11011 10001',
  X: '10001 01010 00100 01010 10001',
  Y: '10001 01010 00100 00100 00100',
  Z: '11111 00010 00100 01000 11111',
  '-': '00000 00000 01110 00000 00000',
};

/** A join code in big letters; undefined where it does not fit or has a sign that is no part of codes. */
export function bigText(code: string, width: number, unicode: boolean): string[] | undefined {
  const letters = [...code].map((sign) => DOTS[sign]?.split(' '));
  if (letters.length * 6 - 1 > width) return undefined;
  const rows: string[] = [];
  for (let y = 0; y < 5; y++) {
    const dots: string[] = [];
    for (const letter of letters) {
      if (!letter) return undefined;
      dots.push(letter[y] ?? '');
    }
    rows.push(dots.join('0'));
  }
  if (!unicode) return rows.map((row) => row.replaceAll('1', '#').replaceAll('0', ' '));
  // Two rows of dots in one of cells: dots are then about square.
  return [0, 2, 4].map((y) =>
    [...(rows[y] ?? '')].map((upper, x) => half(upper, rows[y + 1]?.[x] ?? '0')).join(''),
  );
}

function half(upper: string, lower: string): string {
  if (upper === '1') return lower === '1' ? '█' : '▀';
  return lower === '1' ? '▄' : ' ';
}
