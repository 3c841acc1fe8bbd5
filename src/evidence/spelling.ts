const NAMED: Readonly<Record<string, string>> = {
  '\n': '\\n',
  '\t': '\\t',
  '\r': '\\r',
  '\v': '\\v',
  '\f': '\\f',
  '"': '\\"',
  '\\': '\\\\',
};
const CODES: Readonly<Record<string, number>> = { n: 10, t: 9, r: 13, v: 11, f: 12, a: 7, b: 8 };

/** A text as strace writes it between quotes: `\n`, `\"`, and other bytes than ASCII as octal. */
export function straceSpelling(text: string): string {
  let spelled = '';
  for (const char of text) {
    const code = char.charCodeAt(0);
    if (NAMED[char] !== undefined) spelled += NAMED[char];
    else if (code >= 32 && code < 127) spelled += char;
    else for (const byte of Buffer.from(char)) spelled += `\\${byte.toString(8)}`;
  }
  return spelled;
}

/** The text behind strace's spelling. */
export function plainSpelling(spelled: string): string {
  if (!spelled.includes('\\')) return spelled;
  const bytes: Buffer[] = [];
  for (const [part] of spelled.matchAll(/\\(?:x[0-9a-f]{2}|[0-7]{1,3}|.)|[^\\]+/gs)) {
    if (!part.startsWith('\\')) bytes.push(Buffer.from(part));
    else if (/^\\[0-7]/.test(part))
      bytes.push(Buffer.from([Number.parseInt(part.slice(1), 8) & 255]));
    else if (/^\\x[0-9a-f]/.test(part))
      bytes.push(Buffer.from([Number.parseInt(part.slice(2), 16)]));
    else {
      const code = CODES[part[1] ?? ''];
      bytes.push(code === undefined ? Buffer.from(part.slice(1)) : Buffer.from([code]));
    }
  }
  return Buffer.concat(bytes).toString();
}
