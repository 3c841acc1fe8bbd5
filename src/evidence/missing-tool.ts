import { code } from './code.ts';

/** Tools that `spy-school doctor` knows how to get. */
const KNOWN =
  /^(?:strace|ltrace|ngrep|tcpdump|tshark|lsof|perf|pidstat|curl|pgrep|python3|bwrap|htop|less|vim?)$/;
const EDITORS = /^(?:nano|vim?|nvim|emacs|pico|joe|mcedit|micro|gedit|code)$/;

const OPEN_FILES = `${code('ls -l /proc/PID/fd')} shows what a process has open.`;
const READ_WRITTEN = `${code('cat /proc/PID/io')} counts what a process reads and writes.`;
const STATE = `${code('cat /proc/PID/status')} tells how a process is.`;
const PROFILE = `For a Python program ${code('python3 -m cProfile -s tottime')} does as well.`;
const NUMBER = `${code('$!')} is the number of what this tab last put into the background.`;
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
  wireshark: `${code('tshark')} reads the same files.`,
  pgrep: NUMBER,
  pidof: NUMBER,
  python: `Python is called ${code('python3')}.`,
  python3: '',
  ...Object.fromEntries(
    SNIFFERS.map((tool) => [
      tool,
      `${SNIFFERS.filter((other) => other !== tool).join(' or ')} will do as well, where there is one.`,
    ]),
  ),
};

/** What to say when a tool that spies use, or an editor, is not installed; undefined for other names. */
export function missingTool(name: string): string | undefined {
  if (EDITORS.test(name))
    return `${name} is not installed here. Use another editor if there is one, or ${code('sed')}.`;
  const instead = Object.hasOwn(INSTEAD, name) ? INSTEAD[name] : undefined;
  if (instead === undefined) return undefined;
  const doctor = KNOWN.test(name) ? `${code('spy-school doctor')} tells how to get it.` : '';
  return [`${name} is not installed here.`, doctor, instead].filter(Boolean).join(' ');
}
