const LOOKALIKES: Readonly<Record<string, string>> = {
  '…': '~',
  '’': "'",
  '‘': "'",
  '“': '"',
  '”': '"',
  '«': '"',
  '»': '"',
  '–': '-',
  '—': '-',
  '→': '>',
  '←': '<',
  '×': 'x',
  '·': '|',
  '\u00a0': ' ',
  '\u202f': ' ',
  œ: 'e',
  Œ: 'E',
};

/** A line for terminals without UTF-8: every character beyond ASCII becomes one of the same width in it. */
export function inAscii(line: string): string {
  return line.replace(/[^\x00-\x7f]/gu, (char) => LOOKALIKES[char] ?? withoutAccent(char));
}

function withoutAccent(char: string): string {
  return /^([a-z])\p{M}+$/iu.exec(char.normalize('NFD'))?.[1] ?? '?';
}
