import { cleanLine } from '../base/clean.ts';
import { never } from '../base/exhaustive.ts';
import { POWERS, type Power, type Powers } from '../base/powers.ts';
import { t } from '../words/words.ts';
import type { Lab } from './model.ts';
import { POWERS_SCRIPT } from './powers-script.ts';

/** Whether a power works in this lab, and in words for people why it does or does not. */
export interface PowerFinding {
  readonly works: boolean;
  readonly why: string;
}
export type PowerFindings = Readonly<Record<Power, PowerFinding>>;

/** What one part of the script came to. */
interface Tried {
  readonly exit: number;
  readonly said: string;
}

/** Tries every power in the lab. Throws what `lab.run` throws when the lab is gone. */
export async function probePowers(lab: Lab): Promise<Powers> {
  const findings = await probePowersInDetail(lab);
  const works = (power: Power) => findings[power].works;
  return {
    traceChild: works('traceChild'),
    traceAttach: works('traceAttach'),
    sniff: works('sniff'),
    kernelStack: works('kernelStack'),
    perf: works('perf'),
  };
}

/** The same, with the reasons. */
export async function probePowersInDetail(lab: Lab): Promise<PowerFindings> {
  const result = await lab.run(POWERS_SCRIPT, { timeoutMs: 10_000 });
  return readPowers(result.stdout);
}

/** Pure: the findings that the script's output stands for; a part that said nothing does not work. */
export function readPowers(output: string): PowerFindings {
  const tried = new Map<string, Tried>();
  for (const line of output.split('\n')) {
    const [name, exit, ...said] = line.split('\t');
    if (name === undefined || exit === undefined || !/^\d+$/.test(exit)) continue;
    tried.set(name, { exit: Number(exit), said: cleanLine(said.join(' '), 900) });
  }
  const yama = tried.get('yama')?.said ?? '';
  const finding = (power: Power): PowerFinding => {
    const part = tried.get(power);
    if (part === undefined) return { works: false, why: t`the lab did not answer in time` };
    const works = worked(power, part);
    return { works, why: works ? GOOD[power] : reason(power, part, yama) };
  };
  return {
    traceChild: finding('traceChild'),
    traceAttach: finding('traceAttach'),
    sniff: finding('sniff'),
    kernelStack: finding('kernelStack'),
    perf: finding('perf'),
  };
}

const GOOD: Readonly<Record<Power, string>> = {
  traceChild: t`strace can start a program and listen to it`,
  traceAttach: t`strace -p can listen to a program that already runs`,
  sniff: t`packets on the loopback interface can be heard`,
  kernelStack: t`the kernel shows where a process is waiting`,
  perf: t`perf can count and sample`,
};

function worked(power: Power, { exit, said }: Tried): boolean {
  switch (power) {
    case 'traceChild':
      return exit === 0 && said.includes('execve(');
    case 'traceAttach':
      return /Process \d+ attached/.test(said);
    case 'sniff':
      return exit === 0;
    case 'kernelStack':
      return exit === 0 && /\[<[0-9a-f]+>\] *[A-Za-z_]/.test(said);
    case 'perf':
      return exit === 0 && /\d[\d.,]*\s+(msec )?cpu-clock/.test(said);
    default:
      return never(power);
  }
}

const REFUSED = /not permitted|permission denied|access denied|EPERM|EACCES/i;

function reason(power: Power, { exit: status, said }: Tried, yama: string): string {
  // What matters of a long message (a Python traceback, say) stands at its end.
  const last = said === '' ? t`exit status ${status}` : said.slice(-120);
  switch (power) {
    case 'traceChild':
      if (status === 127) return t`strace is not installed`;
      if (!REFUSED.test(said)) return t`strace did not work: ${last}`;
      return yama === '3'
        ? t`the kernel forbids all tracing (Yama, ptrace_scope 3)`
        : t`tracing is forbidden here, as in some containers (seccomp without ptrace)`;
    case 'traceAttach':
      if (status === 127) return t`strace is not installed`;
      if (!REFUSED.test(said)) return t`strace -p did not work: ${last}`;
      if (yama === '1') return t`only own children may be traced here (Yama, ptrace_scope 1)`;
      if (yama === '2') return t`only root may attach here (Yama, ptrace_scope 2)`;
      if (yama === '3') return t`the kernel forbids all tracing (Yama, ptrace_scope 3)`;
      return t`attaching to a running program is forbidden here`;
    case 'sniff':
      if (status === 127) return t`neither /usr/bin/python3 nor tcpdump is installed to try it`;
      return REFUSED.test(said)
        ? t`raw sockets are forbidden here (CAP_NET_RAW is missing)`
        : t`no packet was heard on lo: ${last}`;
    case 'kernelStack':
      if (REFUSED.test(said))
        return t`only root may see where in the kernel a program waits; strace -p shows nearly as much`;
      if (/no such file/i.test(said)) return t`this kernel was built without /proc/PID/stack`;
      return t`the stack was empty or unreadable: ${last}`;
    case 'perf':
      if (status === 127) return t`perf is not installed`;
      if (REFUSED.test(said) || /perf_event_paranoid/.test(said))
        return t`the kernel does not let you measure (kernel.perf_event_paranoid)`;
      if (/not (found|installed)|linux-perf|linux-tools/.test(said))
        return t`there is no perf for the running kernel`;
      return t`perf did not work: ${last}`;
    default:
      return never(power);
  }
}

/** The powers that do not work, in the order of `POWERS`. */
export function missingPowers(findings: PowerFindings): Power[] {
  return POWERS.filter((power) => !findings[power].works);
}
