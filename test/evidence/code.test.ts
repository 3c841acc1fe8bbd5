import { describe, expect, it } from 'vitest';
import { code, plainSpaces } from '../../src/evidence/code.ts';
import { layoutMarkdown } from '../../src/markdown/layout.ts';
import { plainText } from '../../src/markdown/style.ts';

const lines = (text: string, width: number) =>
  layoutMarkdown(text, width, { unicode: true, hyperlinks: false }).map(plainText);

describe('a command in a reason', () => {
  it('stays on one line of the screen, with ordinary spaces', () => {
    const reason = `Put this in front of it: ${code('strace -f ./parrot')}.`;
    expect(lines(reason, 36)).toEqual(['Put this in front of it:', 'strace -f ./parrot.']);
  });
  it('breaks at its spaces when no guide could hold it', () => {
    const long = code('strace -f -o trace.txt -e trace=openat,execve ./parrot');
    expect(lines(long, 40).every((line) => line.length <= 40 && !line.endsWith('-'))).toBe(true);
    expect(long).not.toContain('\u00a0');
  });
  it('cannot be left by a backtick', () => {
    expect(code('less `x`')).toBe("`less\u00a0'x'`");
  });
  it('can be had with ordinary spaces', () => {
    expect(plainSpaces(`Try ${code('less x')}`)).toBe('Try `less x`');
  });
});
