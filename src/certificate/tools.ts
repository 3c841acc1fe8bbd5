import { type Simple, understand } from '../evidence/commands.ts';

/** Tools to look with, as they are shown: the course's own first. */
const KNOWN = [
  'strace',
  'ltrace',
  'ngrep',
  'tcpdump',
  'tshark',
  'mitmproxy',
  'mitmdump',
  'mitmweb',
  'curl',
  'wget',
  'openssl',
  'time',
  'pgrep',
  'ps',
  'pstree',
  'top',
  'htop',
  '/proc',
  'lsof',
  'fuser',
  'ss',
  'netstat',
  'cProfile',
  'py-spy',
  'perf',
  'gdb',
  'pidstat',
  'iostat',
  'vmstat',
  'dstat',
  'iotop',
  'opensnoop',
  'bpftrace',
  'strings',
  'stat',
  'xxd',
  'hexdump',
  'grep',
  'diff',
] as const;
const KNOWN_NAMES: ReadonlySet<string> = new Set(KNOWN);

/** Other names of the same thing. */
const ALIASES: Readonly<Record<string, string>> = {
  egrep: 'grep',
  zgrep: 'grep',
  profile: 'cProfile',
  'opensnoop-bpfcc': 'opensnoop',
};

/** The known tools that somebody used in these command lines, each once. */
export function toolsIn(commands: readonly string[]): string[] {
  const used = new Set(commands.flatMap(namesIn));
  return KNOWN.filter((tool) => used.has(tool));
}

function namesIn(command: string): string[] {
  const { simple, tracers } = understand(command);
  const traced = tracers.map((use) => programOf(use.traced));
  return [...simple.flatMap(usedBy), ...traced.flat()]
    .map((name) => (Object.hasOwn(ALIASES, name) ? (ALIASES[name] ?? name) : name))
    .filter((name) => KNOWN_NAMES.has(name));
}

function usedBy({ before, words, redirects }: Simple): string[] {
  const read = [...words.slice(1), ...redirects.map(({ target }) => target)];
  const proc = read.some((word) => /^\/proc(\/|$)/.test(word)) ? ['/proc'] : [];
  return [...before, ...programOf(words), ...proc];
}

/** The program of these words; a module of Python's is one, too. */
function programOf(words: readonly string[]): string[] {
  const name = words[0]?.split('/').at(-1) ?? '';
  const module = /^python[\d.]*$/.test(name) ? words[words.indexOf('-m') + 1] : undefined;
  return words.includes('-m') && module !== undefined ? [name, module] : [name];
}
