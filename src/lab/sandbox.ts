import { existsSync, realpathSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { execa } from 'execa';
import { packageRoot } from '../base/paths.ts';
import { t } from '../words/words.ts';
import type { LabFolder } from './folder.ts';

/** A lab's folders as its own programs see them. */
export interface Inside {
  readonly home: string;
  readonly control: string;
  readonly runs: string;
}

export type Sandbox =
  | { readonly kind: 'bubblewrap'; readonly inside: Inside; readonly command: readonly string[] }
  | { readonly kind: 'host'; readonly inside: Inside; readonly why: string };

const INSIDE: Inside = {
  home: '/home/spy',
  control: '/home/.school',
  runs: '/home/.school-run',
};
/** Without these a program would not run at all; a folder above one of them is never hidden. */
const VITAL = [
  '/usr',
  '/bin',
  '/sbin',
  '/lib',
  '/lib64',
  '/etc',
  '/dev',
  '/proc',
  '/sys',
  '/nix/store',
];

/**
 * Finds out by trying whether bubblewrap works here, as root with all rights or else with a user namespace.
 * `command` is the beginning of a command line that runs a program in the sandbox.
 */
export async function findSandbox(
  folder: LabFolder,
  schoolHome: string,
  wanted: 'auto' | 'off',
): Promise<Sandbox> {
  if (wanted === 'off') return onHost(folder, t`The sandbox is switched off.`);
  const ways = process.getuid?.() === 0 ? [ROOT, USER] : [USER];
  const failures: string[] = [];
  for (const way of ways) {
    const command = ['bwrap', ...sandboxArguments(folder, schoolHome, way)];
    const [program = '', ...args] = [...command, 'true'];
    const tried = await execa(program, args, {
      reject: false,
      stdin: 'ignore',
      timeout: 10_000,
      killSignal: 'SIGKILL',
      env: { LC_ALL: 'C' },
    });
    if (!tried.failed) return { kind: 'bubblewrap', inside: INSIDE, command };
    const status = tried.exitCode ?? tried.signal ?? t`no status`;
    failures.push(
      tried.code === 'ENOENT'
        ? t`bubblewrap (bwrap) is not installed.`
        : tried.stderr.trim() || t`bwrap ended with ${status}`,
    );
  }
  return onHost(folder, failures[0] ?? '');
}

function onHost(folder: LabFolder, why: string): Sandbox {
  const { home, control, runs } = folder;
  return { kind: 'host', inside: { home, control, runs }, why };
}

const ROOT = ['--cap-add', 'ALL'];
// These three rights make strace -p, tcpdump and ngrep work without sudo; they reach no further than the
// sandbox's own namespaces.
const USER = [
  '--unshare-user',
  ...['CAP_NET_RAW', 'CAP_NET_ADMIN', 'CAP_SYS_PTRACE'].flatMap((right) => ['--cap-add', right]),
];

function sandboxArguments(
  folder: LabFolder,
  schoolHome: string,
  rights: readonly string[],
): string[] {
  return [
    // /dev as it is: with a /dev of its own bubblewrap makes a second user namespace, and sniffing fails.
    ...['--ro-bind', '/', '/', '--dev-bind', '/dev', '/dev', '--proc', '/proc'],
    ...(existsSync('/dev/shm') ? ['--tmpfs', '/dev/shm'] : []),
    ...hiddenFolders(schoolHome).flatMap((path) => ['--tmpfs', path]),
    ...['--ro-bind-try', '/run/current-system', '/run/current-system'],
    ...['--bind', folder.tmp, '/tmp'],
    ...['--bind', folder.home, INSIDE.home],
    ...['--ro-bind', folder.control, INSIDE.control],
    ...['--bind', folder.runs, INSIDE.runs],
    ...['--unshare-net', '--unshare-pid', '--unshare-ipc', '--unshare-uts', '--hostname', 'lab'],
    ...rights,
    ...['--die-with-parent', '--chdir', INSIDE.home],
  ];
}

/**
 * What a lab must not see: the person's own files, sockets of their session, the school's state, and the
 * course's files with the mysteries' sources. One below another, or below /tmp, is hidden already.
 */
function hiddenFolders(schoolHome: string): string[] {
  const wanted = ['/home', '/root', '/run', '/mnt', '/media', homedir(), schoolHome, packageRoot()];
  const real = [...new Set(wanted.flatMap((path) => realFolder(path)))];
  const harmless = real.filter(
    (path) => path !== '/' && !VITAL.some((vital) => `${vital}/`.startsWith(`${path}/`)),
  );
  return harmless.filter(
    (path) =>
      !['/tmp', ...harmless].some((other) => other !== path && path.startsWith(`${other}/`)) &&
      path !== '/tmp',
  );
}

function realFolder(path: string): string[] {
  try {
    const real = realpathSync(path);
    return statSync(real).isDirectory() ? [real] : [];
  } catch {
    return [];
  }
}
