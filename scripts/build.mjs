// Bundles src/cli.ts: one small entry, and a chunk per command that is read only when it runs.
// node scripts/build.mjs [DIR]   (dist if left out)
import { chmod, cp, rename, rm } from 'node:fs/promises';
import { build } from 'esbuild';
import { buildBoard } from './build-board.mjs';
import { copyFonts } from './build-fonts.mjs';

const target = process.argv[2] ?? 'dist';
// Made beside it and then put in its place, so that nobody ever starts half a program.
const fresh = `${target}.new-${process.pid}`;
try {
  await build({
    entryPoints: { cli: 'src/cli.ts' },
    outdir: fresh,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    jsx: 'automatic',
    external: ['@lydell/*'],
    alias: {
      'react-devtools-core': './scripts/empty-module.mjs',
      'brotli/decompress.js': './scripts/node-brotli.mjs',
    },
    define: { 'process.env.NODE_ENV': '"production"' },
    banner: {
      js: "#!/usr/bin/env node\nimport { createRequire as __createRequire } from 'node:module'; import { fileURLToPath as __fileURLToPath } from 'node:url'; const require = __createRequire(import.meta.url); const __filename = __fileURLToPath(import.meta.url);",
    },
    logLevel: 'warning',
  });
  await chmod(`${fresh}/cli.js`, 0o755);
  await buildBoard(`${fresh}/board`);
  await cp('src/lab/scripts', `${fresh}/scripts`, { recursive: true });
  await copyFonts(`${fresh}/fonts`);
  await rm(target, { recursive: true, force: true });
  await rename(fresh, target);
} finally {
  await rm(fresh, { recursive: true, force: true });
}
