import { describe, expect, test } from 'vitest';
import { forApplicationCursorKeys, InputSplitter } from '../../src/ui/terminal/input.ts';

/** What comes out for the chunks, in words. */
function split(...chunks: string[]): string[] {
  const splitter = new InputSplitter();
  return chunks.flatMap((chunk) =>
    splitter
      .push(Buffer.from(chunk, 'latin1'))
      .map((input) =>
        input.input === 'focus' ? 'FOCUS' : `${input.input}:${input.bytes.toString('latin1')}`,
      ),
  );
}

describe('what the keyboard sends', () => {
  test('keys stay as they are, NUL, F-keys and mouse reports included', () => {
    expect(split('a\x00\x1bOP\x1b[<0;10;5M')).toEqual(['keys:a\x00\x1bOP\x1b[<0;10;5M']);
  });

  test('the focus key is cut out, wherever it stands', () => {
    expect(split('\x07')).toEqual(['FOCUS']);
    expect(split('ls\r\x07h\x07')).toEqual(['keys:ls\r', 'FOCUS', 'keys:h', 'FOCUS']);
  });

  test('a paste is one, and a focus byte in it is text', () => {
    expect(split('x\x1b[200~one\x07two\x1b[201~y')).toEqual([
      'keys:x',
      'paste:one\x07two',
      'keys:y',
    ]);
  });

  test('paste markers may come in pieces', () => {
    expect(split('\x1b[2', '00~pas', 'ted\x1b[20', '1~k')).toEqual([
      'paste:pas',
      'paste:ted',
      'keys:k',
    ]);
  });

  test('a lone Esc is not held back, and neither is Esc [', () => {
    expect(split('\x1b')).toEqual(['keys:\x1b']);
    expect(split('\x1b[')).toEqual(['keys:\x1b[']);
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
