import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Feed } from '../../../src/ui/pane/feed.ts';
import { plainLines } from './floods.ts';
import { look, read, SCROLLBACK, terminal } from './look.ts';

/** What the clock shows; timers may ring a little before it shows their time, as node's do. */
let clock = 0;
let began = 0;

beforeEach(() => {
  clock = began = 1000;
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  vi.spyOn(performance, 'now').mockImplementation(() => clock);
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

async function pass(ms: number, clockMs = ms): Promise<void> {
  clock += clockMs;
  await vi.advanceTimersByTimeAsync(ms);
}

function fed() {
  const term = terminal();
  const parsed: number[] = [];
  const feed = new Feed(
    term,
    SCROLLBACK,
    () => true,
    (bytes) => parsed.push(bytes),
  );
  return { term, parsed, feed };
}

describe('what a shell prints', () => {
  it('is read at once when it is little', () => {
    const { term, parsed, feed } = fed();
    feed.push(Buffer.from('x'));
    feed.push(Buffer.from('y'));
    expect(parsed).toEqual([1, 1]);
    expect(term.buffer.active.getLine(0)?.translateToString(true)).toBe('xy');
  });

  it('is read once a frame in a flood, all of it, though timers ring early', async () => {
    const { term, parsed, feed } = fed();
    const bytes = Buffer.from(plainLines(20_000));
    for (let at = 0; at < bytes.length; at += 4096) {
      feed.push(bytes.subarray(at, at + 4096));
      if (at % 16_384 === 0) await pass(2, 1);
    }
    for (let frames = 0; frames < 5; frames++) await pass(35, 33);
    expect(parsed.reduce((sum, each) => sum + each, 0)).toBe(bytes.length);
    expect(parsed.length).toBeLessThan(bytes.length / 16_384);
    vi.restoreAllMocks();
    vi.useRealTimers();
    const whole = terminal();
    await read(whole, bytes);
    expect(look(term)).toBe(look(whole));
  });

  it('is read as soon as the flood pauses', async () => {
    const { parsed, feed } = fed();
    feed.push(Buffer.from(plainLines(1000)));
    await pass(1);
    const most = Buffer.from(plainLines(2000));
    feed.push(most);
    expect(parsed).not.toContain(most.length);
    await pass(6);
    await pass(6);
    expect(parsed).toContain(most.length);
    expect(clock).toBeLessThan(began + 33);
  });

  it('is dropped with its pane', async () => {
    const { term, parsed, feed } = fed();
    for (let at = 0; at < 10; at++) feed.push(Buffer.from(plainLines(1000)));
    const before = parsed.length;
    feed.close();
    term.dispose();
    await pass(100);
    feed.push(Buffer.from('late'));
    expect(parsed.length).toBe(before);
  });
});
