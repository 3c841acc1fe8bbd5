import stripAnsi from 'strip-ansi';

/**
 * Text from outside, made safe to show on one line or more: no escape sequences, no control characters
 * (newline and tab stay), no right-to-left overrides.
 */
export function clean(text: string): string {
  return stripAnsi(text)
    .replace(/\r\n?/g, '\n')
    .replace(
      /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g,
      '',
    );
}

/** The same on a single line, cut to `max` characters. No-break spaces stay: French has them before its `:` and `?`. */
export function cleanLine(text: string, max = 500): string {
  const line = clean(text)
    .replace(/[^\S\u00a0]+/g, ' ')
    .trim();
  if (line.length <= max) return line;
  const end = max - 1;
  // Never through the middle of a character.
  const high = line.charCodeAt(end - 1);
  return `${line.slice(0, high >= 0xd800 && high <= 0xdbff ? end - 1 : end)}…`;
}
