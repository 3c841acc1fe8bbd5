import { describe, expect, test } from 'vitest';
import type { Task } from '../../src/course/model.ts';
import { parseScript, parseTryLines } from '../../src/course/script.ts';

describe('parseScript', () => {
  test.each([
    ['$ strace ./toy', { act: 'type', tab: 1, text: 'strace ./toy', wait: true }],
    ['$2 ls', { act: 'type', tab: 2, text: 'ls', wait: true }],
    ['$& ./toy', { act: 'type', tab: 1, text: './toy', wait: false }],
    ['$3& ./toy > x &', { act: 'type', tab: 3, text: './toy > x &', wait: false }],
    ['$ # not a remark', { act: 'type', tab: 1, text: '# not a remark', wait: true }],
    ['^C', { act: 'key', tab: 1, key: 'C' }],
    ['^D2', { act: 'key', tab: 2, key: 'D' }],
    ['^Z', { act: 'key', tab: 1, key: 'Z' }],
    ['wait: recvfrom(3', { act: 'await', tab: 1, text: 'recvfrom(3' }],
    ['wait2: x: y', { act: 'await', tab: 2, text: 'x: y' }],
    ['> /etc/x', { act: 'answer', text: '/etc/x' }],
    ['> a, b', { act: 'answer', text: 'a, b' }],
    ['cite: {{config}}', { act: 'cite', text: '{{config}}' }],
    ['# Look at this.', { act: 'say', text: 'Look at this.' }],
    ['   $ ls   ', { act: 'type', tab: 1, text: 'ls', wait: true }],
  ])('%j', (line, expected) => {
    expect(parseScript(line)).toEqual({ lines: [expected], faults: [] });
  });

  test('blank lines are ignored, whatever the line ends', () => {
    const { lines, faults } = parseScript('\r\n$ a\r\n\r\n  \n$ b\n');
    expect(lines.map((line) => line.act)).toEqual(['type', 'type']);
    expect(faults).toEqual([]);
  });

  test.each(['ls', '$', '$ ', '$ls', '$0 ls', '^X', '^c', '>', 'wait:', 'cite:', '#', 'wait 2: x'])(
    '%j is a fault on its line',
    (line) => {
      const { lines, faults } = parseScript(`$ ok\n\n${line}`, 40);
      expect(lines).toHaveLength(1);
      expect(faults).toEqual([
        { line: 42, message: expect.stringContaining(`"${line.trim()}": expected "$ command"`) },
      ]);
    },
  );
});

describe('parseTryLines', () => {
  const answer: Task = {
    kind: 'answer',
    prompt: '',
    form: 'text',
    expectation: { expect: 'value', anyOf: ['x'] },
    nearMisses: [],
  };
  const fix: Task = { kind: 'fix', prompt: '', probe: 'a/b', slips: [] };

  test('a line without a marker is the answer, or is typed', () => {
    expect(parseTryLines(['~/.bashrc'], answer)).toEqual([{ act: 'answer', text: '~/.bashrc' }]);
    expect(parseTryLines(['', 'ls -l'], fix)).toEqual([
      { act: 'type', tab: 1, text: 'ls -l', wait: true },
    ]);
  });

  test('markers mean the same everywhere', () => {
    expect(parseTryLines(['$ ls', '> 37', '^C'], answer).map(({ act }) => act)).toEqual([
      ...['type', 'answer', 'key'],
    ]);
    expect(parseTryLines(['$HOME/toy'], fix)).toEqual([
      { act: 'type', tab: 1, text: '$HOME/toy', wait: true },
    ]);
  });
});
