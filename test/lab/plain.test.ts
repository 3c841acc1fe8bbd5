import { describe, expect, it } from 'vitest';
import { PlainText } from '../../src/lab/plain.ts';

function plain(text: string, size = 4096): string {
  const reader = new PlainText();
  const bytes = Buffer.from(text);
  let done = '';
  for (let at = 0; at < bytes.length; at += size)
    done += reader.feed(bytes.subarray(at, at + size));
  return done + reader.line;
}

describe('PlainText', () => {
  it.each([
    ['line ends', 'a\r\nb\nc', 'a\nb\nc'],
    ['colour', '\u001b[1;31mred\u001b[0m\u001b[38:2:1:2:3mX', 'redX'],
    [
      'titles and links',
      '\u001b]0;title\u0007a\u001b]8;;http://x\u001b\\b\u001b]8;;\u001b\\c',
      'abc',
    ],
    ['other escapes', '\u001b(Ba\u001b7b\u001b[?2004hc\u001bPq#0\u001b\\d', 'abcd'],
    ['a progress bar', ' 10%\r 50%\r100%\r\ndone', '100%\ndone'],
    ['a shorter rewrite', 'abcdef\rxy\r\n', 'xycdef\n'],
    ['a rewrite that erases', 'abcdef\rxy\u001b[K\r\n', 'xy\n'],
    ['backspaces', 'abd\b\u001b[Kc\b\bX', 'aXc'],
    ['a line editor', 'ls x\b\u001b[1@-\u001b[C\u001b[D\u001b[P!', 'ls -!'],
    ['full screen', '\u001b[1;1Hone\u001b[2;1Htwo', 'one\ntwo'],
    ['bells and NULs', 'a\u0007b\u0000c\u007fd', 'abcd'],
    ['tabs', 'a\tb\rX', 'X\tb'],
    ['UTF-8', 'é€😀\r\n', 'é€😀\n'],
  ])('%s, cut anywhere', (_, bytes, text) => {
    for (const size of [1, 2, 3, 5, 4096]) expect(plain(bytes, size)).toBe(text);
  });

  it('survives an escape sequence without end', () => {
    const text = plain(`\u001b]${'x'.repeat(200_000)}\nafter\n`);
    expect(text.endsWith('after\n')).toBe(true);
  });

  it('gives a line without end out in pieces', () => {
    expect(plain('y'.repeat(5 << 20)).length).toBe(5 << 20);
    expect(plain(`ab\b${'y'.repeat(3 << 20)}`).length).toBe((3 << 20) + 1);
  });
});
