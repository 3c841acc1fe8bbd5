import stripAnsi from 'strip-ansi';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { LabShell } from '../../../src/lab/model.ts';
import { Pane } from '../../../src/ui/pane/pane.ts';
import { ECHO_MS, FLOOD_MS } from '../../../src/ui/terminal/pacer.ts';

afterEach(() => vi.restoreAllMocks());

/** A pane whose shell prints what the test says. */
function paneOf() {
  const written: string[] = [];
  const gaps: number[] = [];
  let print: (bytes: Uint8Array) => void = () => {};
  const shell: LabShell = {
    index: 1,
    commands: [],
    running: undefined,
    onBytes(listener) {
      print = listener;
      return () => {};
    },
    onCommand: () => () => {},
    onRequest: () => () => {},
    onExit: () => () => {},
    ready: () => Promise.resolve(),
    write: (data) => void written.push(data.toString()),
    resize: () => {},
    close: () => {},
  };
  const pane = new Pane(shell, 20, 3, true, (gap) => gaps.push(gap));
  const rows = () => pane.paint(undefined).map((row) => stripAnsi(row).trimEnd());
  return { pane, written, gaps, rows, print: (text: string) => print(Buffer.from(text)) };
}

describe('a pane', () => {
  it('shows little at once, and most quickly what answers a key', () => {
    const { pane, gaps, rows, written, print } = paneOf();
    print('~ $ ');
    pane.keys(Buffer.from('l'));
    print('l');
    print('s');
    expect(rows()[0]).toBe('~ $ ls');
    print('y'.repeat(300));
    expect(gaps).toEqual([ECHO_MS, 0, ECHO_MS, FLOOD_MS]);
    expect(written).toEqual(['l']);
  });

  it('answers what programs ask of a terminal', () => {
    const { written, print } = paneOf();
    print('\x1b[2;5H\x1b[6n');
    expect(written).toEqual(['\x1b[2;5R']);
  });

  it('says nothing about bytes that it does not understand', () => {
    const error = vi.spyOn(console, 'error').mockImplementation(() => {});
    const { rows, print } = paneOf();
    print('a\x7f\x1b[\x7f1mb');
    expect(rows()[0]).toBe('ab');
    expect(error).not.toHaveBeenCalled();
  });
});
