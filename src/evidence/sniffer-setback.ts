import { cleanLine } from '../base/clean.ts';
import { code } from './code.ts';
import type { Understood } from './commands.ts';
import { bothEnds } from './lines.ts';
import type { CommandObservation } from './observation.ts';
import type { Around } from './setback.ts';

/** Tools that listen to the network. */
export const SNIFFER = /^(?:ngrep|tcpdump|tshark)$/;

const NOT_ALLOWED =
  /permission to (?:capture|perform this capture)|socket: Operation not permitted|no suitable device|no interfaces on which|Couldn't run \S*dumpcap/i;
const NO_CARD =
  /^(?:tcpdump: |tshark: )?(?:The capture session could not be initiated on capture device )?"?([\w.-]{1,40})"?:? .*No such device/m;

/** What stood in the way of listening to the network. */
export function snifferSetback(
  { output }: CommandObservation,
  { simple }: Understood,
  { powers }: Around,
): string | undefined {
  const sniffer = simple.find(({ program }) => SNIFFER.test(program))?.program;
  if (sniffer === undefined) return undefined;
  const said = bothEnds(output);
  if (NOT_ALLOWED.test(said)) {
    const instead =
      powers?.traceChild === false
        ? `${code('spy-school doctor')} tells what can be done.`
        : `Listen to the program that talks: put ${code('strace -f -e trace=network -s 300')} in front of it.`;
    return `This machine does not let you listen on the network. ${instead}`;
  }
  const card = NO_CARD.exec(said)?.[1];
  if (card !== undefined)
    return `There is no network card called ${cleanLine(card, 40)}. What stays on this machine goes over ${code('lo')}: ${code(`${cardOption(sniffer)} lo`)}.`;
  if (/parse filter expression|syntax error/.test(said))
    return `${sniffer} did not understand the filter. To hear one port only, end with ${code('port 5000')} and the number that you want.`;
  return undefined;
}

/** The option that names the network card. */
export function cardOption(sniffer: string): string {
  return sniffer === 'ngrep' ? '-d' : '-i';
}

/** Their options that take a word of their own, which may stick to the letter: `-ilo`. */
const VALUED: Readonly<Record<string, string>> = {
  ngrep: 'AcdFInOPsSW',
  tcpdump: 'BcCEFGijmMQrsTVwWyzZ',
  tshark: 'abBcCdeEfFGHijJKMNoOrRstTuwWXyYzZ',
};

/** Whether one of these one-letter options is given, alone, in a bundle, or with its value stuck to it. */
export function hasOption(sniffer: string, words: readonly string[], letters: string): boolean {
  const valued = VALUED[sniffer] ?? '';
  return words.some((word) => {
    if (!/^-[A-Za-z]/.test(word)) return false;
    for (const letter of word.slice(1)) {
      if (letters.includes(letter)) return true;
      if (valued.includes(letter)) return false;
    }
    return false;
  });
}
