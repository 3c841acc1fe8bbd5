import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { newCode, newSecret, proofOf, readCode, sameSecret } from '../../src/room/secrets.ts';

describe('a join code', () => {
  test('is eight signs that nobody mistakes, every one possible at every place', () => {
    const codes = Array.from({ length: 3000 }, newCode);
    for (const code of codes) expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/);
    expect(new Set(codes).size).toBe(codes.length);
    for (const place of [0, 1, 2, 3, 5, 6, 7, 8])
      expect(new Set(codes.map((code) => code[place])).size).toBe(32);
  });

  test.each([
    'XK7P-2M9Q',
    'xk7p2m9q',
    ' XK7P 2M9Q\n',
    'xk7p–2m9q',
    'XK7P.2M9Q.',
    'X K 7 P 2 M 9 Q',
  ])('is read from %j', (typed) => {
    expect(readCode(typed)).toBe('XK7P-2M9Q');
  });

  test('O counts as 0; I and L as 1', () => {
    expect(readCode('oO0i-Il1L')).toBe('0001-1111');
  });

  test('as made is read as itself', () => {
    for (let n = 0; n < 100; n++) {
      const code = newCode();
      expect(readCode(code)).toBe(code);
      expect(readCode(code.toLowerCase().replace('-', ''))).toBe(code);
    }
  });

  test.each(['', '-', '🕵', '\0', 'ab', 'x'.repeat(10_000), '../../x', '\u001b[31m'])(
    '%j is no harm',
    (typed) => {
      expect(readCode(typed)).toMatch(/^[0-9A-Z]{0,4}(-[0-9A-Z]+)?$/);
    },
  );
});

describe('a secret', () => {
  test('has 256 bits, fits a link, and is never the same', () => {
    const secrets = Array.from({ length: 200 }, newSecret);
    for (const secret of secrets) {
      expect(secret).toMatch(/^[\w-]{43}$/);
      expect(Buffer.from(secret, 'base64url')).toHaveLength(32);
    }
    expect(new Set(secrets).size).toBe(secrets.length);
  });

  test.each([
    ['a', 'a', true],
    ['', '', true],
    ['a', 'b', false],
    ['a', 'a ', false],
    ['a', 'A', false],
    ['', 'a', false],
    ['é', 'e\u0301', false],
    ['x'.repeat(100_000), 'x'.repeat(99_999), false],
  ])('compares %j', (a, b, same) => {
    expect(sameSecret(a, b)).toBe(same);
  });

  test('its proof is its SHA-256 and does not hold it', () => {
    const secret = newSecret();
    expect(proofOf(secret)).toBe(createHash('sha256').update(secret).digest('hex'));
    expect(proofOf(secret)).toMatch(/^[0-9a-f]{64}$/);
    expect(sameSecret(proofOf(secret), proofOf(newSecret()))).toBe(false);
  });
});
