import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { CheckResult } from '../../src/author/zine-check.ts';
import { type ZineOptions, zine } from '../../src/commands/zine.ts';
import { resultText, summary } from '../../src/commands/zine-check.ts';
import { loadZine } from '../../src/zine/load.ts';
import { ZINE_FILES } from '../../src/zine/write.ts';
import { pageText, zineFolder } from '../zine/fixture.ts';

let root = '';
let remove = async () => {};
let folder = '';
let out = '';
beforeAll(async () => {
  const link = 'Words, “quoted” — and [a link](https://example.org/).';
  ({ root, remove } = await zineFolder({ 'pages/02-page-2.md': pageText('page-2', link) }));
});
afterAll(() => remove());

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'spy-zine-out-'));
  out = '';
  vi.stubEnv('LC_ALL', 'C.UTF-8');
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    out += String(text);
    return true;
  });
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

type Senseless = ZineOptions & { readonly page?: string };
const at = (name: string) => join(folder, name);
const ALL = Object.values(ZINE_FILES).sort();
const contents = () =>
  Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(at(name))]));

describe('spy-school zine without a terminal', () => {
  test('prints every page as text, or the one that was asked for', async () => {
    expect(await zine(undefined, { root })).toBe(0);
    for (const number of [1, 2, 3, 4])
      expect(out).toContain(`A page called page-${number} (page ${number} of 4)\n────`);
    expect(out).toContain('a link (https://example.org/)');
    expect(out).not.toContain('\x1b');
    expect(out.endsWith('Words.\n')).toBe(true);
    for (const name of ['3', 'page-3', ' PAGE-3 ']) {
      out = '';
      await zine(name, { root });
      expect(out).toMatch(/^A page called page-3 \(page 3 of 4\)\n─+\nWords\.\n$/);
    }
  });

  test('prints the mini zine, too', async () => {
    expect(await zine('mini', { root })).toBe(0);
    expect(out).toMatch(/^A page called mini-1 \(page 1 of 8\)\n/);
    expect(out).toContain('A page called mini-8 (page 8 of 8)');
    expect(out).not.toContain('page-1');
  });

  test('in ASCII where the locale knows nothing else', async () => {
    vi.stubEnv('LC_ALL', 'C');
    await zine('2', { root });
    expect(out).toMatch(/^[\x20-\x7e\n]*$/);
    expect(out).toContain('Words, "quoted" - and');
  });

  test('a page that is not there is answered with those that are', async () => {
    await expect(zine('page-22', { root })).rejects.toMatchObject({
      code: 'unknown-page',
      exitCode: 2,
      message: 'The zine has no page "page-22"; did you mean "page-2"?',
      remedy: 'Its pages are 1 page-1, 2 page-2, 3 page-3, 4 page-4, and mini.',
    });
    await expect(zine('0', { root })).rejects.toMatchObject({ code: 'unknown-page' });
    await expect(zine('\x1b[31m5', { root })).rejects.toThrow('no page "5"');
    expect(out).toBe('');
  });
});

describe('spy-school zine --out', () => {
  test('makes the folder, writes four files and says how to print', async () => {
    const inner = at('a/b');
    expect(await zine(undefined, { root, out: inner })).toBe(0);
    expect(readdirSync(inner).sort()).toEqual(ALL);
    expect(out.replace(inner, 'DIR')).toMatchInlineSnapshot(`
      "The zine is in DIR:
        spy-school-zine.pdf          to read on a screen
        spy-school-zine.html         the same as one web page
        spy-school-zine-booklet.pdf  to print: 1 sheet of A4, then fold and staple
        spy-school-zine-mini.pdf     one sheet, one side; its margin tells how to fold
      Print the booklet on both sides, flip on the short edge, scale 100 %.
      A printer for one side only: the odd pages, then the even ones on their backs.
      For letter paper: --paper letter.
      "
    `);
    for (const name of ALL.filter((each) => each.endsWith('.pdf')))
      expect(readFileSync(join(inner, name), 'latin1')).toMatch(/^%PDF-1\.\d\n[\s\S]*%%EOF\s*$/);
    expect(readFileSync(join(inner, ZINE_FILES.page), 'utf8')).toContain('<h1>');
  });

  test('the same again changes nothing; what differs is replaced by force alone', async () => {
    await zine(undefined, { root, out: folder });
    const before = contents();
    const written = statSync(at(ZINE_FILES.booklet)).mtimeMs;
    out = '';
    expect(await zine(undefined, { root, out: folder })).toBe(0);
    expect(out).toContain(', already, and just the same:');
    expect(statSync(at(ZINE_FILES.booklet)).mtimeMs).toBe(written);

    rmSync(at(ZINE_FILES.reading));
    writeFileSync(at(ZINE_FILES.mini), 'my own notes');
    await expect(zine(undefined, { root, out: folder })).rejects.toMatchObject({
      code: 'usage',
      exitCode: 2,
      message: `${at(ZINE_FILES.mini)} exists already, and differs.`,
      remedy: 'Choose another folder, or replace it with --force.',
    });
    expect(readFileSync(at(ZINE_FILES.mini), 'utf8')).toBe('my own notes');
    expect(existsSync(at(ZINE_FILES.reading))).toBe(false);

    expect(await zine(undefined, { root, out: folder, force: true })).toBe(0);
    expect(contents()).toEqual(before);
  });

  test('letter is another paper, and said so', async () => {
    await zine(undefined, { root, out: at('a4') });
    out = '';
    await zine(undefined, { root, out: at('letter'), paper: 'Letter' });
    expect(out).toContain('1 sheet of letter');
    expect(out).not.toContain('--paper letter');
    for (const name of [ZINE_FILES.booklet, ZINE_FILES.reading, ZINE_FILES.mini])
      expect(
        readFileSync(join(at('a4'), name)).equals(readFileSync(join(at('letter'), name))),
      ).toBe(false);
  });

  test.each([
    [{ out: 'x', paper: 'tabloid' }, 'There is no paper "tabloid" for the zine.', 'a4, letter'],
    [{ paper: 'a4' }, '--paper is for a zine that is written to files.', '--out DIR'],
    [{ force: true }, '--force is for a zine that is written to files.', '--out DIR'],
    [{ out: '' }, 'The folder to write into has no name.', '--out .'],
    [{ out: 'x', check: true }, 'One thing at a time: --out or --check.', 'Check it first'],
    [{ out: 'x', page: '3' }, 'The zine is written whole, not page 3 alone.', 'Leave out the page'],
    [{ out: 'x', page: '\x1b[1mme' }, 'The zine is written whole, not page me alone.', 'Leave out'],
  ])(
    'what makes no sense is said: %o',
    async ({ page, ...options }: Senseless, message, remedy) => {
      await expect(zine(page, { root, ...options })).rejects.toMatchObject({
        ...{ code: 'usage', exitCode: 2, message },
        remedy: expect.stringContaining(remedy),
      });
      expect(existsSync('x')).toBe(false);
    },
  );

  test('places that cannot be written are told, and nothing is left there', async () => {
    writeFileSync(at('file'), 'mine');
    for (const place of ['file', 'file/below'])
      await expect(zine(undefined, { root, out: at(place) })).rejects.toMatchObject({
        code: 'usage',
        message: `${at(place)} is a file, or lies in one.`,
      });
    expect(readFileSync(at('file'), 'utf8')).toBe('mine');
    await expect(zine(undefined, { root, out: '/proc/nobody/here' })).rejects.toMatchObject({
      code: 'usage',
      message: expect.stringContaining('Cannot make the folder /proc/nobody/here'),
    });
    mkdirSync(at(ZINE_FILES.page));
    await execa('mkfifo', [at(ZINE_FILES.mini)]);
    await expect(zine(undefined, { root, out: folder, force: true })).rejects.toThrow(
      /is a folder|not an ordinary file/,
    );
  });

  test('a page that is too full for the paper is named, and no folder made', async () => {
    const long = await zineFolder({
      'pages/03-page-3.md': pageText('page-3', 'Many words of little use. '.repeat(300)),
      'pages/04-page-4.md': pageText('page-4', 'Many words of little use. '.repeat(300)),
    });
    try {
      const told = zine(undefined, { root: long.root, out: at('new') });
      await expect(told).rejects.toThrow(/03-page-3\.md:1: .*\n.*04-page-4\.md:1: /);
      expect(readdirSync(folder)).toEqual([]);
    } finally {
      await long.remove();
    }
  });
});

describe('spy-school zine --check', () => {
  const file = '/zine/pages/01-page-1.md';
  const results: CheckResult[] = [
    { file, page: 'page-1', line: 3, command: 'true', verdict: 'true' },
    { file, page: 'page-1', line: 7, command: 'echo \\\n  a', verdict: 'false', why: 'a\nb' },
    { file, page: 'page-1', line: 9, command: 'perf', verdict: 'left-out', why: 'no perf' },
  ];

  test('says what is not true as it comes, and how each page did', async () => {
    const [, wrong, left] = results.map(resultText);
    expect(wrong).toBe(`${file}:7: not true here: echo \\\n    a\n    b\n`);
    expect(left).toBe(`${file}:9: left out: perf\n    no perf\n`);
    const whole = await loadZine(root);
    const pages = whole.pages.map((page) => (page.number === 1 ? { ...page, file } : page));
    const told = summary({ ...whole, pages, mini: [] }, results);
    expect(told).toContain('     1 A page called page-1: 1 true, 1 false, 1 left out\n');
    expect(told).toContain('     2 A page called page-2: nothing to run\n');
    expect(summary(whole, [])).toContain('mini 8 A page called mini-8: nothing to run\n');
    expect(told.trimEnd()).toMatch(/1 of 3 are not true on this machine\.$/);
    expect(summary({ ...whole, pages, mini: [] }, results.slice(0, 1))).toContain('All that could');
  });
});
