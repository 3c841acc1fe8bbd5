import { existsSync } from 'node:fs';

const SYSTEM_PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';
const NIXOS_PATH = '/run/current-system/sw/bin';
/** What a lab takes over from the person's own environment; everything else could be a secret. */
const INHERITED = [
  'LANG',
  'LANGUAGE',
  'LC_ALL',
  'LC_CTYPE',
  'LC_MESSAGES',
  'TZ',
  'COLORTERM',
  'NO_COLOR',
];
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
  if (!env.LANG && !env.LC_ALL && !env.LC_CTYPE) env.LANG = 'C.UTF-8';
  return env;
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
