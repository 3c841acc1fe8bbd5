import { encode } from 'uqr';
import { describe, expect, test } from 'vitest';
import { bigText } from '../../../src/board/terminal/big-text.ts';
import { qrFor } from '../../../src/board/terminal/qr.ts';
import { newCode } from '../../../src/room/secrets.ts';

const URL = 'http://192.168.1.20:4711/join/XK7P-2M9Q';
const { data: MODULES } = encode(URL, { ecc: 'L', border: 2 });

/** The modules that a drawing shows, read back from it. */
function modulesIn(rows: readonly string[], halves: boolean, painted: boolean): boolean[][] {
  const dots = rows.flatMap((row) => {
    if (!halves) return [[...row].filter((_, x) => x % 2 === 0).map((sign) => sign !== ' ')];
    const signs = [...row];
    return [signs.map((sign) => '█▀'.includes(sign)), signs.map((sign) => '█▄'.includes(sign))];
  });
  return dots.slice(0, MODULES.length).map((row) => row.map((ink) => ink === painted));
}

describe('the QR code', () => {
  test.each([
    ['large, painted', { columns: 70, rows: 40, unicode: true, colour: true }, false],
    ['in half blocks', { columns: 42, rows: 18, unicode: true, colour: true }, true],
    ['without colour', { columns: 42, rows: 18, unicode: true, colour: false }, true],
    ['in ASCII', { columns: 70, rows: 40, unicode: false, colour: false }, false],
  ])('is whole: %s', (_name, room, halves) => {
    const qr = qrFor(URL, room) ?? expect.fail();
    expect(qr.rows.length).toBeLessThanOrEqual(room.rows);
    for (const row of qr.rows) expect([...row]).toHaveLength(qr.columns);
    expect(qr.columns).toBeLessThanOrEqual(room.columns);
    expect(modulesIn(qr.rows, halves, qr.drawn === 'painted')).toEqual(MODULES);
  });

  test('is left out where it does not fit', () => {
    expect(qrFor(URL, { columns: 30, rows: 40, unicode: true, colour: true })).toBeUndefined();
    expect(qrFor(URL, { columns: 60, rows: 18, unicode: false, colour: true })).toBeUndefined();
  });
});

describe('the code in big letters', () => {
  test('there is a letter for every sign that codes have', () => {
    for (let tries = 0; tries < 200; tries++) {
      const code = newCode();
      const rows = bigText(code, 60, true) ?? expect.fail(code);
      expect(rows).toHaveLength(3);
      for (const row of rows) expect([...row]).toHaveLength(53);
    }
  });

  test('no two signs look the same', () => {
    const signs = [...'0123456789ABCDEFGHJKMNPQRSTVWXYZ-'];
    expect(new Set(signs.map((sign) => bigText(sign, 60, false)?.join('\n'))).size).toBe(33);
  });

  test('it is left out where it does not fit', () => {
    expect(bigText('XK7P-2M9Q', 52, true)).toBeUndefined();
    expect(bigText('é', 52, true)).toBeUndefined();
  });
});
