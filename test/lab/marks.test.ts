import { describe, expect, it } from 'vitest';
import { drainMark, type MarkEvent, MarkScanner } from '../../src/lab/marks.ts';

const NONCE = 'abc123';
const mark = (letter: string, payload = '') => `\u001b]633;${letter};${NONCE};${payload}\u0007`;

function scan(text: string, size: number): MarkEvent[] {
  const scanner = new MarkScanner(NONCE);
  const bytes = Buffer.from(text);
  const events: MarkEvent[] = [];
  for (let at = 0; at < bytes.length; at += size)
    events.push(...scanner.feed(bytes.subarray(at, at + size)));
  return events;
}

function printed(events: readonly MarkEvent[]): string {
  return Buffer.concat(
    events.flatMap((event) => (event.kind === 'bytes' ? [event.bytes] : [])),
  ).toString();
}

describe('MarkScanner', () => {
  const text =
    `hé${mark('A')}~ $ ${mark('B')}${mark('E', 'echo a;b\\\\n\\x0aé')}${mark('C', '12.5')}out\u001b[1m` +
    `${mark('D', '3;13,25')}${mark('P', '/tmp/a;b')}${drainMark(NONCE)}end`;

  it.each([1, 2, 3, 5, 7, 11, 4096])('reads marks cut into pieces of %i bytes', (size) => {
    const events = scan(text, size);
    expect(events.filter((event) => event.kind !== 'bytes')).toEqual([
      { kind: 'prompt-start' },
      { kind: 'prompt-end' },
      { kind: 'command', text: 'echo a;b\\n\né' },
      { kind: 'started', at: 12500 },
      { kind: 'finished', exit: 3, at: 13250 },
      { kind: 'cwd', path: '/tmp/a;b' },
      { kind: 'drained' },
    ]);
    expect(printed(events)).toBe('hé~ $ out\u001b[1mend');
  });

  it.each([1, 4, 4096])('takes a mark with another nonce for output (%i bytes)', (size) => {
    const forged = '\u001b]633;D;abc124;0;1\u0007\u001b]633;D;0\u0007\u001b]633;x';
    const events = scan(`${forged}tail`, size);
    expect(events.every((event) => event.kind === 'bytes')).toBe(true);
    expect(printed(events)).toBe(`${forged}tail`);
  });

  it('goes on after a mark that was cut off', () => {
    const events = scan(`a\u001b]633;A;${NONCE};${mark('B')}b`, 4);
    expect(events.map((event) => event.kind)).toContain('prompt-end');
    expect(printed(events)).toBe('ab');
  });

  it('does not hold an endless mark back for ever', () => {
    const events = scan(`\u001b]633;E;${NONCE};${'x'.repeat(3 << 20)}`, 65_536);
    expect(printed(events).length).toBeGreaterThan(2 << 20);
  });
});
