import { expect, test } from 'vitest';
import type { CommandObservation } from '../../src/evidence/observation.ts';
import { filtered, inShort, transcriptLines } from '../../src/ui/chapter/transcript.ts';

const COMMAND: CommandObservation = {
  kind: 'command',
  id: 'c1',
  shell: 1,
  text: 'strace -o t true',
  cwd: '/home/spy',
  exit: 0,
  running: false,
  output: 'said\n',
  truncated: false,
  files: [{ path: '/home/spy/t', text: 'openat(1)\nclose(2)\n' }],
  order: 1,
  earlier: false,
};

test('a command, its output, and the file it wrote', () => {
  expect(transcriptLines([COMMAND]).map(({ text }) => text)).toEqual([
    '$ strace -o t true',
    'said',
    'file /home/spy/t, written by this command',
    'openat(1)',
    'close(2)',
  ]);
});

test('a silent command has no lines of output', () => {
  expect(transcriptLines([{ ...COMMAND, output: '', files: [] }])).toHaveLength(1);
});

test('the filter keeps matching lines under their own heading', () => {
  const lines = filtered(transcriptLines([COMMAND]), 'CLOSE');
  expect(lines.map(({ text, kind }) => `${kind} ${text}`)).toEqual([
    'heading file /home/spy/t, written by this command',
    'output close(2)',
  ]);
  expect(filtered(transcriptLines([COMMAND]), 'nothing like it')).toEqual([]);
});

test('of a line that no screen could show, both ends are', () => {
  const shown = inShort(`begin${'x'.repeat(1_000_000)}end`);
  expect(shown).toMatch(/^beginx+…x+end$/);
  expect(shown.length).toBeLessThan(3000);
  expect(inShort('a short one')).toBe('a short one');
});
