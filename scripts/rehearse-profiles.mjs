// Rehearses the course as three kinds of learners would meet it, one summary line each:
//   node scripts/rehearse-profiles.mjs [PLACE...] [--seeds N] [--twice]
// What it does stands in scripts/profiles/, in TypeScript, because it shares code with test/e2e/.
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const outfile = here('../node_modules/.cache/spy-school/rehearse-profiles.mjs');
await build({
  entryPoints: [here('profiles/main.ts')],
  outfile,
  bundle: true,
  packages: 'external',
  format: 'esm',
  platform: 'node',
  target: 'node20',
  logLevel: 'warning',
});
const { main } = await import(outfile);
process.exitCode = await main(process.argv.slice(2));
