import { cleanLine } from '../../base/clean.ts';
import { never } from '../../base/exhaustive.ts';
import { cells, cut } from '../../markdown/width.ts';
import type { LinkView } from '../../room/link/link.ts';
import { clockLeft, clockText } from '../../room/model/clock.ts';
import type { Note } from '../../room/model/state.ts';
import type { Refusal } from '../../room/protocol.ts';
import { msgid, ngettext, t } from '../../words/words.ts';

/** What the line is made from, besides the room itself. */
export interface LineContext {
  /** The room's time, in ms. */
  readonly now: number;
  readonly unread: Note | undefined;
  /** Where the room waits, in the learner's words (`here`, `step 3`); undefined while the gate holds nobody. */
  readonly gate: string | undefined;
  /** The keys that lead to where `m` opens the notes; '' where it does so at once. */
  readonly way: string;
  /** What stands between the parts. */
  readonly dot: string;
  readonly width: number;
}

export interface Line {
  readonly left: string;
  /** The clock. */
  readonly right: string;
  /** Whether something is not as usual. */
  readonly odd: boolean;
}

const LONGEST_NAME = 24;
const SHORT_NAME = 12;
/** A note that shows less of itself is not worth its place: rather the room's name goes. */
const ENOUGH_OF_A_NOTE = 28;

/** The one line that shows the room; what matters most is what stays when there is little space. */
export function roomLine(view: LinkView, context: LineContext): Line {
  const { width, dot, unread } = context;
  const right = clockWords(view, context.now);
  const room = Math.max(10, width - 2 - (right === '' ? 0 : cells(right) + 2));
  const status = statusWords(view);
  const usual = view.status.is === 'connected';
  const needed = [
    ...(context.gate === undefined ? [] : [context.gate]),
    ...(view.help === 'none' ? [] : [helpWords(view)]),
  ];
  const note = unread === undefined ? '' : noteWords(context.way, cleanLine(unread.text));
  const join = (parts: readonly string[]) => parts.filter(Boolean).join(` ${dot} `);
  const name = cleanLine(view.room, 100);
  const fronts = [
    [shortened(name, LONGEST_NAME), status, ...needed],
    [shortened(name, SHORT_NAME), status, ...needed],
    usual ? needed : [t`room ${status}`, ...needed],
  ].map(join);
  const wanted = Math.min(cells(note), ENOUGH_OF_A_NOTE);
  const fits = (front: string) =>
    cells(front) + (note === '' ? 0 : wanted + (front === '' ? 0 : 3)) <= room;
  const front = fronts.find(fits) ?? fronts.at(-1) ?? '';
  return {
    left: shortened(join([front, note]), room),
    right,
    odd: !usual || context.gate !== undefined,
  };
}

/** A note, with the key that opens it; `way` is how to reach the school's keys from the shell. */
function noteWords(way: string, text: string): string {
  const note = t`m: "${text}"`;
  return `${way}${note}`;
}

function statusWords({ status, unsent }: LinkView): string {
  switch (status.is) {
    case 'connecting':
      return t`connecting`;
    case 'connected':
      return t`connected`;
    case 'away':
      return unsent > 0
        ? ngettext(
            msgid`away: learning goes on, ${unsent} to send`,
            `away: learning goes on, ${unsent} to send`,
            unsent,
          )
        : t`away: learning goes on`;
    case 'refused':
      return refusalWords(status.refusal.why);
    case 'ended':
      return t`ended: you go on alone, nothing is shared`;
    default:
      return never(status);
  }
}

function refusalWords(why: Refusal['why']): string {
  switch (why) {
    case 'replaced':
      return t`left: you are in it from another terminal`;
    case 'wrong-code':
    case 'wrong-key':
      return t`not there any more`;
    case 'other-version':
      return t`left: it runs another version`;
    case 'wrong-token':
      return t`left: it does not know you any more`;
    case 'ended':
    case 'full':
    case 'too-much':
    case 'not-understood':
    case 'too-fast':
    case 'too-many-tries':
    case 'unsaved':
      return t`left: it does not take more from here`;
    default:
      return never(why);
  }
}

function helpWords({ help }: LinkView): string {
  return help === 'known' ? t`help called` : t`help: your call is being sent`;
}

function clockWords({ news, status }: LinkView, now: number): string {
  const left = status.is === 'ended' ? undefined : clockLeft(news, now);
  if (left === undefined) return '';
  const time = clockText(left);
  return left === 0 ? t`time is up` : t`${time} left`;
}

function shortened(text: string, width: number): string {
  return cells(text) <= width ? text : `${(cut(text, width - 1)[0] ?? '').trimEnd()}…`;
}
