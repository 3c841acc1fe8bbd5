import { expect, test } from 'vitest';
import { KeyStream } from '../../src/ui/ink/streams.ts';
import { remember } from '../../src/ui/remember.ts';
import { inAscii } from '../../src/ui/terminal/ascii.ts';

test('without UTF-8 every character keeps its place and colours stay', () => {
  expect(inAscii('\x1b[1mit’s “so”…\x1b[22m → ☃')).toBe('\x1b[1mit\'s "so"~\x1b[22m > ?');
  expect(inAscii('« Ça, c’est sûr »')).toBe('" Ca, c\'est sur "');
});

test('a result is made once, and the oldest is forgotten first', () => {
  const made: string[] = [];
  const length = remember((text) => {
    made.push(text);
    return text.length;
  }, 2);
  expect([length('a'), length('bb'), length('a'), length('ccc'), length('a')]).toEqual([
    1, 2, 1, 3, 1,
  ]);
  expect(made).toEqual(['a', 'bb', 'ccc', 'a']);
});

test('a burst of keys reaches Ink one at a time, escape sequences whole, a paste as one', async () => {
  const stream = new KeyStream(() => {});
  const keys: string[] = [];
  const all = new Promise<void>((resolve) => {
    stream.on('readable', () => {
      for (let key = stream.read(); key !== null; key = stream.read()) keys.push(key);
      if (keys.length === 6) resolve();
    });
  });
  stream.press(Buffer.from('aé\x1b[A\x1bOB\x1b'));
  stream.paste(Buffer.from('two\nlines'));
  await all;
  expect(keys).toEqual(['a', 'é', '\x1b[A', '\x1bOB', '\x1b', 'two lines']);
  stream.destroy();
});
