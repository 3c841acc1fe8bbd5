// Rehearses the course as three kinds of learners would meet it, one summary line each:
//   node scripts/rehearse-profiles.mjs [PLACE...] [--seeds N] [--twice]
// What it does stands in scripts/profiles/, in TypeScript, because it shares code with test/e2e/.
import { fileURLToPath } from 'node:url';
import { bundled } from './bundled.mjs';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const outdir = here('../node_modules/.cache/spy-school/profiles');
await bundled([here('profiles/main.ts')], outdir);
const { main } = await import(`${outdir}/main.mjs`);
process.exitCode = await main(process.argv.slice(2));
