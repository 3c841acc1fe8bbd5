import { describe, expect, test } from 'vitest';
import { match, shows } from '../../../src/zine/claims/match.ts';

const CAME = [
  'execve("./parrot", ["./parrot"], 0x7ffc /* 20 vars */) = 0',
  'write(1, "Pieces of eight!\\n", 17) = 17',
  'exit_group(0) = ?',
  '+++ exited with 0 +++',
];

describe('what came is what is printed', () => {
  test.each<[string, string[], string[]]>([
    ['word for word', CAME, CAME],
    ['nothing, as printed', [], []],
    ['blanks at the ends, and empty lines at the end', ['a', 'b'], ['a  ', 'b', '', '']],
    [
      'columns that were lined up',
      ['mkdir("/tmp") = -1 EEXIST', 'a  b'],
      ['mkdir("/tmp")       = -1 EEXIST', '  a b'],
    ],
    ['escape codes and carriage returns', ['a b'], ['\x1b[31ma\x1b[0m b\r']],
    ['tabs as a terminal shows them', ['real    0m0.01s'], ['real\t0m0.01s']],
    ['... for any text in a line', ['execve(...) = 0', 'write(...) = 17', '...', '...'], CAME],
    ['... for no text', ['a...b'], ['ab']],
    [
      'an example for what came another time',
      ['real 0m2.‹018›s', '[‹7›]'],
      ['real 0m2.9s', '[12]'],
    ],
    ['an example beside dots', ['45 0x‹7fb6› ...'], ['45 0x1 0x2']],
    ['... for no word', ['... a ... b ...', '... a ... b ...'], ['a b', 'x a y z b w']],
    ["... printed where strace's own dots came", ['read("..."...)'], ['read("abc"...)']],
    ['... for any lines', ['...', 'write(1, ...', '...'], CAME],
    ['... for no lines', ['...', 'a', '...', 'b', '...'], ['a', 'b']],
    ['... that could end too early', ['...', 'a', 'b'], ['a', 'a', 'b']],
    ['... in a line that fits twice', ['...', 'a...', 'b', '...', 'c'], ['ab', 'a', 'b', 'b', 'c']],
    ['an empty line in the middle', ['a', '', 'b'], ['a', '', 'b']],
  ])('%s', (_, expected, came) => {
    expect(match(expected, came)).toEqual({ ok: true });
  });
});

describe('what came is something else, and where', () => {
  test.each<[string, string[], string[], number, string]>([
    ['another line', ['a', 'b'], ['a', 'c'], 1, 'expected: b; came: c'],
    ['nothing', ['a'], [], 0, 'nothing came; expected: a'],
    ['too little', ['a', 'b'], ['a'], 1, 'no more came; expected: b'],
    ['too much', ['a'], ['a', 'b'], 1, 'after it all, this came: b'],
    ['something instead of nothing', [], ['a'], 0, 'after it all, this came: a'],
    ['letters in another case', ['A'], ['a'], 0, 'expected: A; came: a'],
    [
      'a character that means something elsewhere',
      ['a.c('],
      ['abc('],
      0,
      'expected: a.c(; came: abc(',
    ],
    ['half a word before ...', ['a ... b'], ['a xb'], 0, 'expected: a ... b; came: a xb'],
    ['a part of a line', ['write'], ['write(1)'], 0, 'expected: write; came: write(1)'],
    [
      'a line that is nowhere',
      ['...', 'x', '...'],
      ['a', 'b'],
      1,
      'never came: x; the nearest to it is: a',
    ],
    [
      'lines in another order',
      ['...', 'b', '...', 'a', '...'],
      ['a', 'b'],
      3,
      'no more came; expected: a',
    ],
    ['too much after any lines', ['...', 'b'], ['a', 'b', 'c'], 2, 'after it all, this came: c'],
  ])('%s', (_, expected, came, at, why) => {
    expect(match(expected, came)).toEqual({ ok: false, at, why });
  });
});

describe('a claim', () => {
  test('its lines come in their order, whatever comes between', () => {
    expect(shows(['execve(...', 'exit_group(0) = ?'], CAME)).toEqual({ ok: true });
  });

  test('a line that does not come is named by its place', () => {
    expect(shows(['write(...', 'execve(...'], CAME)).toMatchObject({ ok: false, at: 1 });
    expect(shows(['close(...'], CAME)).toMatchObject({
      ok: false,
      at: 0,
      why: expect.stringContaining('close(...'),
    });
  });
});
