import { cleanLine } from '../base/clean.ts';
import { t } from '../words/words.ts';
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

const DOCTOR = code('spy-school doctor');
const TRACED = code('strace -f -e trace=network -s 300');
const LOOPBACK = code('lo');
const ONE_PORT = code('port 5000');

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
        ? t`${DOCTOR} tells what can be done.`
        : t`Listen to the program that talks: put ${TRACED} in front of it.`;
    return `${t`This machine does not let you listen on the network.`} ${instead}`;
  }
  const card = cleanLine(NO_CARD.exec(said)?.[1] ?? '', 40);
  if (card !== '') {
    const option = code(`${cardOption(sniffer)} lo`);
    return t`There is no network card called ${card}. What stays on this machine goes over ${LOOPBACK}: ${option}.`;
  }
  if (/parse filter expression|syntax error/.test(said))
    return t`${sniffer} did not understand the filter. To hear one port only, end with ${ONE_PORT} and the number that you want.`;
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
