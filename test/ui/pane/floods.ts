/** The same numbers for the same seed (mulberry32). */
export function numbersFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

const WORDS = ['owl', 'read(3, "', '漢字', 'é', '👍🏽', 'e\u0301', '\t', 'x'.repeat(70), '·', '  '];
const COLOURS = [
  '\x1b[m',
  '\x1b[0m',
  '\x1b[1;31m',
  '\x1b[0;32m',
  '\x1b[44m',
  '\x1b[38;5;208m',
  '\x1b[48:2::1:2:3m',
  '\x1b[4:3m',
  '\x1b[58;5;9m',
  '\x1b[7m',
  '\x1b[39m',
  '\x1b[9;53m',
  '\x1b[K',
  '\x1b[1K',
  '\x1b[2K',
];
/** Letters that would end a sequence which is not finished yet. */
const BEGINNINGS = 'mlrHJA\\h;5rqc7';
/** What must never be taken for plain text. */
export const OTHERS = [
  '\x1b[?1049h',
  '\x1b[?1049l',
  '\x1b[?1049h\x1b[2;4r\x1b[?1049l',
  '\x1b[2;5r',
  '\x1b[r',
  '\x1b[;3r',
  '\x1b[2;3r\x1b[6;1H',
  '\x1b[H',
  '\x1b[2J',
  '\x1b[3J',
  '\x1b[5;3H',
  '\x1b[A\x1b[A',
  '\x1bM',
  '\x1bD',
  '\x1b7',
  '\x1b8',
  '\x1b[3b',
  '\x1b[4h',
  '\x1b[4l',
  '\x1b[?7l',
  '\x1b[?7h',
  '\x1b[?6h',
  '\x1b[?6l',
  '\x1b[20h',
  '\x1b[20l',
  '\x1b[?25l',
  '\x1b[?2004h',
  '\x1b(0',
  '\x1b(B',
  '\x0e',
  '\x0f',
  '\x07',
  '\b\b',
  '\x7f',
  '\x0b',
  '\x1b]0;a title\x07',
  '\x1b]0;a title\nwith a line\nmore\x1b\\',
  '\x1b]8;;http://owl\x07link\x1b]8;;\x07',
  '\x1bP$qm\x1b\\',
  '\x1b_private\x1b\\',
  '\x1bX unfinished \r\n',
  '\x1b]0;unfinished\r\n',
  '\u009b3A',
  '\u009d0;title\r\n',
  '\u0085',
  '\x1b[!p',
  '\x1bc',
  '\x1b[3\n1m',
  '\x1b[3\r\n',
  '\x1b[?7\r\n',
  '\x1b)0\x0e',
  '\u0088',
  '\xe9\u0090q\r\n',
  '\x1b[6n',
  '\x1b[g',
  '\x1bH',
  '\x1b[L',
  '\x1b[2S',
  '\x1b[2T',
  '\x1b#8',
  '\r',
  '\n',
  'x\n\n',
  '\r\r\n',
];

/** Plain lines that begin with other letters each `turn`, the first ones the longest; the last of them ended by \n alone where `bare` says so. */
export function plainLines(lines: number, { bare = 0, turn = 0 } = {}): string {
  return Array.from({ length: lines }, (_, at) => {
    const end = lines - at > bare ? '\r\n' : '\n';
    return `${BEGINNINGS[(at + turn) % BEGINNINGS.length]}\x1b[0;3${at % 8}m${at}${'#'.repeat(Math.max(0, 35 - at))}${end}`;
  }).join('');
}

/** A flood of lines in colours, some of them with what is not plain text, in batches. */
export function flood(seed: number, lines: number): Buffer[] {
  const any = numbersFrom(seed);
  const pick = (from: readonly string[]) => from[any(from.length)] ?? '';
  const mischief = [0, 0, 1, 4, 30][any(5)] ?? 0;
  const coloured = any(3) * 20;
  const parts: Buffer[] = [];
  for (let line = 0; line < lines; line++) {
    if (any(100) < coloured) parts.push(Buffer.from(pick(COLOURS)));
    if (any(200) < mischief) parts.push(Buffer.from(pick(OTHERS)));
    if (any(400) < mischief) parts.push(Buffer.from(pick(OTHERS)).subarray(0, 1 + any(4)));
    parts.push(Buffer.from(BEGINNINGS.charAt(any(30))));
    parts.push(Buffer.from(`${line} `));
    for (let words = any(4); words > 0; words--) parts.push(Buffer.from(pick(WORDS)));
    // A character that never ends, and bytes that are none.
    if (any(300) < mischief)
      parts.push(Buffer.from([[0xe6, 0xbc], [0xff], [0x9b], [0xc2]][any(4)] ?? []));
    if (any(100) < coloured) parts.push(Buffer.from(pick(COLOURS)));
    parts.push(Buffer.from(any(40) < mischief / 10 ? '\n' : '\r\n'));
  }
  parts.push(Buffer.from('~ $ '));
  const bytes = Buffer.concat(parts);
  const batches: Buffer[] = [];
  for (let at = 0; at < bytes.length; ) {
    const size = 1 + any(any(3) === 0 ? 40 : bytes.length / 2);
    batches.push(bytes.subarray(at, at + size));
    at += size;
  }
  return batches;
}
