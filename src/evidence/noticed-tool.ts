import { cleanLine } from '../base/clean.ts';
import { msgid, ngettext, t } from '../words/words.ts';
import { runs, type Understood } from './commands.ts';
import { figure, seconds } from './figures.ts';
import { bothEnds } from './lines.ts';
import type { CommandObservation } from './observation.ts';

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
  if (figures) return timedWords(name(timed.words), figures.real, figures.busy);
  const profiled = simple.find(({ words }) => words.includes('cProfile'));
  if (profiled) return cProfile(command, profiled.words);
  const tool = simple.find((stage) => TALKATIVE.test(stage.program));
  if (tool) {
    const lines = command.output.split('\n').filter((line) => line.trim() !== '').length;
    const shown = figure(lines);
    const did = ranAs(tool.program, command, tool.background);
    return ngettext(msgid`${did}: ${shown} line.`, `${did}: ${shown} lines.`, lines);
  }
  const look = simple.at(-1);
  if (look && /^(?:pgrep|pidof)$/.test(look.program) && !command.running) {
    const found = command.output.match(look.program === 'pgrep' ? /^\d+/gm : /\d+/g)?.length ?? 0;
    return found === 0 ? '' : foundWords(look.program, found);
  }
  const own = program && simple.find(({ words }) => runs(words, program));
  if (!own) return '';
  const did = ranAs(cleanLine(program, 60), command, own.background);
  const heard = own.background || own.before.includes('time');
  return heard ? `${did}.` : t`${did}, with nobody listening.`;
}

/** A program with what there is to say of its life: `strace is running`. */
export function ranAs(
  program: string,
  { running }: CommandObservation,
  background: boolean,
): string {
  if (!running) return t`${program} ran`;
  return background ? t`${program} is running in the background` : t`${program} is running`;
}

function timedWords(program: string, real: number, busy: number): string {
  const elapsed = seconds(real, 1);
  const computing = seconds(busy, busy < 0.1 ? 2 : 1);
  return t`time ran ${program}: ${elapsed}, of which ${computing} computing.`;
}

function foundWords(program: string, found: number): string {
  const shown = figure(found);
  return ngettext(
    msgid`${program} found ${shown} process.`,
    `${program} found ${shown} processes.`,
    found,
  );
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

function cProfile(command: CommandObservation, words: readonly string[]): string {
  const rest = words.slice(words.indexOf('cProfile') + 1);
  const at = rest.findIndex(
    (word, index) => !word.startsWith('-') && !/^-[so]$/.test(rest[index - 1] ?? ''),
  );
  const ran = ranAs('cProfile', command, false);
  const subject = name(rest.slice(at));
  const did = at === -1 ? ran : `${ran} ${t`on ${subject}`}`;
  const calls = Number(/^\s+(\d+) function calls\b/m.exec(bothEnds(command.output))?.[1]);
  if (Number.isNaN(calls)) return `${did}.`;
  const shown = figure(calls);
  return ngettext(
    msgid`${did}: ${shown} function call.`,
    `${did}: ${shown} function calls.`,
    calls,
  );
}
