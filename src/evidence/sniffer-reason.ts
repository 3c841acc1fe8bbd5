import { t } from '../words/words.ts';
import { code } from './code.ts';
import type { Simple, Understood } from './commands.ts';
import { bothEnds } from './lines.ts';
import type { CommandObservation } from './observation.ts';
import { recordsOf } from './seen.ts';
import { cardOption, hasOption, SNIFFER } from './sniffer-setback.ts';

const LETTERS = code('-A');
const AT_ONCE = code('-l');
const EVERYTHING = code('""');

const CARD = /^interface: (\S+)|listening on ([^\s,]+)|^Capturing on '(?:Loopback: )?([^']+)'/m;
const NOTHING = /^0 packets captured|^0 received, 0 matched/m;
const UNMATCHED = /^[1-9]\d* received, 0 matched/m;
/** What ngrep, tcpdump and tshark print for a packet. */
const HEARD = /^[TUI] \S+ -> |^(?:[\d:.]+ )?IP6? \S+ > | → | -> /m;
const PACKETS = /^(?:[\d:.]+ )?IP6? \S+ > /m;
const ADDRESS = /(?:localhost|127\.0\.0\.1|\[::1\]):(\d{1,5})\b/g;

/** What a listening command lacks, or what it waits for; undefined when none listens. */
export function snifferReason(
  command: CommandObservation,
  { simple }: Understood,
  others: readonly CommandObservation[],
): string | undefined {
  const at = simple.findIndex(({ program }) => SNIFFER.test(program));
  const sniffer = simple[at];
  if (!sniffer) return undefined;
  const { program, words } = sniffer;
  const has = (letters: string) => hasOption(program, words, letters);
  const records = recordsOf(command, others);
  const said = records.map(({ output }) => bothEnds(output)).join('\n');
  const envelopes = program === 'tcpdump' && !has('AXx') && PACKETS.test(said);
  if (has(program === 'ngrep' ? 'I' : 'r'))
    return envelopes
      ? t`tcpdump shows only the envelopes. Add ${LETTERS} to read the letters, too.`
      : t`${program} read the file; the line that matters was not among what it showed.`;
  const card = otherCard(program, words, said);
  if (card !== undefined) return card;
  if (has(program === 'ngrep' ? 'O' : 'w')) return kept(command, program);
  const elsewhere = otherPort(program, words, others);
  if (elsewhere !== undefined) return elsewhere;
  if (isPutAway(sniffer) && !has('l') && !words.includes('--line-buffered'))
    return t`Behind a pipe or in a file ${program} keeps its lines back until it has many. Add ${AT_ONCE}, and each comes at once.`;
  if (UNMATCHED.test(said))
    return t`${program} heard somebody talk, but your pattern was in none of it. Is it spelled right? ${EVERYTHING} lets everything through.`;
  if (envelopes)
    return t`tcpdump heard somebody talk, but it shows only the envelopes. Add ${LETTERS} to read the letters, too.`;
  if (command.running && sniffer.background && HEARD.test(said))
    return t`${program} is listening in the background. The line that matters has not come yet.`;
  if (command.running)
    return sniffer.background
      ? t`${program} is listening in the background. Now let something talk.`
      : t`${program} is listening. Now let something talk, from another tab.`;
  // With -q ngrep does not even count.
  return NOTHING.test(said) || (!sniffer.piped && !HEARD.test(said))
    ? t`${program} listened at the right place, but nobody talked meanwhile. Let it run while somebody talks, from another tab, and then press Ctrl-C.`
    : t`${program} ran; the line that matters has not been seen yet.`;
}

/** On a machine without other cards the default is `any`, so the sniffer's own word counts before ours. */
function otherCard(program: string, words: readonly string[], said: string): string | undefined {
  const shown = CARD.exec(said);
  const card = shown?.[1] ?? shown?.[2] ?? shown?.[3];
  const flag = cardOption(program);
  const named = words.some((word, at) =>
    /^(?:lo|any)$/.test(word)
      ? words[at - 1] === flag || words[at - 1] === '--interface'
      : word === `${flag}lo` || word === `${flag}any` || /^--interface=(?:lo|any)$/.test(word),
  );
  const fine = card === undefined ? named : /^(?:lo\d*|any)$/.test(card);
  const option = code(`${flag} lo`);
  return fine
    ? undefined
    : t`${program} listens on another network card. What stays on this machine goes over the loopback: add ${option}.`;
}

function kept({ running, output }: CommandObservation, program: string): string {
  const reading = code(
    program === 'ngrep' ? 'ngrep -I' : program === 'tcpdump' ? 'tcpdump -A -r' : 'tshark -r',
  );
  if (running)
    return t`${program} writes everything into a file. Let something talk, from another tab; then end it with Ctrl-C and read the file with ${reading}.`;
  return NOTHING.test(output)
    ? t`${program} ended before it had heard anything, so its file is empty. Let something talk while it runs.`
    : t`The packets are in the file. Read it with ${reading} and its name.`;
}

/** The sniffer's filter names one port, and everybody else here talks to another. */
function otherPort(
  program: string,
  words: readonly string[],
  others: readonly CommandObservation[],
): string | undefined {
  const own = /\bport\s+(\d{1,5})\b/.exec(words.join(' '))?.[1];
  if (own === undefined) return undefined;
  const talked = others.flatMap(({ text }) => [...text.matchAll(ADDRESS)].map(([, port]) => port));
  const other = talked[0];
  return other === undefined || talked.includes(own)
    ? undefined
    : t`${program} listens at port ${own} only, but you talked to port ${other}.`;
}

/** What it prints goes through a pipe or into a file. */
function isPutAway({ piped, redirects }: Simple): boolean {
  return piped || redirects.some(({ op }) => /^1?>/.test(op) || op.startsWith('&>'));
}
