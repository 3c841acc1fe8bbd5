import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { findOn } from '../base/search-path.ts';

/** The package managers that the tool table knows, in the order in which they are looked for. */
export const MANAGERS = ['apt', 'dnf', 'pacman', 'zypper', 'apk'] as const;
export type Manager = (typeof MANAGERS)[number];

const PROGRAM: Readonly<Record<Manager, string>> = {
  apt: 'apt-get',
  dnf: 'dnf',
  pacman: 'pacman',
  zypper: 'zypper',
  apk: 'apk',
};

/** How to become root: not needed, by a program, or not at all. */
export type Rise = 'root' | 'sudo' | 'doas' | 'none';

/** What installs a set of packages, in order: each step is a program with its arguments. */
export interface InstallPlan {
  readonly manager: Manager;
  readonly packages: readonly string[];
  readonly steps: readonly (readonly string[])[];
  readonly rise: Rise;
}

/** Which package manager is on the search path. */
export function findManager(searchPath: string): Manager | undefined {
  return MANAGERS.find((manager) => findOn(searchPath, PROGRAM[manager]) !== undefined);
}

/** How this user can become root. */
export function findRise(searchPath: string, uid: number | undefined): Rise {
  if (uid === 0) return 'root';
  if (findOn(searchPath, 'sudo') !== undefined) return 'sudo';
  return findOn(searchPath, 'doas') === undefined ? 'none' : 'doas';
}

/** The commands that install `packages`; with `refresh` the package lists are fetched first. */
export function planInstall(
  manager: Manager,
  packages: readonly string[],
  rise: Rise,
  refresh: boolean,
): InstallPlan {
  const each = [...new Set(packages)].sort();
  const install: Record<Manager, readonly string[]> = {
    apt: ['apt-get', 'install', '-y', '--no-install-recommends', ...each],
    dnf: ['dnf', 'install', '-y', '--setopt=install_weak_deps=False', ...each],
    pacman: ['pacman', refresh ? '-Sy' : '-S', '--needed', '--noconfirm', ...each],
    zypper: ['zypper', '--non-interactive', 'install', '--no-recommends', ...each],
    apk: ['apk', 'add', '--no-cache', ...each],
  };
  const steps = [install[manager]];
  if (manager === 'apt' && refresh) steps.unshift(['apt-get', 'update']);
  return { manager, packages: each, steps, rise };
}

/** The plan as one line to be typed. Without sudo it is for root's shell. */
export function showPlan(plan: InstallPlan): string {
  const prefix = plan.rise === 'sudo' || plan.rise === 'doas' ? `${plan.rise} ` : '';
  return plan.steps.map((step) => prefix + step.join(' ')).join(' && ');
}

const DAY = 24 * 60 * 60 * 1000;
const LISTS: Readonly<Partial<Record<Manager, string>>> = {
  apt: '/var/lib/apt/lists',
  pacman: '/var/lib/pacman/sync',
};

/** Whether the manager's package lists are absent (as in a fresh container) or, for apt, over a day old. */
export async function listsAreStale(manager: Manager, folder = LISTS[manager]): Promise<boolean> {
  if (folder === undefined) return false;
  try {
    const names = await readdir(folder);
    if (!names.some((name) => /Packages|\.db$/.test(name))) return true;
    if (manager !== 'apt') return false;
    // apt keeps the server's dates on the lists; the folder it downloads into tells when that was.
    const partial = await stat(join(folder, 'partial')).catch(() => stat(folder));
    return Date.now() - partial.mtimeMs > DAY;
  } catch {
    return true;
  }
}
