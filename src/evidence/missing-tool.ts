import { t } from '../words/words.ts';
import { code } from './code.ts';

/** Tools that `spy-school doctor` knows how to get. */
const KNOWN =
  /^(?:strace|ltrace|ngrep|tcpdump|tshark|lsof|perf|pidstat|curl|pgrep|python3|bwrap|htop|less|vim?)$/;
const EDITORS = /^(?:nano|vim?|nvim|emacs|pico|joe|mcedit|micro|gedit|code)$/;

const FD = code('ls -l /proc/PID/fd');
const IO = code('cat /proc/PID/io');
const STATUS = code('cat /proc/PID/status');
const PROFILER = code('python3 -m cProfile -s tottime');
const LAST = code('$!');
const TSHARK = code('tshark');
const PYTHON = code('python3');
const SED = code('sed');
const DOCTOR = code('spy-school doctor');

const OPEN_FILES = t`${FD} shows what a process has open.`;
const READ_WRITTEN = t`${IO} counts what a process reads and writes.`;
const STATE = t`${STATUS} tells how a process is.`;
const PROFILE = t`For a Python program ${PROFILER} does as well.`;
const NUMBER = t`${LAST} is the number of what this tab last put into the background.`;
const SNIFFERS = ['ngrep', 'tcpdump', 'tshark'];

/** What does as well as a tool that is not installed. */
const INSTEAD: Readonly<Record<string, string>> = {
  lsof: OPEN_FILES,
  ss: OPEN_FILES,
  netstat: OPEN_FILES,
  pidstat: READ_WRITTEN,
  iotop: READ_WRITTEN,
  dstat: READ_WRITTEN,
  vmstat: READ_WRITTEN,
  iostat: READ_WRITTEN,
  top: STATE,
  htop: STATE,
  ps: STATE,
  perf: PROFILE,
  'py-spy': PROFILE,
  gdb: '',
  ltrace: '',
  strace: '',
  curl: '',
  mitmproxy: '',
  mitmdump: '',
  mitmweb: '',
  opensnoop: '',
  bpftrace: '',
  wireshark: t`${TSHARK} reads the same files.`,
  pgrep: NUMBER,
  pidof: NUMBER,
  python: t`Python is called ${PYTHON}.`,
  python3: '',
  ...Object.fromEntries(
    SNIFFERS.map((tool) => {
      const [one = '', other = ''] = SNIFFERS.filter((each) => each !== tool);
      return [tool, t`${one} or ${other} will do as well, where there is one.`];
    }),
  ),
};

/** What to say when a tool that spies use, or an editor, is not installed; undefined for other names. */
export function missingTool(name: string): string | undefined {
  if (EDITORS.test(name))
    return t`${name} is not installed here. Use another editor if there is one, or ${SED}.`;
  const instead = Object.hasOwn(INSTEAD, name) ? INSTEAD[name] : undefined;
  if (instead === undefined) return undefined;
  const doctor = KNOWN.test(name) ? t`${DOCTOR} tells how to get it.` : '';
  return [t`${name} is not installed here.`, doctor, instead].filter(Boolean).join(' ');
}
