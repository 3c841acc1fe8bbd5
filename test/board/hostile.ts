/** Names that try to be more than names, by what they try. */
export const HOSTILE_NAMES: Readonly<Record<string, string>> = {
  'clears the screen': '\x1b[2J\x1b[H\x1b[31mred',
  'sets the title, opens a link': '\x1b]0;title\x07\x1b]8;;http://evil\x07link',
  'has lines and tabs': 'two\nlines\r\tand a tab',
  'reads from right to left': '\u202Egnirts\u2066\u200F',
  'is long': 'a'.repeat(10_000),
  'is long and wide': '漢字'.repeat(200),
  'has a tower of accents': `z${'\u0301'.repeat(500)}`,
  'is made of families': '👩‍👩‍👧‍👦'.repeat(30),
  'is HTML': '<script>alert(1)</script>',
  'is a prototype': '__proto__',
  'has one-byte escapes': '\x9b31m\x90q\x9c',
};
export const HOSTILE = Object.values(HOSTILE_NAMES);

/** No control character, no escape sequence, nothing that turns the reading direction. */
export const SAFE = /^[^\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]*$/u;
