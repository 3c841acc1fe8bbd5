import { build } from 'esbuild';

/**
 * Bundles TypeScript that scripts share with src/ and test/, so that node can import it: `entryPoints` into `outdir`,
 * each as NAME.mjs.
 */
export async function bundled(entryPoints, outdir) {
  await build({
    entryPoints,
    outdir,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    packages: 'external',
    format: 'esm',
    platform: 'node',
    target: 'node20',
    logLevel: 'warning',
  });
}
