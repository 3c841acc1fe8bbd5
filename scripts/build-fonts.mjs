// Puts the zine's fonts beside the program: WOFF for the PDFs, WOFF2 for the web page, and their licences.
import { cp, mkdir } from 'node:fs/promises';

/** The faces that src/zine/fonts.ts reads, by package. */
const FACES = {
  'shantell-sans': ['latin-500-normal', 'latin-700-normal', 'latin-800-normal'],
  'comic-mono': ['latin-400-normal', 'latin-700-normal'],
};

/** Copies them into a folder. */
export async function copyFonts(target) {
  await mkdir(target, { recursive: true });
  for (const [name, faces] of Object.entries(FACES)) {
    const from = `node_modules/@fontsource/${name}`;
    await cp(`${from}/LICENSE`, `${target}/${name}-LICENSE`);
    for (const face of faces)
      for (const ending of ['woff', 'woff2'])
        await cp(`${from}/files/${name}-${face}.${ending}`, `${target}/${name}-${face}.${ending}`);
  }
}
