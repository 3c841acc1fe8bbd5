// Bundles src/start.ts into cli.js, all in one file (and lines.js, which reads a journal): what it can answer it answers at
// once. Both are CommonJS, which node starts sooner. Everything else is src/cli.ts: one small entry, main.mjs, and a chunk
// per command that is read only when it runs.
// node scripts/build.mjs [DIR]   (dist if left out)
import { chmod, cp, rename, rm, writeFile } from 'node:fs/promises';
import { build } from 'esbuild';
import { buildBoard } from './build-board.mjs';
import { copyFonts } from './build-fonts.mjs';
import { writeHelp } from './build-help.mjs';
import { writeNotices } from './build-notices.mjs';
import { COMMON_JS, lateParts, OWN_PLACE, plugins, restApart } from './build-plugins.mjs';
import { readyFiles } from './build-ready.mjs';
import { catalogOf, OTHERS } from './build-words.mjs';

const target = process.argv[2] ?? 'dist';
// Made beside it and then put in its place, so that nobody ever starts half a program.
const fresh = `${target}.new-${process.pid}`;
try {
  const ready = await readyFiles();
  const digests = Object.fromEntries(ready.map(({ name, digest }) => [name, digest]));
  const options = {
    outdir: fresh,
    bundle: true,
    minify: true,
    metafile: true,
    platform: 'node',
    target: 'node20',
    jsx: 'automatic',
    external: ['@lydell/*'],
    alias: {
      'react-devtools-core': './scripts/empty-module.mjs',
      'brotli/decompress.js': './scripts/node-brotli.mjs',
      'node:process': './scripts/global-process.cjs',
    },
    define: {
      'process.env.NODE_ENV': '"production"',
      READY_FILES: JSON.stringify(digests),
    },
    // All licences are in THIRD-PARTY.txt.
    legalComments: 'none',
    logLevel: 'warning',
  };
  const start = await build({
    ...options,
    entryPoints: { cli: 'src/start.ts', lines: 'src/journal/lines.ts' },
    format: 'cjs',
    define: { ...options.define, ...OWN_PLACE.define },
    banner: { js: `#!/usr/bin/env node\n${OWN_PLACE.banner}` },
    plugins: [restApart, lateParts, ...plugins],
  });
  const main = await build({
    ...options,
    entryPoints: { main: 'src/cli.ts' },
    format: 'esm',
    outExtension: { '.js': '.mjs' },
    splitting: true,
    banner: { js: COMMON_JS },
    plugins,
  });
  await writeFile(`${fresh}/package.json`, '{ "type": "commonjs" }\n');
  await chmod(`${fresh}/cli.js`, 0o755);
  const board = await buildBoard(`${fresh}/board`);
  await cp('src/lab/scripts', `${fresh}/scripts`, { recursive: true });
  await copyFonts(`${fresh}/fonts`);
  for (const language of OTHERS)
    await writeFile(`${fresh}/words.${language}.json`, catalogOf(language));
  for (const { name, text } of ready) await writeFile(`${fresh}/${name}`, text);
  try {
    writeHelp(fresh);
  } catch (error) {
    // Then the whole program puts it together, each time.
    console.error(`The help is not written down: ${error.message}`);
  }
  writeNotices([start.metafile, main.metafile, board], `${fresh}/THIRD-PARTY.txt`);
  await rm(target, { recursive: true, force: true });
  await rename(fresh, target);
} finally {
  await rm(fresh, { recursive: true, force: true });
}
