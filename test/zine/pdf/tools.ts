import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterAll } from 'vitest';
import { z } from 'zod';

const folders: string[] = [];
afterAll(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true });
});

/** Puts a PDF where the tools find it. */
export async function fileOf(pdf: Buffer): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'spy-pdf-'));
  folders.push(folder);
  const file = join(folder, 'zine.pdf');
  await writeFile(file, pdf);
  return file;
}

/** Runs poppler or qpdf on a PDF; what it printed. */
export async function tool(command: string, ...args: string[]): Promise<string> {
  return (await execa(command, args)).stdout;
}

/** A word as it stands on its page: points from the top left corner. */
export interface Word {
  readonly text: string;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface WordPage {
  readonly width: number;
  readonly height: number;
  readonly words: readonly Word[];
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };

/** Every word of every page, with its box, in the order in which it was written. */
export async function wordsOf(file: string): Promise<WordPage[]> {
  const html = await tool('pdftotext', '-raw', '-bbox', file, '-');
  return [...html.matchAll(/<page width="([\d.]+)" height="([\d.]+)">(.*?)<\/page>/gs)].map(
    ([, width, height, inside = '']) => ({
      width: Number(width),
      height: Number(height),
      words: [
        ...inside.matchAll(
          /<word xMin="(.*?)" yMin="(.*?)" xMax="(.*?)" yMax="(.*?)">(.*?)<\/word>/g,
        ),
      ].map(([, left, top, right, bottom, text = '']) => ({
        text: text.replace(/&(\w+);/g, (whole, name: string) => ENTITIES[name] ?? whole),
        left: Number(left),
        top: Number(top),
        right: Number(right),
        bottom: Number(bottom),
      })),
    }),
  );
}

const qpdfJson = z.object({
  pagelabels: z.array(z.object({ index: z.number(), label: z.record(z.string(), z.unknown()) })),
  outlines: z.array(z.object({ title: z.string(), destpageposfrom1: z.number() })),
  qpdf: z.tuple([
    z.unknown(),
    z.record(
      z.string(),
      z.object({ value: z.unknown(), stream: z.object({ dict: z.unknown() }) }).partial(),
    ),
  ]),
});

/** What qpdf reads: labels, outline, and all objects with their keys. */
export async function structureOf(file: string) {
  const { pagelabels, outlines, qpdf } = qpdfJson.parse(
    JSON.parse(await tool('qpdf', '--json=2', file)),
  );
  const dictionaries = Object.values(qpdf[1]).flatMap(({ value }) => {
    const parsed = z.record(z.string(), z.unknown()).safeParse(value);
    return parsed.success ? [parsed.data] : [];
  });
  return { pagelabels, outlines, dictionaries };
}

/** A page as grey pixels, one a point, or more. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  /** 0 is black, 255 white. */
  readonly at: (x: number, y: number) => number;
}

export async function pictureOf(file: string, page: number, dpi = 72): Promise<Picture> {
  const at = ['-f', `${page}`, '-l', `${page}`, '-r', `${dpi}`];
  const { stdout } = await execa('pdftoppm', [...at, '-gray', file], { encoding: 'buffer' });
  const header = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(Buffer.from(stdout).toString('latin1', 0, 40));
  if (header === null) throw new Error('pdftoppm made no PGM');
  const [width, height] = [Number(header[1]), Number(header[2])];
  const pixels = stdout.subarray(header[0].length);
  return { width, height, at: (x, y) => pixels[y * width + x] ?? 255 };
}

/** The pixels that are not white, in points, as `x y`. */
export function inkIn(
  picture: Picture,
  where: (x: number, y: number) => boolean,
): [x: number, y: number][] {
  const found: [number, number][] = [];
  for (let y = 0; y < picture.height; y++)
    for (let x = 0; x < picture.width; x++)
      if (where(x, y) && picture.at(x, y) < 250) found.push([x, y]);
  return found;
}
