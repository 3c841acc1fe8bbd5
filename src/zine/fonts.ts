import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Font, FontCollection } from 'fontkit';
import { packageRoot } from '../base/paths.ts';
import { FACES, type Face } from './marks.ts';
import { unpackWoff } from './sfnt.ts';

/** The zine's fonts: their measures, and the files for those who embed them. */
export interface Fonts {
  /** How wide a text is, kerning included, in points: exactly what pdfkit will make of it. */
  width(text: string, face: Face, size: number): number;
  /** How far the face reaches above the baseline, in points. */
  ascent(face: Face, size: number): number;
  /** How far it reaches below the baseline, in points, as a positive number. */
  descent(face: Face, size: number): number;
  /** The height of its small letters, in points. */
  xHeight(face: Face, size: number): number;
  /** Characters of the text that the face has no glyph for, each once. */
  missing(text: string, face: Face): string[];
  /** The font unpacked, a TrueType file: for a PDF. */
  bytes(face: Face): Uint8Array;
  /** The WOFF2 file: for a web page. */
  woff2(face: Face): Uint8Array;
}

interface FontFile {
  readonly package: string;
  /** The file's name, without its ending. */
  readonly file: string;
}

/** Which file is which face. The handwriting is Medium: Regular is too thin for text that is shrunk to A6. */
export const FONT_FILES: Readonly<Record<Face, FontFile>> = {
  hand: { package: 'shantell-sans', file: 'shantell-sans-latin-500-normal' },
  'hand-bold': { package: 'shantell-sans', file: 'shantell-sans-latin-700-normal' },
  lettering: { package: 'shantell-sans', file: 'shantell-sans-latin-800-normal' },
  mono: { package: 'comic-mono', file: 'comic-mono-latin-400-normal' },
  'mono-bold': { package: 'comic-mono', file: 'comic-mono-latin-700-normal' },
};

interface LoadedFace {
  readonly font: Font;
  readonly plain: Uint8Array;
  readonly woff2: Uint8Array;
}

/** Reads the five faces: beside the built program, or from the packages while developing. */
export async function loadFonts(root = packageRoot()): Promise<Fonts> {
  const { create } = await import('fontkit');
  const faces = new Map<Face, LoadedFace>();
  await Promise.all(
    FACES.map(async (face) => {
      const path = fontPath(root, FONT_FILES[face]);
      const [woff, woff2] = await Promise.all([
        readFile(`${path}.woff`),
        readFile(`${path}.woff2`),
      ]);
      const plain = unpackWoff(woff);
      faces.set(face, { font: single(create(plain)), plain, woff2 });
    }),
  );
  return new LoadedFonts(faces);
}

/** A face's file without its ending. */
function fontPath(root: string, { package: name, file }: FontFile): string {
  const built = join(root, 'dist/fonts', file);
  return existsSync(`${built}.woff`) && existsSync(`${built}.woff2`)
    ? built
    : join(root, 'node_modules/@fontsource', name, 'files', file);
}

function single(font: Font | FontCollection): Font {
  if ('fonts' in font) throw new Error('a font file holds one face, not a collection');
  return font;
}

class LoadedFonts implements Fonts {
  /** Widths of words, of size 1: the same words come again and again while a page is fitted. */
  private readonly widths = new Map<Face, Map<string, number>>();

  constructor(private readonly faces: ReadonlyMap<Face, LoadedFace>) {}

  width(text: string, face: Face, size: number): number {
    // pdfkit lays out word by word, each with the space after it: so does this.
    const words = text.match(/[^ \t]*[ \t]|[^ \t]+/g) ?? [];
    return words.reduce((sum, word) => sum + this.widthOfWord(word, face), 0) * size;
  }

  ascent(face: Face, size: number): number {
    const { font } = this.loaded(face);
    return (font.ascent / font.unitsPerEm) * size;
  }

  descent(face: Face, size: number): number {
    const { font } = this.loaded(face);
    return (-font.descent / font.unitsPerEm) * size;
  }

  xHeight(face: Face, size: number): number {
    const { font } = this.loaded(face);
    return (font.xHeight / font.unitsPerEm) * size;
  }

  missing(text: string, face: Face): string[] {
    const { font } = this.loaded(face);
    return [...new Set(text)].filter(
      (letter) => !font.hasGlyphForCodePoint(letter.codePointAt(0) ?? 0),
    );
  }

  bytes(face: Face): Uint8Array {
    return this.loaded(face).plain;
  }

  woff2(face: Face): Uint8Array {
    return this.loaded(face).woff2;
  }

  private widthOfWord(word: string, face: Face): number {
    const known = this.widths.get(face) ?? new Map<string, number>();
    this.widths.set(face, known);
    const width = known.get(word);
    if (width !== undefined) return width;
    const { font } = this.loaded(face);
    const measured = font.layout(word).advanceWidth / font.unitsPerEm;
    known.set(word, measured);
    return measured;
  }

  private loaded(face: Face): LoadedFace {
    const loaded = this.faces.get(face);
    if (loaded === undefined) throw new Error(`the face ${face} is not loaded`);
    return loaded;
  }
}
