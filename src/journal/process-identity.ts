import { readFileSync } from 'node:fs';
import { errnoOf } from '../base/errors.ts';

/**
 * Tells one process from every other that ever had its number: the boot and the moment in it at which the
 * kernel started it; from `ps` where there is no /proc. Undefined when no such process runs (a zombie
 * does not).
 */
export async function identityOf(pid: number): Promise<string | undefined> {
  const boot = readOrNothing('/proc/sys/kernel/random/boot_id')?.trim();
  if (boot === undefined) return await identityByPs(pid);
  const stat = readOrNothing(`/proc/${pid}/stat`);
  if (stat === undefined) return undefined;
  // The name in parentheses may hold spaces and parentheses; the state follows the last one.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const [state, started] = [fields[0], fields[19]];
  return state === 'Z' || state === 'X' ? undefined : `${boot} ${started}`;
}

async function identityByPs(pid: number): Promise<string | undefined> {
  // Only where there is no /proc: not worth loading everywhere.
  const { execa } = await import('execa');
  const { stdout, failed } = await execa('ps', ['-o', 'stat=,lstart=', '-p', String(pid)], {
    reject: false,
    env: { LC_ALL: 'C', TZ: 'UTC' },
  });
  const [, state, started] = /^\s*(\S+)\s+(.+?)\s*$/.exec(failed ? '' : stdout) ?? [];
  if (started !== undefined) return state?.startsWith('Z') ? undefined : started;
  return runs(pid) ? 'unknown' : undefined;
}

function runs(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errnoOf(error) === 'EPERM';
  }
}

function readOrNothing(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
