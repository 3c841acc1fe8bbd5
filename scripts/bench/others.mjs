// Two workshops of the same kind, fetched from npm for the time of a run, to stand beside.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readlinkSync, statSync } from 'node:fs';
import { join } from 'node:path';

const NAMES = ['learnyounode', 'stream-adventure'];

/** Those that could be installed below `scratch`: their names, what to start, packages and megabytes on the disk. */
export function otherWorkshops(scratch) {
  return NAMES.flatMap((name) => {
    const folder = join(scratch, name);
    const installed = install(folder, name);
    if (installed === undefined) {
      console.error(`${name} could not be installed, so it is not compared with.`);
      return [];
    }
    const bin = join(folder, 'node_modules/.bin', name);
    const home = join(folder, 'home');
    mkdirSync(home);
    return [
      { name, bin: join(folder, 'node_modules/.bin', readlinkSync(bin)), home, ...installed },
    ];
  });
}

/** Installs a package (or a tarball of one) into a folder: how many packages that makes, and their megabytes. */
export function install(folder, what) {
  mkdirSync(folder, { recursive: true });
  const args = ['install', '--prefix', folder, '--no-audit', '--no-fund', '--loglevel=error', what];
  if (spawnSync('npm', args, { stdio: ['ignore', 'ignore', 'inherit'] }).status !== 0)
    return undefined;
  const modules = join(folder, 'node_modules');
  const files = readdirSync(modules, { recursive: true, withFileTypes: true });
  const packages = files.filter(
    ({ name, parentPath }) =>
      name === 'package.json' && /node_modules\/(?:@[^/]+\/)?[^/]+$/.test(parentPath),
  ).length;
  const bytes = files
    .filter((each) => each.isFile())
    .reduce((sum, { name, parentPath }) => sum + statSync(join(parentPath, name)).size, 0);
  return { packages, megabytes: bytes / 1e6 };
}
