import xterm from '@xterm/headless';
import { expect, test } from 'vitest';
import { Compositor, type Frame } from '../../src/ui/terminal/compositor.ts';

const ROWS = 4;

/** A compositor on a real terminal parser: what it sent, and what a person sees. */
function screen() {
  const term = new xterm.Terminal({ cols: 20, rows: ROWS, allowProposedApi: true });
  let sent = '';
  const compositor = new Compositor((bytes) => {
    sent += bytes;
    term.write(bytes);
  });
  const show = async (frame: Partial<Frame> & { lines: readonly string[] }) => {
    sent = '';
    compositor.show({ overlay: undefined, cursor: undefined, ...frame }, ROWS);
    await new Promise<void>((resolve) => term.write('', resolve));
    const seen = Array.from({ length: ROWS }, (_, y) =>
      term.buffer.active.getLine(y)?.translateToString(true),
    );
    return { sent, seen, x: term.buffer.active.cursorX, y: term.buffer.active.cursorY };
  };
  return { show, invalidate: () => compositor.invalidate() };
}

test('a frame is shown, and the same frame costs nothing', async () => {
  const { show } = screen();
  const { seen } = await show({ lines: ['one', 'two'] });
  expect(seen).toEqual(['one', 'two', '', '']);
  expect((await show({ lines: ['one', 'two'] })).sent).toBe('');
});

test('only changed rows are sent, in one synchronised update', async () => {
  const { show } = screen();
  await show({ lines: ['one', 'two', 'three'] });
  const { sent, seen } = await show({ lines: ['one', '2', 'three'] });
  expect(seen).toEqual(['one', '2', 'three', '']);
  expect(sent).not.toContain('one');
  expect(sent.startsWith('\x1b[?2026h')).toBe(true);
  expect(sent.endsWith('\x1b[?2026l')).toBe(true);
});

test('the pane lies over the frame and survives a changed line beneath it', async () => {
  const { show } = screen();
  const overlay = { x: 5, y: 1, width: 4, rows: ['pane', 'PANE'] };
  await show({ lines: ['head', 'ab', 'cd'], overlay });
  const { seen } = await show({ lines: ['head', 'xy', 'cd'], overlay });
  expect(seen).toEqual(['head', 'xy   pane', 'cd   PANE', '']);
});

test('a pane that goes away leaves nothing behind', async () => {
  const { show } = screen();
  await show({ lines: ['head'], overlay: { x: 0, y: 1, width: 4, rows: ['pane', 'PANE'] } });
  expect((await show({ lines: ['head'] })).seen).toEqual(['head', '', '', '']);
});

test('the cursor comes last, and a moved cursor alone is enough to write', async () => {
  const { show } = screen();
  await show({ lines: ['one'], cursor: { x: 2, y: 0 } });
  const moved = await show({ lines: ['one'], cursor: { x: 3, y: 1 } });
  expect([moved.x, moved.y]).toEqual([3, 1]);
  expect((await show({ lines: ['one'] })).sent).toContain('\x1b[?25l');
});

test('after a resize everything is sent anew', async () => {
  const { show, invalidate } = screen();
  await show({ lines: ['one'] });
  invalidate();
  expect((await show({ lines: ['one'] })).sent).toContain('one');
});

test('a line as wide as the terminal keeps its last cell: nothing is erased behind it', async () => {
  const { show } = screen();
  const wide = `${'x'.repeat(19)}|`;
  const { sent, seen } = await show({ lines: [wide] });
  expect(seen[0]).toBe(wide);
  // Some terminals (tmux) erase the last cell then; the parser of these tests does not.
  expect(sent.slice(sent.indexOf(wide), sent.indexOf('\x1b[2;1H'))).not.toContain('\x1b[K');
  expect((await show({ lines: ['short'] })).seen[0]).toBe('short');
});
