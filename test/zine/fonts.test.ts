import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import * as fontkit from 'fontkit';
import PDFDocument from 'pdfkit';
import { describe, expect, test } from 'vitest';
import { packageRoot } from '../../src/base/paths.ts';
import { loadFonts } from '../../src/zine/fonts.ts';
import { FACES } from '../../src/zine/marks.ts';

const fonts = await loadFonts();

describe('the five faces', () => {
  test.each(FACES)('%s measures text as pdfkit does, kerning included', (face) => {
    const document = new PDFDocument();
    document.registerFont(face, Buffer.from(fonts.bytes(face)));
    document.font(face);
    for (const text of [
      '',
      'AV To Wa. "fi" ffl',
      'strace -f -e trace=openat ./parrot',
      'a  b ',
      'x\ty',
    ])
      for (const size of [7, 13.5])
        expect(fonts.width(text, face, size)).toBeCloseTo(
          document.fontSize(size).widthOfString(text),
          6,
        );
  });

  test('kerning counts: two letters together are not as wide as one by one', () => {
    const apart = fonts.width('T', 'hand', 100) + fonts.width('o', 'hand', 100);
    expect(Math.abs(fonts.width('To', 'hand', 100) - apart)).toBeGreaterThan(1);
  });

  test.each(FACES)('%s is a plain font and a WOFF2 of the same letters', (face) => {
    const plain = fontkit.create(Buffer.from(fonts.bytes(face)));
    const woff2 = fontkit.create(Buffer.from(fonts.woff2(face)));
    if ('fonts' in plain || 'fonts' in woff2) throw new Error('one face each');
    expect([plain.type, woff2.type]).toEqual(['TTF', 'WOFF2']);
    expect(woff2.characterSet).toEqual(plain.characterSet);
  });

  test('a heavier face is wider, a typewriter writes all letters alike', () => {
    expect(fonts.width('lettering', 'lettering', 12)).toBeGreaterThan(
      fonts.width('lettering', 'hand', 12),
    );
    expect(fonts.width('iiii', 'mono', 12)).toBeCloseTo(fonts.width('WWWW', 'mono', 12));
  });

  test.each(FACES)('%s reaches above and below its line by its own measures', (face) => {
    expect(fonts.ascent(face, 10)).toBeGreaterThan(fonts.xHeight(face, 10));
    expect(fonts.xHeight(face, 10)).toBeGreaterThan(3);
    expect(fonts.descent(face, 10)).toBeGreaterThan(1);
    expect(fonts.ascent(face, 20)).toBeCloseTo(2 * fonts.ascent(face, 10));
  });

  test('letters without a glyph are named, each once, whole', () => {
    expect(fonts.missing('Plain words: "é", 100 % — fine', 'hand')).toEqual([]);
    expect(fonts.missing('猫 and 🦉, 猫 again', 'hand')).toEqual(['猫', '🦉']);
    expect(fonts.missing('猫', 'mono')).toEqual(['猫']);
  });
});

test('the build puts every face beside the program, with its licence, and they are read from there', async () => {
  const root = await mkdtemp(join(tmpdir(), 'spy-fonts-'));
  try {
    const script = `import { copyFonts } from './scripts/build-fonts.mjs'; await copyFonts(process.argv[1]);`;
    const folder = join(root, 'dist/fonts');
    await execa('node', ['--input-type=module', '--eval', script, folder], { cwd: packageRoot() });
    // Nothing else is there to be read: a face that was not copied would be missed here.
    const built = await loadFonts(root);
    for (const face of FACES) {
      expect(Buffer.compare(built.bytes(face), fonts.bytes(face))).toBe(0);
      expect(Buffer.compare(built.woff2(face), fonts.woff2(face))).toBe(0);
    }
    expect(await readFile(join(folder, 'shantell-sans-LICENSE'), 'utf8')).toContain(
      'SIL Open Font License',
    );
    expect(await readFile(join(folder, 'comic-mono-LICENSE'), 'utf8')).toContain('MIT License');
  } finally {
    await rm(root, { recursive: true });
  }
});
