import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it, vi } from 'vitest';
import { BoundedText } from '../../src/lab/bounded.ts';
import { Transcript } from '../../src/lab/transcript.ts';

const MB = 1 << 20;

describe('BoundedText', () => {
  it('keeps everything that fits', () => {
    const text = new BoundedText(10, 20);
    text.append('12345\n');
    text.append('6789abcdef');
    expect(text.text).toBe('12345\n6789abcdef');
    expect(text.truncated).toBe(false);
  });

  it('keeps the beginning and the end, and says how much is gone', () => {
    const text = new BoundedText(10, 300);
    const lines = Array.from({ length: 1000 }, (_, index) => `line ${index}\n`);
    for (const line of lines) text.append(line);
    const dropped = Number(/(\d+) characters were dropped/.exec(text.text)?.[1]);
    const kept = text.text.replace(/\n?\[… \d+ characters were dropped here …\]\n/, '');
    expect(text.truncated).toBe(true);
    expect(text.text.startsWith('line 0\n')).toBe(true);
    expect(text.text.endsWith('line 999\n')).toBe(true);
    expect(dropped + kept.length).toBe(lines.join('').length);
    expect(text.size).toBeLessThanOrEqual(10 + 400);
  });
});

/** Collects what nobody holds any more, as often as it takes for weak references to let go. */
async function collect(): Promise<void> {
  setFlagsFromString('--expose-gc');
  const gc: unknown = runInNewContext('gc');
  if (typeof gc !== 'function') throw new Error('this node collects nothing on demand');
  for (let round = 0; round < 3; round++) {
    await new Promise((resolve) => setImmediate(resolve));
    gc();
  }
}

describe('Transcript', () => {
  it('holds no decoder for a command that has ended', async () => {
    const made: WeakRef<TextDecoder>[] = [];
    class Watched extends TextDecoder {
      constructor(...args: ConstructorParameters<typeof TextDecoder>) {
        super(...args);
        made.push(new WeakRef(this));
      }
    }
    vi.stubGlobal('TextDecoder', Watched);
    const transcript = new Transcript('lab');
    const commands = Array.from({ length: 40 }, (_, at) => {
      const command = transcript.begin(1, `printf ${at}`, '/', at);
      command.take(Buffer.from(`é ${at}\nlast`));
      transcript.end(command, at);
      return command;
    });
    vi.unstubAllGlobals();
    await collect();
    expect(commands.map(({ output }) => output)).toContain('é 39\nlast');
    expect(made.length).toBeGreaterThanOrEqual(40);
    // What is still on the stack may hold one or two.
    expect(made.filter((each) => each.deref() !== undefined).length).toBeLessThan(5);
  });

  it('reads what comes after a command has ended', () => {
    const transcript = new Transcript('lab');
    const command = transcript.begin(1, 'sleep 1 &', '/', 0);
    command.take(Buffer.from('one'));
    transcript.end(command, 1);
    command.take(Buffer.from(' é\ntwo'));
    expect(command.output).toBe('one é\ntwo');
  });

  it('gives up the oldest outputs first and keeps the records', () => {
    const transcript = new Transcript('lab');
    const chunk = Buffer.from('some line of output\n'.repeat(50_000));
    const commands = Array.from({ length: 8 }, (_, index) => {
      const command = transcript.begin(1, `command ${index}`, '/', index);
      while (command.size < 15 * MB) command.take(chunk);
      transcript.end(command, index + 1);
      return command;
    });
    expect(commands.map((command) => command.order)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(commands[0]?.truncated).toBe(true);
    expect(commands[0]?.output).toMatch(/^\[… \d+ characters were dropped here …\]\n$/);
    expect(commands[7]?.truncated).toBe(false);
    const total = commands.reduce((sum, command) => sum + command.size, 0);
    expect(total).toBeLessThanOrEqual(64 * MB);
    expect(total).toBeGreaterThan(32 * MB);
  });
});
