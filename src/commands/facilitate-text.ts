import { qrFor } from '../board/terminal/qr.ts';
import { wrap } from '../markdown/wrap.ts';
import { isEverywhere, isLoopback } from '../room/server/addresses.ts';
import { msgid, ngettext, t } from '../words/words.ts';

/** A room that was opened, as its facilitator is told of it. */
export interface Opened {
  readonly room: string;
  readonly name: string;
  readonly code: string;
  readonly joinUrl: string;
  readonly boardUrl: string;
  readonly host: string;
  readonly publicUrl: string | undefined;
  readonly behindProxy: boolean;
  /** Other addresses of this machine under which learners may reach the room. */
  readonly otherUrls: readonly string[];
  /** What else is to be known; a sentence each. */
  readonly notices: readonly string[];
  /** Where the room is kept, in words. */
  readonly kept: string;
  /** How many sheets of paper a learner's zine takes; undefined: nobody knows. */
  readonly sheets: number | undefined;
  /** What must be typed after the room's id to find it again, with a blank before; '' for nothing. */
  readonly again: string;
  /** The same for being reached where it was: address and port. */
  readonly there: string;
}

export interface Paper {
  readonly columns: number;
  readonly unicode: boolean;
  readonly colour: boolean;
  /** Whether a QR code is of use: on a screen, not in a file. */
  readonly screen: boolean;
  /** Whether a board opens over it, which shows its link only when asked. */
  readonly boarded?: boolean;
}

/** What is printed when a room opens. */
export function openedText(opened: Opened, paper: Paper): string {
  const { name, code, joinUrl, boardUrl, kept, otherUrls, notices } = opened;
  const others = otherUrls.length === 0 ? [] : ['', t`If that does not reach you:`];
  // The picture first: on a small screen the words below it are what must be seen.
  return written(
    [
      ...qrLines(joinUrl, paper),
      t`The room "${name}" is open.`,
      '',
      t`Learners type:`,
      `  npx spy-school join ${joinUrl}`,
      t`or open that address and see how. The code is ${code}.`,
      ...others,
      ...otherUrls.map((url) => `  ${url}`),
      '',
      ...boardLines(boardUrl, paper),
      '',
      ...exposure(opened),
      ...notices,
      '',
      ...handoutLines(opened),
      t`Everything is kept in ${kept}.`,
      t`Ctrl-C closes the room. To open it again, with the same code and all that was done:`,
      `  ${resumeText(opened)}`,
      '',
    ],
    paper.columns,
  );
}

/** What there is to be printed beforehand. */
function handoutLines({ sheets }: Opened): string[] {
  if (sheets === undefined) return [];
  return [
    ngettext(
      msgid`To hand out: the zine is ${sheets} sheet of paper a learner, the mini zine one. Write them with:`,
      `To hand out: the zine is ${sheets} sheets of paper a learner, the mini zine one. Write them with:`,
      sheets,
    ),
    '  spy-school zine --out DIR',
    '',
  ];
}

/** What is printed stays on the screen when the board is left, and soon a projector shows it. */
function boardLines(boardUrl: string, { boarded }: Paper): string[] {
  return boarded
    ? [t`Your board opens here; its link for a browser is on its page Join (6), b.`]
    : [
        t`Your board in a browser. Keep this link to yourself; whoever has it runs the room:`,
        `  ${boardUrl}`,
      ];
}

/** What is printed when it closes. */
export function closedText(opened: Opened): string {
  return [
    '',
    t`The room ${opened.room} is closed. Learners can go on alone.`,
    t`To open it again:`,
    `  ${resumeText(opened)}`,
    t`Where it got stuck, what was predicted and answered:`,
    `  spy-school report ${opened.room}${opened.again}`,
    '',
  ].join('\n');
}

/** The command that opens the room again where it was. */
export function resumeText({ room, again, there }: Opened): string {
  return `spy-school facilitate --resume ${room}${there}${again}`;
}

/** Prose wrapped at words; lines that are set in, to be copied, stay whole. */
function written(lines: readonly string[], columns: number): string {
  const width = Math.max(40, columns);
  return lines
    .flatMap((line) => {
      if (line.startsWith('  ')) return [line];
      return wrap([{ text: line, style: {} }], width).map(({ spans }) =>
        spans.map(({ text }) => text).join(''),
      );
    })
    .join('\n');
}

/** Who can reach what, in plain words. */
export function exposure({ host, publicUrl, behindProxy }: Opened): string[] {
  const who = whoReaches(host, publicUrl);
  const encrypted = publicUrl?.startsWith('https:')
    ? []
    : isLoopback(host) && publicUrl === undefined
      ? []
      : [
          t`Nothing is encrypted: on a shared network, others can listen. TLS needs a proxy and --url.`,
        ];
  const trusted = behindProxy
    ? [t`X-Forwarded-For is believed, so only the proxy should be able to come here.`]
    : [];
  return [who, ...encrypted, ...trusted];
}

function whoReaches(host: string, publicUrl: string | undefined): string {
  if (isLoopback(host))
    return publicUrl === undefined
      ? t`Only this machine can reach the room. For learners on your network: --host 0.0.0.0`
      : t`Only this machine reaches it directly; others come through ${publicUrl}.`;
  return isEverywhere(host)
    ? t`Everybody on the networks of this machine can see the page for joining; whoever has the code can join; whoever has the board link sees and steers everything.`
    : t`Everybody who reaches ${host} can see the page for joining; whoever has the code can join; whoever has the board link sees and steers everything.`;
}

const BLACK_ON_WHITE = '\x1b[38;5;16;48;5;231m';
const PLAIN = '\x1b[0m';
/** A taller one is drawn with half blocks, or not at all. */
const QR_ROWS = 26;

function qrLines(url: string, { columns, unicode, colour, screen }: Paper): string[] {
  if (!screen || !unicode) return [];
  const qr = qrFor(url, { columns: columns - 2, rows: QR_ROWS, unicode, colour });
  if (qr === undefined) return [];
  const painted = (row: string) =>
    qr.drawn === 'painted' ? `${BLACK_ON_WHITE}${row}${PLAIN}` : row;
  return [...qr.rows.map((row) => `  ${painted(row)}`), ''];
}
