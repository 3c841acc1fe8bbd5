import { existsSync } from 'node:fs';

const SYSTEM_PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';
const NIXOS_PATH = '/run/current-system/sw/bin';
/** What a lab takes over from the person's own environment; everything else could be a secret. */
const INHERITED = ['TZ', 'COLORTERM', 'NO_COLOR'];
/** Every program of a lab carries this variable with the lab's id; the janitor finds stray ones by it. */
export const MARK = 'SPY_SCHOOL_LAB';

/** Where programs of a lab are looked up. */
export function systemPath(): string {
  return existsSync(NIXOS_PATH) ? `${SYSTEM_PATH}:${NIXOS_PATH}` : SYSTEM_PATH;
}

/** The whole environment of a lab's programs. */
export function labEnvironment(
  lab: { id: string; home: string },
  own: NodeJS.ProcessEnv = process.env,
): Record<string, string> {
  const env: Record<string, string> = {
    HOME: lab.home,
    USER: 'spy',
    LOGNAME: 'spy',
    SHELL: '/bin/bash',
    PATH: systemPath(),
    TERM: 'xterm-256color',
    [MARK]: lab.id,
  };
  for (const name of INHERITED) {
    const value = own[name];
    if (value !== undefined) env[name] = value;
  }
  return { ...env, ...locale(own) };
}

/**
 * The person's letters (UTF-8 where nothing is said), but always English words and C's order, whatever language they or
 * the school speak: that is what lessons quote and judges read. LANGUAGE is left out, which counts even beside C.UTF-8.
 */
function locale(own: NodeJS.ProcessEnv): Record<string, string> {
  const letters = own.LC_ALL || own.LC_CTYPE || own.LANG || 'UTF-8';
  // The person's own name for UTF-8 may be unknown here: ssh and containers bring it from elsewhere.
  if (/utf-?8/i.test(letters)) return { LANG: 'C.UTF-8' };
  // Said so that Python does not choose UTF-8 for itself and for what it starts.
  if (/^(?:C|POSIX)(?:\.|$)/.test(letters)) return { LC_ALL: 'C' };
  return { LANG: 'C', LC_CTYPE: letters };
}

/** A word as sh and bash read it back unchanged. */
export function shellQuote(word: string): string {
  return `'${word.replaceAll("'", "'\\''")}'`;
}

/** Lines that export variables in sh or bash; names that no shell would take are left out. */
export function exportLines(env: Readonly<Record<string, string>>): string {
  return Object.entries(env)
    .filter(([name]) => /^[A-Za-z_][A-Za-z0-9_]*$/.test(name))
    .map(([name, value]) => `export ${name}=${shellQuote(value.replaceAll('\0', ''))}\n`)
    .join('');
}
