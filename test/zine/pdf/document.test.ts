import { parseXml } from '@rgrove/parse-xml';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { FACES } from '../../../src/zine/marks.ts';
import { bookletPdf } from '../../../src/zine/pdf/booklet.ts';
import { miniPdf } from '../../../src/zine/pdf/mini.ts';
import { PAPERS } from '../../../src/zine/pdf/papers.ts';
import { readingPdf } from '../../../src/zine/pdf/reading.ts';
import { handmadeJob, THEME } from './leaves.ts';
import { fileOf, tool } from './tools.ts';

const KINDS = [
  { name: 'reading', make: readingPdf, leaves: 'zine', pages: 16 },
  { name: 'booklet', make: bookletPdf, leaves: 'zine', pages: 8 },
  { name: 'mini', make: miniPdf, leaves: 'mini', pages: 1 },
] as const;

const EACH = PAPERS.flatMap((paper) => KINDS.map((kind) => ({ paper, ...kind })));

/** Sizes as pdfinfo prints them. */
const SIZES = {
  a4: { reading: '419.53 x 595.28', booklet: '841.89 x 595.28', mini: '841.89 x 595.28' },
  letter: { reading: '396 x 612', booklet: '792 x 612', mini: '792 x 612' },
} as const;

afterEach(() => {
  vi.useRealTimers();
});

describe.each(EACH)('$name on $paper', ({ paper, name, make, leaves, pages }) => {
  const written = handmadeJob(paper, leaves).then(make).then(fileOf);

  test('is sound', async () => {
    // qpdf's exit status is 3 for a warning, 2 for an error: either throws.
    expect(await tool('qpdf', '--check', await written)).toContain('No syntax or stream encoding');
  });

  test('has its pages, their size, and says what it is', async () => {
    const info = await tool('pdfinfo', await written);
    expect(info).toMatch(new RegExp(`^Pages: +${pages}$`, 'm'));
    expect(info).toMatch(new RegExp(`^Page size: +${SIZES[paper][name]} pts`, 'm'));
    expect(info).toMatch(/^Title: +Spies & <friends>$/m);
    expect(info).toMatch(/^Author: +A\. Spy$/m);
    expect(info).toMatch(/^Keywords: +strace, /m);
    expect(info).toMatch(/^Subject: +\w/m);
    expect(info).toMatch(/^PDF version: +1\.7$/m);
    expect(info).toMatch(new RegExp(`^Tagged: +${name === 'reading' ? 'yes' : 'no'}$`, 'm'));
  });

  test('its XML metadata is XML, whatever is in the title', async () => {
    const metadata = parseXml(await tool('pdfinfo', '-meta', await written));
    expect(metadata.text).toContain(THEME.title);
  });

  test('embeds the five faces, only the letters that are used, and what they mean', async () => {
    const rows = (await tool('pdffonts', await written)).split('\n').slice(2);
    expect(rows).toHaveLength(FACES.length);
    for (const row of rows)
      expect(row).toMatch(/^[A-Z]{6}\+(ShantellSans|ComicMono).* yes yes yes /);
  });

  test('is the same, byte for byte, on any day; other words make another file', async () => {
    const on = async (day: string, title = THEME.title): Promise<Buffer> => {
      vi.useFakeTimers({ toFake: ['Date'], now: new Date(day) });
      const job = await handmadeJob(paper, leaves);
      return await make({ ...job, about: { ...job.about, title } });
    };
    const first = await on('2027-01-01T00:00:00Z');
    expect((await on('2031-12-31T23:59:59Z')).equals(first)).toBe(true);
    const [id, otherId] = [first, await on('2027-01-01T00:00:00Z', 'Another')].map(idOf);
    expect(id).toMatch(/^[0-9a-f]{32}$/);
    expect(otherId).not.toBe(id);
  });
});

/** The identifier in a file's trailer. */
function idOf(pdf: Buffer): string {
  return /\/ID \[<(\w+)> <\1>\]/.exec(pdf.toString('latin1'))?.[1] ?? 'none';
}
