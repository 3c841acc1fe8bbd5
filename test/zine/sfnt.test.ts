import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { create } from 'fontkit';
import { describe, expect, test } from 'vitest';
import { packageRoot } from '../../src/base/paths.ts';
import { FONT_FILES } from '../../src/zine/fonts.ts';
import { FACES } from '../../src/zine/marks.ts';
import { unpackWoff } from '../../src/zine/sfnt.ts';

describe('unpacking a WOFF file', () => {
  test.each(FACES)('%s: the same font, as a plain file', (face) => {
    const { package: name, file } = FONT_FILES[face];
    const path = `node_modules/@fontsource/${name}/files/${file}.woff`;
    const woff = readFileSync(join(packageRoot(), path));
    const plain = unpackWoff(woff);
    const [before, after] = [create(woff), create(plain)];
    if ('fonts' in before || 'fonts' in after) return expect.fail('a collection');
    expect(after.postscriptName).toBe(before.postscriptName);
    expect(after.numGlyphs).toBe(before.numGlyphs);
    expect(after.characterSet).toEqual(before.characterSet);
    const text = 'AVATAR, “office” fly = 3';
    const shaped = [before, after].map((font) =>
      font.layout(text).glyphs.map(({ id, path }) => [id, path.toSVG()]),
    );
    expect(shaped[1]).toEqual(shaped[0]);
    // What the WOFF file says that it unpacks to.
    expect(plain.length).toBe(woff.readUInt32BE(16));
  });

  test('another file is refused', () => {
    expect(() => unpackWoff(Buffer.from('wOF2 and more'))).toThrow('not a WOFF file');
  });
});
