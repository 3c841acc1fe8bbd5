import { describe, expect, test } from 'vitest';
import { layoutMarkdown, plainText, type Span } from '../../src/markdown/layout.ts';
import { cells } from '../../src/markdown/width.ts';

const UNICODE = { unicode: true, hyperlinks: false };
const ASCII = { unicode: false, hyperlinks: false };

function rows(markdown: string, width = 40, options = UNICODE): string[] {
  return layoutMarkdown(markdown, width, options).map((line) => plainText(line).trimEnd());
}

function spans(markdown: string, options = UNICODE): Span[] {
  return layoutMarkdown(markdown, 60, options).flatMap((line) => [...line.spans]);
}

function spanOf(markdown: string, text: string, options = UNICODE): Span {
  const found = spans(markdown, options).find((span) => span.text.includes(text));
  if (found === undefined) throw new Error(`no span with ${text} in ${markdown}`);
  return found;
}

describe('running text', () => {
  test('wraps at spaces, joins soft line ends and keeps a blank line between paragraphs', () => {
    expect(rows('one two\nthree four five\n\nsix', 14)).toEqual([
      'one two three',
      'four five',
      '',
      'six',
    ]);
  });

  test('a hard line end stays', () => {
    expect(rows('one  \ntwo\\\nthree<br>four')).toEqual(['one', 'two', 'three', 'four']);
  });

  test('breaks a word only when it is wider than a line, and loses nothing of it', () => {
    const word = 'a'.repeat(50);
    expect(rows(`see ${word} there`, 20)).toEqual([
      'see',
      'a'.repeat(20),
      'a'.repeat(20),
      `${'a'.repeat(10)} there`,
    ]);
  });

  test('a word that changes its style in the middle is not broken there', () => {
    expect(rows('aaaa bbb**ccc**ddd', 12)).toEqual(['aaaa', 'bbbcccddd']);
  });

  test('Chinese and Japanese break between characters, not before closing marks', () => {
    expect(rows('日本語日本語日本語日、本', 20)).toEqual(['日本語日本語日本語', '日、本']);
    expect(rows('漢字かな'.repeat(4), 20)).toEqual(['漢字かな漢字かな漢字', 'かな漢字かな']);
  });

  test('emoji with modifiers and combining marks count as people see them', () => {
    expect(rows('👩‍👩‍👧‍👦 e\u0301e\u0301e\u0301 👍🏽', 20)).toEqual([
      '👩‍👩‍👧‍👦 e\u0301e\u0301e\u0301 👍🏽',
    ]);
    expect(rows('👩‍👩‍👧‍👦'.repeat(11), 20)).toEqual(['👩‍👩‍👧‍👦'.repeat(10), '👩‍👩‍👧‍👦']);
  });

  test.each([
    ['©™↔☑▪▶♀✔ℹ', 9],
    ['❤️1️⃣', 4],
    ['│─┼•✓↳…é', 8],
    ['日本', 4],
    ['👩‍👩‍👧‍👦👍🏽', 4],
  ])('%s takes %i cells, as a terminal draws it', (text, size) => {
    expect(cells(text)).toBe(size);
  });

  test('styles nest', () => {
    expect(spanOf('**a *b* c**', 'b').style).toEqual({ bold: true, italic: true });
    expect(spanOf('~~x~~', 'x').style).toEqual({ strike: true });
    expect(spanOf('call `open  at` now', 'open').text).toBe('open  at');
    expect(spanOf('call `openat` now', 'openat').style).toEqual({ color: 'code' });
    expect(spanOf('# Big', 'Big').style).toEqual({ bold: true, color: 'accent' });
    expect(spanOf('### Small', 'Small').style).toEqual({ bold: true });
  });

  test('entities are resolved in words and left alone in code', () => {
    expect(rows('a &lt;b&gt; &amp; &#65;&#x42; &unknown; `&lt;`')).toEqual([
      'a <b> & AB &unknown; &lt;',
    ]);
  });
});

describe('what could harm a terminal', () => {
  test('escape sequences, control characters and direction overrides never come through', () => {
    const hostile =
      'a\u001b[31mb\u0007c \u202eevil &#27;[2J &#x9b;1m `\u001b]0;t\u0007x` [l](https://e.org/\u001b[1m)\n\n```sh\necho \u001b[2J\r\n```';
    const text = layoutMarkdown(hostile, 60, UNICODE).map(plainText).join('\n');
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/);
    expect(text).toContain('evil');
  });

  test('only web and mail addresses become links', () => {
    expect(spanOf('[x](https://example.org/a)', 'x').style.href).toBe('https://example.org/a');
    expect(spanOf('[x](mailto:a@example.org)', 'x').style.href).toBe('mailto:a@example.org');
    for (const address of ['javascript:alert(1)', 'file:///etc/passwd', '#step', 'https://'])
      expect(spanOf(`[x](${address})`, 'x').style.href).toBeUndefined();
  });

  test('markup is dropped, its words and unknown tags are shown, scripts and comments are not', () => {
    expect(rows('Press <kbd>F2</kbd> or strace -p <pid> <!-- not me -->')).toEqual([
      'Press F2 or strace -p <pid>',
    ]);
    expect(rows('<p>shown</p>\n\n<script>\nevil()\n</script>\n\n<!-- gone -->')).toEqual(['shown']);
  });

  test.each(['', '\n\n', '```', '|', '[', '![](', '<', '&#x;', '- ', '>', '\t', '[a]: b', '<!--'])(
    'odd input %j is laid out',
    (text) => {
      expect(Array.isArray(layoutMarkdown(text, 40, UNICODE))).toBe(true);
    },
  );
});

describe('links and images', () => {
  test('the address follows where a terminal cannot link, unless it is the text', () => {
    expect(rows('[zine](https://e.org/z) <https://e.org/q> <a@e.org>', 60)).toEqual([
      'zine (https://e.org/z) https://e.org/q a@e.org',
    ]);
    expect(rows('[zine](https://e.org/z)', 60, { unicode: true, hyperlinks: true })).toEqual([
      'zine',
    ]);
    expect(rows('[there](#step)')).toEqual(['there']);
  });

  test('an image is its description', () => {
    expect(rows('![a *black* box](x.png) ![](y.png)')).toEqual(['a black box image']);
  });
});

describe('lists', () => {
  test('nest, number from their start, align numbers and hang', () => {
    expect(
      rows('9. nine\n10. ten words that wrap here\n    - in\n      - deep\n        - deeper', 24),
    ).toEqual([
      ' 9. nine',
      '10. ten words that wrap',
      '    here',
      '    ◦ in',
      '      ▪ deep',
      '        • deeper',
    ]);
  });

  test('a bullet list inside a list, and ASCII', () => {
    expect(rows('- a\n  - b\n    - c\n', 20, ASCII)).toEqual(['* a', '  - b', '    + c']);
  });

  test('tasks show their box', () => {
    expect(rows('- [ ] open\n- [x] done')).toEqual(['[ ] open', '[✓] done']);
    expect(rows('- [ ] open\n- [x] done', 40, ASCII)).toEqual(['[ ] open', '[x] done']);
    expect(rows('- [ ] open\n\n- [x] done')).toEqual(['[ ] open', '', '[✓] done']);
  });

  test('loose items keep their distance, and code stands inside its item', () => {
    expect(rows('- a\n\n- b\n\n  ```sh\n  ls\n  ```')).toEqual(['• a', '', '• b', '', '    │ ls']);
  });
});

describe('code', () => {
  test('has a bar; long lines go on after a mark; blanks and tabs are kept', () => {
    expect(rows('```text\na  b\n\n\tx\n0123456789012345678901234567890\n```', 24)).toEqual([
      '  │ a  b',
      '  │',
      '  │         x',
      '  │ 01234567890123456789',
      '  │ ↳ 01234567890',
    ]);
    expect(rows('    indented', 30, ASCII)).toEqual(['  | indented']);
  });

  test('nothing of a long line is lost, whatever is in it', () => {
    const code = `echo "${'日本 x'.repeat(20)}" | tr a b`;
    const shown = layoutMarkdown(`\`\`\`sh\n${code}\n\`\`\``, 30, UNICODE)
      .map((line) => plainText(line).replace(/^ {2}│ (↳ )?/, ''))
      .join('');
    expect(shown).toBe(code);
  });

  test.each([
    ['sh', 'if true; then echo "hi"; fi', 'if', 'keyword'],
    ['bash', 'echo "hi"', '"hi"', 'string'],
    ['c', 'return 42;', '42', 'number'],
    ['python', 'def f(): # why', '# why', 'comment'],
    ['json', '{"a": true}', 'true', 'keyword'],
    ['console', '$ echo "hi"\nhi', '"hi"', 'string'],
  ] as const)('%s is coloured', (language, code, text, color) => {
    const fenced = `\`\`\`${language}\n${code}\n\`\`\``;
    expect(spanOf(fenced, text).style.color).toBe(color);
  });

  test('what a session printed and unknown languages stay plain', () => {
    expect(spanOf('```console\n$ ls\nif "x"\n```', 'if "x"').style).toEqual({});
    expect(spanOf('```brainfog\nif "x"\n```', 'if "x"').style).toEqual({});
  });

  test('attributes in the info string do not matter', () => {
    expect(spanOf('```sh title=x\necho "hi"\n```', '"hi"').style.color).toBe('string');
  });
});

describe('tables, quotes and rules', () => {
  const table =
    '| call | means |\n|:--|--:|\n| `open` | opens a file by its name |\n| read | reads |';

  test('a table that fits', () => {
    expect(rows(table, 60)).toEqual([
      `call │ ${'means'.padStart(24)}`,
      `─────┼─${'─'.repeat(24)}`,
      'open │ opens a file by its name',
      `read │ ${'reads'.padStart(24)}`,
    ]);
  });

  test('a table that does not fit wraps its cells; ASCII', () => {
    expect(rows(table, 20, ASCII)).toEqual([
      'call |         means',
      '-----+--------------',
      'open |  opens a file',
      '     |   by its name',
      'read |         reads',
    ]);
  });

  test('a table without room for columns becomes lines', () => {
    const wide = `| ${Array.from({ length: 8 }, (_, i) => `head${i}`).join(' | ')} |\n|${'--|'.repeat(8)}\n| ${'value | '.repeat(8)}`;
    expect(rows(wide, 20).slice(0, 2)).toEqual(['head0: value', 'head1: value']);
  });

  test('quotes have a bar and nest', () => {
    expect(rows('> one\n>\n> > two')).toEqual(['▎ one', '▎', '▎ ▎ two']);
    expect(rows('> one', 40, ASCII)).toEqual(['> one']);
  });

  test('a rule is as wide as the text', () => {
    expect(rows('---', 20)).toEqual(['─'.repeat(20)]);
    expect(rows('---', 20, ASCII)).toEqual(['-'.repeat(20)]);
  });
});

describe('whatever is in it', () => {
  const everything = [
    '# Heading with a [link](https://example.org/very/long/address/that/does/not/fit/anywhere)',
    `${'- '.repeat(15)}deep ${'word '.repeat(20)}`,
    `${'> '.repeat(15)}deep quote ${'日本語'.repeat(20)}`,
    `1. one\n${Array.from({ length: 12 }, (_, depth) => `${'   '.repeat(depth + 1)}1. item ${depth}`).join('\n')}`,
    `| ${'日本語 | '.repeat(4)}\n|${'--|'.repeat(4)}\n| ${'wordwordword `code` | '.repeat(4)}`,
    `\`\`\`python\nprint("${'x'.repeat(300)}") # 👩‍👩‍👧‍👦\n\t\tx\n\`\`\``,
    `${'x'.repeat(500)}👩‍👩‍👧‍👦${'é'.repeat(100)}`,
    '<div>\n<b>bold</b>\n</div>',
  ].join('\n\n');

  test.each([20, 21, 24, 33, 40, 78, 80, 200])('no line is wider than %i cells', (width) => {
    for (const options of [UNICODE, ASCII]) {
      const wide = layoutMarkdown(everything, width, options)
        .map(plainText)
        .filter((line) => cells(line) > width);
      expect(wide).toEqual([]);
    }
  });

  test('nothing but ASCII is drawn without UTF-8', () => {
    const plain = everything.replace(/[^\x00-\x7f]+/g, 'x');
    expect(rows(plain, 40, ASCII).join('\n')).toMatch(/^[\x20-\x7e\n]*$/);
  });

  test('a very small width still shows every letter', () => {
    expect(rows('abc', 1).join('')).toBe('abc');
  });
});
