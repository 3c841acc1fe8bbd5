import { describe, expect, test } from 'vitest';
import { drawCertificate, type Paper } from '../../src/certificate/drawing.ts';
import { plainText } from '../../src/markdown/style.ts';
import { cells } from '../../src/markdown/width.ts';
import { certificate, GRADUATED } from './fixture.ts';

function drawn(paper: Partial<Paper> = {}, made = certificate('Ada Lovelace')): string[] {
  const whole = { columns: 80, rows: 22, unicode: true, ...paper };
  return drawCertificate(made, whole).map(plainText);
}

const HOSTILE = [
  ['no name', ''],
  ['wide signs', '李'.repeat(10_000)],
  ['emoji', '🕵️'.repeat(10_000)],
  ['control signs', `\x1b[2J\x1b]0;x\x07${'\n'.repeat(99)}Mallory\x9b31m`],
  ['right to left', '\u202eevil\u2066 عبد الله'],
] as const;
const SIZES = [
  [80, 22],
  [80, 18],
  [60, 16],
  [100, 30],
  [140, 43],
  [400, 200],
] as const;

describe('the certificate in a terminal', () => {
  test('on a small one', () => {
    expect(`\n${drawn().join('\n')}\n`).toMatchInlineSnapshot(`
      "
      ╔══════════════════════════════════════════════════════════════════════════════╗
      ║                                     ▄▄▄▄▄                                    ║
      ║                                   ▟▛  ◉  ▜▙                                  ║
      ║                                     ▀▀▀▀▀                                    ║
      ║                             S P Y   S C H O O L                              ║
      ║                                                                              ║
      ║                      L I C E N C E   T O   L I S T E N                       ║
      ║                                                                              ║
      ║                             This certifies that                              ║
      ║                               ~ Ada Lovelace ~                               ║
      ║      has closed every case by listening to programs talk to the kernel,      ║
      ║                 and may spy on any program, in any language.                 ║
      ║                                                                              ║
      ║            4  cases closed                 7  predictions made first         ║
      ║     38 of 41  tasks solved unaided        13  tools put to use               ║
      ║           19  lines of evidence proved     5  hints, asked in good time      ║
      ║                                                                              ║
      ║      Listened with strace, ltrace, ngrep, tcpdump, tshark, curl, time,       ║
      ║                 pgrep, /proc, lsof, cProfile, pidstat, grep.                 ║
      ║                                                                              ║
      ║     Programs are not black boxes.                       22 November 2026     ║
      ╚══════════════════════════════════════════════════════════════════════════════╝
      "
    `);
  });

  test('in ASCII', () => {
    const lines = drawn({ unicode: false }, certificate('Zoë 李'));
    expect(`\n${lines.join('\n')}\n`).toMatchInlineSnapshot(`
      "
      +==============================================================================+
      |                                     .---.                                    |
      |                                   <   @   >                                  |
      |                                     '---'                                    |
      |                             S P Y   S C H O O L                              |
      |                                                                              |
      |                      L I C E N C E   T O   L I S T E N                       |
      |                                                                              |
      |                             This certifies that                              |
      |                                  ~ Zoe ?? ~                                  |
      |      has closed every case by listening to programs talk to the kernel,      |
      |                 and may spy on any program, in any language.                 |
      |                                                                              |
      |            4  cases closed                 7  predictions made first         |
      |     38 of 41  tasks solved unaided        13  tools put to use               |
      |           19  lines of evidence proved     5  hints, asked in good time      |
      |                                                                              |
      |      Listened with strace, ltrace, ngrep, tcpdump, tshark, curl, time,       |
      |                 pgrep, /proc, lsof, cProfile, pidstat, grep.                 |
      |                                                                              |
      |     Programs are not black boxes.                       22 November 2026     |
      +==============================================================================+
      "
    `);
  });

  test('where there is room, the cases are listed with their days', () => {
    const text = drawn({ columns: 140, rows: 43 }).join('\n');
    for (const { title } of GRADUATED.cases) expect(text).toMatch(`✓ ${title} ...`);
    expect(drawn().join('\n')).not.toContain('Wizard School');
  });

  test.each(
    SIZES.flatMap(([columns, rows]) => HOSTILE.map((name) => [columns, rows, ...name] as const)),
  )('%i x %i with %s keeps its frame', (columns, rows, _what, name) => {
    for (const unicode of [true, false]) {
      const lines = drawn({ columns, rows, unicode }, certificate(name));
      expect(lines.length).toBeLessThanOrEqual(rows);
      const widths = new Set(lines.map(cells));
      expect([...widths]).toEqual([Math.min(columns, 92)]);
      const side = unicode ? '║' : '|';
      const middle = lines.slice(1, -1);
      expect(middle.filter((line) => !line.startsWith(side) || !line.endsWith(side))).toEqual([]);
      expect(lines.join('')).not.toMatch(/[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]/);
      if (!unicode) expect(lines.join('')).toMatch(/^[\x20-\x7e]*$/);
      for (const said of ['38 of 41', 'strace', '22 November 2026', 'L I C E N C E'])
        expect(lines.join('\n')).toContain(said);
    }
  });

  test('a name that ASCII cannot write is left to the page', () => {
    expect(drawn({ unicode: false }, certificate('李小龍')).join('\n')).toContain(
      'whoever shows this page',
    );
  });

  test('one of a kind is told as one, and no hint as none', () => {
    const alone = certificate('', {
      cases: GRADUATED.cases.slice(0, 1),
      evidence: 1,
      predictions: 1,
      hints: 0,
      commands: [],
    });
    const text = drawn({}, alone).join('\n');
    for (const said of [
      '1  case closed',
      '1  line of evidence',
      '1  prediction m',
      '0  hints needed',
    ])
      expect(text).toContain(said);
    expect(text).not.toContain('Listened with');
  });

  test('very long titles and very many tools do not break out', () => {
    const long = certificate('x', {
      cases: Array.from({ length: 30 }, (_, at) => ({
        id: String(at),
        title: '長い'.repeat(at * 3),
        at: GRADUATED.at,
      })),
      commands: [
        'ss;ps;gdb;xxd;top;htop;diff;stat;strings;perf;time;wget;curl;openssl;strace;ltrace;lsof;dstat;iotop;fuser;netstat;pidstat',
      ],
    });
    for (const [columns, rows] of SIZES) {
      const lines = drawn({ columns, rows }, long);
      expect(new Set(lines.map(cells)).size).toBe(1);
      expect(lines.length).toBeLessThanOrEqual(rows);
      expect(lines.join('\n')).toMatch(/Listened with strace, ltrace, curl.*and \d+ more\./s);
    }
  });
});
