/** How strace or ltrace was used. */
export interface TracerUse {
  readonly tracer: 'strace' | 'ltrace';
  readonly follow: boolean;
  /** What `-e trace=` let through, one entry a name or class: `openat`, `%file`, `!read`. */
  readonly filter: readonly string[];
  /** Whether something else hides calls: `-P`, `-z`, `-e status=`. */
  readonly partly: boolean;
  readonly output: string | undefined;
  readonly attach: readonly string[];
  /** Whether `-p` was given at all, be it without a number. */
  readonly attaches: boolean;
  /** `only`: `-c`, the table instead of the lines; `also`: `-C`. */
  readonly summary: 'none' | 'only' | 'also';
  /** `-w`: the table counts the time until a call comes back, not what the kernel worked on it. */
  readonly wall: boolean;
  /** `-s`: how many characters of a string are shown. */
  readonly strings: number | undefined;
  /** `-y` or `-yy`: files behind descriptors are named. */
  readonly decode: boolean;
  /** `-yy`: both ends of connections as well. */
  readonly sockets: boolean;
  /** The traced program and its arguments; empty with `-p`. */
  readonly traced: readonly string[];
}

const VALUED = {
  strace: 'abeEIoOpPsSuUX',
  ltrace: 'aADeFlnopsuwxX',
} as const;

const LONG: Readonly<Record<string, string>> = {
  output: 'o',
  attach: 'p',
  trace: 'e',
  expr: 'e',
  'string-limit': 's',
  'follow-forks': 'f',
  'summary-only': 'c',
  summary: 'C',
  'summary-wall-clock': 'w',
  'trace-path': 'P',
  'decode-fds': 'y',
  'successful-only': 'z',
  'failed-only': 'Z',
  user: 'u',
  env: 'E',
  columns: 'a',
};
const LONG_VALUED = new Set([
  'output',
  'attach',
  'trace',
  'expr',
  'string-limit',
  'trace-path',
  'user',
  'env',
  'columns',
]);

/** Reads the words behind `strace` or `ltrace`; undefined for another program. Never throws. */
export function tracerUse(program: string, words: readonly string[]): TracerUse | undefined {
  if (program !== 'strace' && program !== 'ltrace') return undefined;
  const options: [string, string][] = [];
  let at = 0;
  for (; at < words.length; at++) {
    const word = words[at] ?? '';
    if (word === '--') {
      at += 1;
      break;
    }
    if (!word.startsWith('-') || word === '-') break;
    const long = /^--([\w-]+)(?:=(.*))?$/s.exec(word);
    if (long?.[1] !== undefined) {
      const needs = LONG_VALUED.has(long[1]) && long[2] === undefined;
      const value = needs ? (words[++at] ?? '') : (long[2] ?? '');
      options.push([LONG[long[1]] ?? long[1], value]);
      continue;
    }
    for (let letter = 1; letter < word.length; letter++) {
      const name = word[letter] ?? '';
      if (VALUED[program].includes(name)) {
        const stuck = word.slice(letter + 1);
        options.push([name, stuck === '' ? (words[++at] ?? '') : stuck]);
        break;
      }
      options.push([name, '']);
    }
  }
  const has = (name: string) => options.some(([each]) => each === name);
  const values = (name: string) =>
    options.filter(([each]) => each === name).map(([, value]) => value);
  const expressions = values('e').map((text) => /^(?:(\w[\w-]*)=)?(.*)$/s.exec(text));
  const last = <T>(list: readonly T[]) => list[list.length - 1];
  return {
    tracer: program,
    follow: has('f'),
    filter: expressions
      .filter((each) => [undefined, 'trace', 't'].includes(each?.[1]))
      .flatMap((each) => (each?.[2] ?? '').split(','))
      .map((name) => name.trim())
      .filter((name) => name !== '' && name !== 'all' && name !== '%all'),
    partly: has('P') || has('z') || has('Z') || expressions.some((each) => each?.[1] === 'status'),
    output: last(values('o')),
    attach: values('p').flatMap(processesIn),
    attaches: has('p'),
    summary: has('c') ? 'only' : has('C') ? 'also' : 'none',
    wall: has('w'),
    strings: values('s').length > 0 ? Number(last(values('s'))) : undefined,
    decode: has('y'),
    sockets: values('y').length > 1 || values('y').some((value) => /all|socket/.test(value)),
    traced: words.slice(at).filter((word, index) => index > 0 || !/^[A-Za-z_]\w*=/.test(word)),
  };
}

/** `12,13` are two processes; `$(pgrep -x program)` stays as it was typed. */
function processesIn(value: string): string[] {
  return /[$`]/.test(value) ? [value] : value.split(/[\s,]+/).filter(Boolean);
}
