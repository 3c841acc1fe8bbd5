import type { Manager } from './package-manager.ts';
import type { Tool } from './tools.ts';

const everywhere = (name: string): Readonly<Record<Manager, string>> => ({
  apt: name,
  dnf: name,
  pacman: name,
  zypper: name,
  apk: name,
});

const WIZARD = 'wizard-school';
const CONFIG = 'mystery-config-file';
const WEB = 'french-website';
const SLOW = 'slow-program';

/** What the lab and the chapters use, the most important first. */
export const TABLE: readonly Tool[] = [
  {
    command: 'bash',
    purpose: 'the shell you type into, and spy on in Chapter 1',
    usedBy: ['lab', WIZARD, CONFIG, WEB, SLOW],
    necessity: 'needed',
    packages: everywhere('bash'),
    versionFlag: '--version',
    atLeast: '4.4',
  },
  {
    command: 'strace',
    purpose: 'listens to system calls',
    usedBy: ['lab', WIZARD, CONFIG, SLOW],
    necessity: 'needed',
    packages: everywhere('strace'),
    versionFlag: '-V',
  },
  {
    command: 'python3',
    purpose: 'runs the mysteries',
    usedBy: ['lab', WIZARD, CONFIG, WEB, SLOW],
    necessity: 'needed',
    packages: { ...everywhere('python3'), pacman: 'python' },
    versionFlag: '--version',
    atLeast: '3.9',
  },
  {
    command: 'setsid',
    purpose: 'gives each shell a terminal of its own',
    usedBy: ['lab'],
    necessity: 'needed',
    packages: { ...everywhere('util-linux'), apk: 'util-linux-misc' },
    versionFlag: '--version',
  },
  {
    command: 'timeout',
    purpose: 'ends what hangs',
    usedBy: ['lab'],
    necessity: 'needed',
    packages: everywhere('coreutils'),
    versionFlag: '--version',
  },
  {
    command: 'bwrap',
    purpose: "the lab's sandbox",
    usedBy: ['lab'],
    necessity: 'recommended',
    packages: everywhere('bubblewrap'),
    versionFlag: '--version',
  },
  {
    command: 'pgrep',
    purpose: 'finds a process by its name',
    usedBy: [SLOW],
    necessity: 'recommended',
    packages: { ...everywhere('procps-ng'), apt: 'procps', zypper: 'procps' },
    versionFlag: '--version',
  },
  {
    command: 'curl',
    purpose: 'asks a web server from the terminal',
    usedBy: [WEB],
    necessity: 'recommended',
    packages: everywhere('curl'),
    versionFlag: '--version',
  },
  {
    command: 'ngrep',
    purpose: 'hears words in packets',
    usedBy: [WEB],
    necessity: 'recommended',
    packages: everywhere('ngrep'),
    versionFlag: '-V',
  },
  {
    command: 'tcpdump',
    purpose: 'hears packets',
    usedBy: [WEB],
    necessity: 'optional',
    packages: everywhere('tcpdump'),
    versionFlag: '--version',
  },
  {
    command: 'tshark',
    purpose: 'explains packets',
    usedBy: [WEB],
    necessity: 'optional',
    packages: {
      apt: 'tshark',
      dnf: 'wireshark-cli',
      pacman: 'wireshark-cli',
      zypper: 'wireshark',
      apk: 'tshark',
    },
    versionFlag: '--version',
  },
  {
    command: 'ltrace',
    purpose: 'listens to library calls',
    usedBy: [WIZARD, CONFIG],
    necessity: 'optional',
    packages: { apt: 'ltrace', dnf: 'ltrace', pacman: 'ltrace', zypper: 'ltrace' },
    versionFlag: '-V',
  },
  {
    command: 'lsof',
    purpose: 'lists open files',
    usedBy: [CONFIG, SLOW],
    necessity: 'optional',
    packages: everywhere('lsof'),
    versionFlag: '-v',
    versionPattern: /revision:\s*(\d[\w.]*)/,
  },
  {
    command: 'pidstat',
    purpose: 'watches CPU and disk, program by program',
    usedBy: [SLOW],
    necessity: 'optional',
    packages: everywhere('sysstat'),
    versionFlag: '-V',
  },
  {
    command: 'perf',
    purpose: 'samples where the CPU time goes',
    usedBy: [SLOW],
    necessity: 'optional',
    packages: { dnf: 'perf', pacman: 'perf', zypper: 'perf', apk: 'perf' },
    byHand: 'Debian calls its package linux-perf, Ubuntu linux-tools-generic',
    versionFlag: 'version',
  },
  {
    command: 'less',
    purpose: 'reads long output',
    usedBy: [WIZARD, CONFIG],
    necessity: 'optional',
    packages: everywhere('less'),
    versionFlag: '--version',
    versionPattern: /less (\d[\d.]*)/,
  },
  {
    command: 'vim',
    purpose: 'edits files',
    usedBy: [CONFIG],
    necessity: 'optional',
    packages: { ...everywhere('vim'), dnf: 'vim-enhanced' },
    versionFlag: '--version',
  },
  {
    command: 'nano',
    purpose: 'edits files, easily',
    usedBy: [CONFIG],
    necessity: 'optional',
    packages: everywhere('nano'),
    versionFlag: '--version',
  },
  {
    command: 'htop',
    purpose: 'shows busy programs',
    usedBy: [SLOW],
    necessity: 'optional',
    packages: everywhere('htop'),
    versionFlag: '--version',
  },
];

/** tmux is for the tests alone: no learner misses it. */
export const FOR_TESTS: readonly Tool[] = [
  {
    command: 'tmux',
    purpose: 'a terminal for the tests to type into',
    usedBy: [],
    necessity: 'optional',
    packages: everywhere('tmux'),
    versionFlag: '-V',
  },
];
