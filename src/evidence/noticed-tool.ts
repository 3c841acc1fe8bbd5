import { cleanLine } from '../base/clean.ts';
import { runs, type Understood } from './commands.ts';
import { bothEnds } from './lines.ts';
import type { CommandObservation } from './observation.ts';
import { count } from './words.ts';

const TALKATIVE =
  /^(?:ngrep|tcpdump|tshark|mitmproxy|mitmdump|lsof|ss|curl|pidstat|vmstat|iostat|perf|py-spy)$/;

/** What is worth a word about a command without strace; '' when nothing is. */
export function noticedTool(
  command: CommandObservation,
  { simple }: Understood,
  program: string | undefined,
): string {
  const timed = simple.find(({ before }) => before.includes('time'));
  const figures = timed && timeIn(command.output);
  if (figures)
    return `time ran ${name(timed.words)}: ${seconds(figures.real, 1)}, of which ${seconds(figures.busy, figures.busy < 0.1 ? 2 : 1)} computing.`;
  const profiled = simple.find(({ words }) => words.includes('cProfile'));
  if (profiled) return cProfile(command, profiled.words);
  const tool = simple.find((stage) => TALKATIVE.test(stage.program));
  if (tool) {
    const lines = command.output.split('\n').filter((line) => line.trim() !== '').length;
    return `${tool.program} ${stateOf(command, tool.background)}: ${count(lines, 'line')}.`;
  }
  const look = simple.at(-1);
  if (look && /^(?:pgrep|pidof)$/.test(look.program) && !command.running) {
    const found = command.output.match(look.program === 'pgrep' ? /^\d+/gm : /\d+/g)?.length ?? 0;
    return found === 0 ? '' : `${look.program} found ${count(found, 'process', 'es')}.`;
  }
  const own = program && simple.find(({ words }) => runs(words, program));
  if (!own) return '';
  const seen = own.background || own.before.includes('time') ? '' : ', with nobody listening';
  return `${cleanLine(program, 60)} ${stateOf(command, own.background)}${seen}.`;
}

/** What to say of a command's life. */
export function stateOf({ running }: CommandObservation, background: boolean): string {
  if (!running) return 'ran';
  return background ? 'is running in the background' : 'is running';
}

function name(words: readonly string[]): string {
  return cleanLine(words.join(' '), 60);
}

/** Elapsed and computing time as bash's `time`, `time -p` or the program time told, in seconds. */
function timeIn(output: string): { real: number; busy: number } | undefined {
  const said = bothEnds(output, 4_000);
  const row = (label: string) => {
    const [, minutes = '0', rest] =
      new RegExp(`^${label}\\s+(?:(\\d+)m)?(\\d+(?:\\.\\d+)?)s?$`, 'm').exec(said) ?? [];
    return rest === undefined ? undefined : Number(minutes) * 60 + Number(rest);
  };
  const [real, user, sys] = ['real', 'user', 'sys'].map(row);
  if (real !== undefined && user !== undefined && sys !== undefined)
    return { real, busy: user + sys };
  const gnu = /([\d.]+)user ([\d.]+)system (?:(\d+):)?(\d+):([\d.]+)elapsed/.exec(said);
  if (!gnu) return undefined;
  const [, inUser, inSystem, hours = 0, minutes, rest] = gnu;
  return {
    real: Number(hours) * 3600 + Number(minutes) * 60 + Number(rest),
    busy: Number(inUser) + Number(inSystem),
  };
}

function seconds(amount: number, digits: number): string {
  return `${amount.toFixed(digits)} s`;
}

function cProfile({ output, running }: CommandObservation, words: readonly string[]): string {
  const rest = words.slice(words.indexOf('cProfile') + 1);
  const at = rest.findIndex(
    (word, index) => !word.startsWith('-') && !/^-[so]$/.test(rest[index - 1] ?? ''),
  );
  const subject = at === -1 ? '' : ` on ${name(rest.slice(at))}`;
  const calls = /^\s+(\d+) function calls\b/m.exec(bothEnds(output))?.[1];
  const amount = calls === undefined ? '' : `: ${count(Number(calls), 'function call')}`;
  return `cProfile ${running ? 'is running' : 'ran'}${subject}${amount}.`;
}
