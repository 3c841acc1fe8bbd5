// Reads the course, and which page of the zine goes with which chapter, so that no start of the program has to. When what
// was read is believed says src/base/ready.ts.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { COMMON_JS } from './build-plugins.mjs';
import { OTHERS } from './build-words.mjs';

/** Which module makes which file, out of which folder. */
const READY = [
  ...['en', ...OTHERS].flatMap((language) => [
    course('course', 'courseMadeReady', language),
    course('outlines', 'outlinesMadeReady', language),
  ]),
  {
    module: 'zine/chapter-pages',
    name: 'papers.json',
    make: 'papersMadeReady',
    of: ['zine/pages'],
  },
];

function course(name, make, language) {
  const suffix = language === 'en' ? '' : `.${language}`;
  return { module: 'course/load', name: `${name}${suffix}.json`, make, of: ['chapters', language] };
}

/** The files, by name: what is to be written, and its digest. A course that is not valid is read when it is used. */
export async function readyFiles() {
  const scratch = await mkdtemp(join(tmpdir(), 'spy-ready-'));
  try {
    await build({
      entryPoints: [...new Set(READY.map(({ module }) => `src/${module}.ts`)), 'src/base/ready.ts'],
      outdir: scratch,
      outbase: 'src',
      outExtension: { '.js': '.mjs' },
      bundle: true,
      splitting: true,
      format: 'esm',
      platform: 'node',
      target: 'node20',
      banner: { js: COMMON_JS },
      logLevel: 'warning',
    });
    const { digestOf } = await import(pathToFileURL(join(scratch, 'base/ready.mjs')).href);
    const files = [];
    for (const { module, name, make, of } of READY) {
      const made = await import(pathToFileURL(join(scratch, `${module}.mjs`)).href);
      const text = await made[make](...of).catch((error) => {
        console.error(`${name} is left out: ${error.message}`);
      });
      if (text === undefined) continue;
      files.push({ name, text, digest: digestOf(Buffer.from(text)) });
    }
    return files;
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}
