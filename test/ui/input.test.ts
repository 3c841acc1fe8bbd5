import { describe, expect, test } from 'vitest';
import { focusKey } from '../../src/ui/terminal/focus-key.ts';
import {
  forApplicationCursorKeys,
  type Input,
  InputSplitter,
} from '../../src/ui/terminal/input.ts';

function said(input: Input): string {
  if (input.input === 'focus') return 'FOCUS';
  if (input.input !== 'mouse') return `${input.input}:${input.bytes.toString('latin1')}`;
  const { code, x, y, released } = input.report;
  return `mouse:${code}@${x},${y}${released ? ' up' : ''}`;
}

interface Ways {
  /** Whether the terminal reports its mouse. */
  readonly mouse?: boolean;
  readonly key?: string;
}

/** What comes out for the chunks, in words; `…` where nothing comes for a while. */
function splitWith({ mouse = true, key = '' }: Ways, ...chunks: string[]): string[] {
  const splitter = new InputSplitter(() => mouse, focusKey({ SPY_SCHOOL_FOCUS_KEY: key }));
  return chunks.flatMap((chunk) =>
    (chunk === '…' ? splitter.release() : splitter.push(Buffer.from(chunk, 'latin1'))).map(said),
  );
}

const split = (...chunks: string[]) => splitWith({}, ...chunks);

describe('what the keyboard sends', () => {
  test('keys stay as they are, NUL and F-keys included', () => {
    expect(split('a\x00\x1bOP\x1b[A\x1b[24~')).toEqual(['keys:a\x00\x1bOP\x1b[A\x1b[24~']);
  });

  test('the focus key is cut out, wherever it stands', () => {
    expect(split('\x07')).toEqual(['FOCUS']);
    expect(split('ls\r\x07h\x07')).toEqual(['keys:ls\r', 'FOCUS', 'keys:h', 'FOCUS']);
  });

  test('a paste is one, and a focus byte or a report in it is text', () => {
    expect(split('x\x1b[200~one\x07two\x1b[<0;1;1M\x1b[201~y')).toEqual([
      'keys:x',
      'paste:one\x07two\x1b[<0;1;1M',
      'keys:y',
    ]);
  });

  test('paste markers may come in pieces, even behind their Esc', () => {
    expect(split('\x1b', '[2', '00~pas', 'ted\x1b', '[20', '1~k')).toEqual([
      'paste:pas',
      'paste:ted',
      'keys:k',
    ]);
  });

  test('a lone Esc, and Esc [, are keys when nothing follows', () => {
    expect(split('\x1b')).toEqual([]);
    expect(split('\x1b', '…')).toEqual(['keys:\x1b']);
    expect(split('\x1b[', '…', 'A')).toEqual(['keys:\x1b[', 'keys:A']);
  });

  test('Esc and another key stay two, an arrow in pieces one', () => {
    expect(split('\x1b', 'q')).toEqual(['keys:\x1b', 'keys:q']);
    expect(split('\x1b', '[A')).toEqual(['keys:\x1b[A']);
    expect(split('\x1b', '\x1b', '…')).toEqual(['keys:\x1b', 'keys:\x1b']);
  });

  test('what only looked like a marker comes out whole with the next bytes', () => {
    expect(split('\x1b[2', '4~').join('')).toBe('keys:\x1b[24~');
  });

  test('cursor keys for programs that asked for application mode', () => {
    const translate = (keys: string) =>
      forApplicationCursorKeys(Buffer.from(keys, 'latin1')).toString('latin1');
    expect(translate('\x1b[A\x1b[B')).toBe('\x1bOA\x1bOB');
    expect(translate('\x1b[1;5A')).toBe('\x1b[1;5A');
    expect(translate('é')).toBe('é');
  });
});

describe('another focus key', () => {
  test('a letter: what was the key before is a key for the shell', () => {
    expect(splitWith({ key: 'ctrl-o' }, 'a\x07\x0fb')).toEqual(['keys:a\x07', 'FOCUS', 'keys:b']);
  });

  test.each([
    ['f1', ['\x1bOP', '\x1b[11~', '\x1b[[A']],
    ['f5', ['\x1b[15~', '\x1b[[E']],
    ['f12', ['\x1b[24~']],
  ])('%s, however a terminal sends it, and in whatever pieces', (key, forms) => {
    for (const form of forms) {
      expect(splitWith({ key }, `x${form}y`)).toEqual(['keys:x', 'FOCUS', 'keys:y']);
      expect(splitWith({ key }, ...form)).toEqual(['FOCUS']);
    }
  });

  test('its beginning is a key where the end does not come', () => {
    expect(splitWith({ key: 'f1' }, '\x1bO', '…', 'P')).toEqual(['keys:\x1bO', 'keys:P']);
    expect(splitWith({ key: 'f2' }, '\x1bO', 'P')).toEqual(['keys:\x1bOP']);
  });
});

describe('what the mouse sends', () => {
  const PRESS = '\x1b[<0;10;5M';

  test('is told from keys, with its cell from 0', () => {
    expect(split(`a${PRESS}\x1b[<0;10;5mb`)).toEqual([
      'keys:a',
      'mouse:0@9,4',
      'mouse:0@9,4 up',
      'keys:b',
    ]);
  });

  test('is never text, wherever it is cut', () => {
    for (let at = 1; at < PRESS.length; at++) {
      const [one, two] = [PRESS.slice(0, at), PRESS.slice(at)];
      expect(split(one, two, 'x')).toEqual(['mouse:0@9,4', 'keys:x']);
      // The end comes late: the report may be lost, an Esc may get through, but no letter of it.
      expect(split(one, '…', two, 'x').join(' ')).toMatch(/^(keys:\x1b\[? |mouse:0@9,4 )?keys:x$/);
    }
    expect(split(...PRESS, ...PRESS)).toEqual(['mouse:0@9,4', 'mouse:0@9,4']);
  });

  test.each([
    ['broken off by a key', '\x1b[<0;1', 'ls', 'keys:ls'],
    ['broken off by another one', '\x1b[<0;1', PRESS, 'mouse:0@9,4'],
    ['with a number missing', '\x1b[<0;5M', 'ls', 'keys:ls'],
    ['without numbers', '\x1b[<M', 'ls', 'keys:ls'],
    ['at no cell', '\x1b[<0;0;5M', 'ls', 'keys:ls'],
    ['endless', `\x1b[<${'1;'.repeat(5000)}`, `${'7'.repeat(100)}mls`, 'keys:ls'],
  ])('%s it is dropped, and what comes next is not', (_how, ...[one, two, then]) => {
    expect(split(one, two)).toEqual([then]);
    expect(split(one + two)).toEqual([then]);
  });

  test('in the old form, of terminals that know no other', () => {
    const old = '\x1b[M !"';
    expect(split(`${old}\x1b[M#!"x`)).toEqual(['mouse:0@0,1', 'mouse:0@0,1 up', 'keys:x']);
    for (let at = 1; at < old.length; at++)
      expect(split(old.slice(0, at), old.slice(at))).toEqual(['mouse:0@0,1']);
    expect(split('\x1b[M\xff\xff\xff')).toEqual(['mouse:223@222,222']);
    expect(split('\x1b[M !\r')).toEqual(['keys:\r']);
  });

  test('the old form is a key of some consoles, where no mouse is listened to', () => {
    expect(splitWith({ mouse: false }, '\x1b[M', '…', 'abc').join('')).toBe('keys:\x1b[Mkeys:abc');
  });
});
