// A room under load: real servers, real links of learners, all of them processes of their own. What it does stands
// in room/, in TypeScript, because it shares code with test/room/.
import { loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';
import { bundled } from '../bundled.mjs';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const cache = here('../../node_modules/.cache/spy-school/');

/**
 * Gives `row` rows {what, measured, goal}; returns what went wrong with events, a sentence each. Takes about eight
 * minutes, or with `short` half of one, and then its figures say nothing.
 */
export async function room(cli, row, { short = false } = {}) {
  const outdir = `${cache}bench-room`;
  await bundled(
    ['main', 'crowd', 'board'].map((part) => here(`room/${part}.ts`)),
    outdir,
  );
  row({
    what: 'load of the machine before the room',
    measured: loadavg()[0].toFixed(1),
    goal: 'below 1: else it was not idle',
  });
  const { measure } = await import(`${outdir}/main.mjs`);
  return measure({
    cli,
    short,
    row,
    crowd: `${outdir}/crowd.mjs`,
    board: `${outdir}/board.mjs`,
    keep: `${cache}bench-rooms`,
  });
}
