import type { Power } from '../../base/powers.ts';
import { commandsIn } from './shell.ts';

/** Programs that a page may tell the reader to run: `code` that begins with one of them is a command. */
export const TOOLS: ReadonlySet<string> = new Set(
  (
    'strace ltrace ngrep tcpdump tshark ss lsof netstat ip ping dig host getent curl wget nc openssl ' +
    'ps pgrep pidof pstree top htop kill cat head tail grep less sort uniq wc ls stat file find readlink ' +
    'time perf pidstat vmstat iostat iotop mpstat free df du dmesg journalctl man apropos which type command ' +
    'watch timeout env nproc uname id whoami sysctl gdb py-spy bpftrace strings xxd hexdump od ldd sync sleep ' +
    'python3 python bash sh gcc make git'
  ).split(' '),
);

/** Commands for another place than a lab: they cannot be tried there. */
export const ELSEWHERE: ReadonlySet<string> = new Set(
  (
    'docker podman kubectl apt apt-get dnf yum pacman apk zypper brew npm npx spy-school ' +
    'dtruss dtrace fs_usage ktrace truss lldb systemctl'
  ).split(' '),
);

/** A flag for who starts a container. */
export const CONTAINER_FLAG = /^--(?:cap-add|security-opt|privileged)\b/;

/** Tools of a bare system or of bash itself: nobody lacks them. */
const EVERYWHERE = new Set(
  'cat head tail df grep sort uniq wc ls stat find readlink kill time type command env nproc uname id sleep sync bash sh timeout'.split(
    ' ',
  ),
);

/** The program of a command and what follows it, without `sudo` and variables before it. */
export function program(words: readonly string[]): readonly string[] {
  const at = words.findIndex((word) => word !== 'sudo' && !/^[A-Za-z_][A-Za-z0-9_]*=/.test(word));
  return at < 0 ? [] : words.slice(at);
}

/** Programs that are handed another one. */
const WRAPPERS = new Set([
  'time',
  'timeout',
  'env',
  'sudo',
  'watch',
  'until',
  'while',
  'if',
  'do',
  'then',
  '!',
]);

/** A command without what it is handed to: `time`, `timeout 2`, and the like; those come first. */
function programs(words: readonly string[]): (readonly string[])[] {
  const found: (readonly string[])[] = [];
  let rest = program(words);
  while (rest[0] !== undefined) {
    found.push(rest);
    if (!WRAPPERS.has(rest[0])) break;
    rest = program(rest.slice(1));
    while (rest[0] !== undefined && /^-|^[\d.]+[smh]?$/.test(rest[0])) rest = rest.slice(1);
  }
  return found;
}

/** Every program that a script runs with its words, those in `$(...)` too. */
function programsIn(script: string): (readonly string[])[] {
  const inside = [...script.matchAll(/\$\(([^()]*)\)/g)].map((found) => found[1] ?? '');
  return [script, ...inside].flatMap((each) => commandsIn(each).flatMap(programs));
}

/** The tools that a script runs, without those that everybody has. */
export function toolsIn(script: string): string[] {
  const names = programsIn(script).map(([name = '']) => name);
  return [...new Set(names)].filter((name) => TOOLS.has(name) && !EVERYWHERE.has(name));
}

/** What a script needs to be allowed to do. */
export function powersIn(script: string): Power[] {
  const needed = programsIn(script).flatMap(([name = '', ...rest]): Power[] => {
    if (name === 'strace' || name === 'ltrace')
      return [rest.some((word) => /^-[A-Za-z]*p/.test(word)) ? 'traceAttach' : 'traceChild'];
    if (name === 'gdb' || name === 'py-spy') return ['traceAttach'];
    if (name === 'ngrep' || name === 'tcpdump' || name === 'tshark') return ['sniff'];
    return name === 'perf' ? ['perf'] : [];
  });
  const stack: Power[] = /\/proc\/\S*\/stack\b/.test(script) ? ['kernelStack'] : [];
  return [...new Set([...needed, ...stack])];
}
