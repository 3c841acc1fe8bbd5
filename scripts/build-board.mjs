// Bundles src/board/web/ into board.html, board.js and board.css (and board.fr.html with words.fr.js in French): all that
// the web board ever loads.
// node scripts/build-board.mjs DIR [--analyze]   (by itself, for tests)
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { analyzeMetafile, build } from 'esbuild';
import { catalogOf, OTHERS } from './build-words.mjs';

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

/** What board.html itself says, in other languages. */
const WITHOUT_SCRIPTS = {
  fr: 'Le tableau a besoin de JavaScript. Celui du terminal montre la même chose.',
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
  const page = await readFile(`${ROOT}src/board/web/board.html`, 'utf8');
  await writeFile(`${folder}/board.html`, page);
  // What the page's first script is in another language: the words, laid out as src/words/speak.ts does it.
  for (const language of OTHERS) {
    const spoken = `{ language: '${language}', catalog: ${catalogOf(language)} }`;
    await writeFile(`${folder}/words.${language}.js`, `globalThis.SPY_SCHOOL_WORDS = ${spoken};\n`);
    const words = `<script src="/assets/words.${language}.js"></script>\n    `;
    const other = page
      .replace('lang="en"', `lang="${language}"`)
      .replace(/(<noscript>).*(<\/noscript>)/, `$1${WITHOUT_SCRIPTS[language]}$2`)
      .replace('<script type="module"', `${words}<script type="module"`);
    await writeFile(`${folder}/board.${language}.html`, other);
  }
  return metafile;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [folder, analyze] = process.argv.slice(2);
  if (folder === undefined) throw new Error('node scripts/build-board.mjs DIR [--analyze]');
  const metafile = await buildBoard(folder);
  if (analyze) console.log(await analyzeMetafile(metafile));
}
