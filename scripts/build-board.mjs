// Bundles src/board/web/ into board.html, board.js and board.css: all that the web board ever loads.
// node scripts/build-board.mjs DIR [--analyze]   (by itself, for tests)
import { cp, mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { analyzeMetafile, build } from 'esbuild';

const ROOT = fileURLToPath(new URL('../', import.meta.url));

/** zod brings fifty languages for its messages, half of the bundle; the board shows none of them. */
const oneLanguage = {
  name: 'one-language',
  setup({ onResolve, resolve }) {
    onResolve({ filter: /^\.\.\/locales\/index\.js$/ }, ({ resolveDir, kind }) =>
      resolve('../locales/en.js', { resolveDir, kind }),
    );
  },
};

/** Builds the board into a folder; returns what esbuild knows about the bundle. */
export async function buildBoard(folder) {
  await mkdir(folder, { recursive: true });
  const { metafile } = await build({
    absWorkingDir: ROOT,
    entryPoints: [
      { in: 'src/board/web/main.tsx', out: 'board' },
      { in: 'src/board/web/style/board.css', out: 'board' },
    ],
    outdir: folder,
    bundle: true,
    minify: true,
    metafile: true,
    format: 'esm',
    platform: 'browser',
    target: ['chrome111', 'firefox113', 'safari16.4'],
    jsx: 'automatic',
    define: { 'process.env.NODE_ENV': '"production"' },
    plugins: [oneLanguage],
    legalComments: 'none',
    logLevel: 'warning',
  });
  await cp(`${ROOT}src/board/web/board.html`, `${folder}/board.html`);
  return metafile;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [folder, analyze] = process.argv.slice(2);
  if (folder === undefined) throw new Error('node scripts/build-board.mjs DIR [--analyze]');
  const metafile = await buildBoard(folder);
  if (analyze) console.log(await analyzeMetafile(metafile));
}
