import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { packageRoot } from '../../src/base/paths.ts';
import { newFolder } from '../e2e/program.ts';

/** Bundles a program of the tests as the school is bundled, beside the course; returns its file. */
export async function built(source: string): Promise<string> {
  const root = packageRoot();
  const folder = newFolder();
  for (const part of ['chapters', 'mysteries', 'node_modules', 'package.json'])
    symlinkSync(join(root, part), join(folder, part));
  mkdirSync(join(folder, 'dist'));
  await build({
    entryPoints: { program: source },
    outdir: join(folder, 'dist'),
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    jsx: 'automatic',
    external: ['@lydell/*'],
    alias: { 'react-devtools-core': join(root, 'scripts/empty-module.mjs') },
    define: { 'process.env.NODE_ENV': '"production"' },
    banner: {
      js: "import { createRequire as __createRequire } from 'node:module'; import { fileURLToPath as __fileURLToPath } from 'node:url'; const require = __createRequire(import.meta.url); const __filename = __fileURLToPath(import.meta.url);",
    },
    logLevel: 'warning',
  });
  return join(folder, 'dist/program.js');
}
