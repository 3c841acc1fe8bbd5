// What it takes to fetch the school: the tarball as npm packs it, and what is installed with it.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { install } from './others.mjs';

/** Rows of the benchmark's table; `others` are the workshops to stand beside. */
export function packageSize(scratch, others) {
  const packed = execFileSync(
    'npm',
    ['pack', '--json', '--ignore-scripts', '--pack-destination', scratch],
    {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    },
  );
  const [{ filename, size }] = JSON.parse(packed);
  const own = install(join(scratch, 'packed'), join(scratch, filename));
  const told = ({ packages, megabytes }) => `${packages} packages, ${megabytes.toFixed(1)} MB`;
  return [
    { what: 'download of the package', measured: `${(size / 1e6).toFixed(2)} MB`, goal: '3 MB' },
    {
      what: 'installed with it',
      measured: own === undefined ? 'could not be installed' : told(own),
      goal: '6 packages',
    },
    ...others.map((other) => ({ what: `  ${other.name}`, measured: told(other), goal: '' })),
  ];
}
