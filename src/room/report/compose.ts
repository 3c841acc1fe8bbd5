import { language, msgid, ngettext, t } from '../../words/words.ts';
import { answerBlocks, helpBlocks, noteBlocks, predictionBlocks } from './compose-rest.ts';
import { stuckBlocks } from './compose-stuck.ts';
import { type Block, heading, type Page, paragraph, type Table } from './page.ts';
import type { PersonReport } from './people.ts';
import { PAUSE_MINUTES } from './person.ts';
import type { Report, StepReport } from './report.ts';
import { durationText, minutesText, momentText, timeText, unmarked } from './words.ts';

export interface Composing {
  /** The reader's time zone, as Intl knows it. */
  readonly timeZone: string;
}

/** The report as a page: what a facilitator asks first stands first. */
export function composed(report: Report, { timeZone }: Composing): Page {
  const { name } = report;
  const title = t`Report of the room “${name}”`;
  if (report.active === 0)
    return {
      title,
      blocks: [
        paragraph(roomSentence(report, timeZone)),
        paragraph(t`Nobody has done anything in this room yet, so there is nothing more to tell.`),
        ...noteBlocks(report, timeZone),
      ],
    };
  return {
    title,
    blocks: [
      paragraph(roomSentence(report, timeZone)),
      { is: 'list', items: report.chapters.map(chapterSentence) },
      heading(2, t`Where the room got stuck`),
      ...stuckBlocks(report),
      heading(2, t`Predictions before and after`),
      ...predictionBlocks(report),
      heading(2, t`Step by step`),
      ...report.chapters.filter(({ began }) => began > 0).map(stepTable),
      { is: 'text', text: legend(STEP_COLUMNS), quiet: true },
      heading(2, t`Answers`),
      ...answerBlocks(report),
      heading(2, t`Help`),
      ...helpBlocks(report),
      ...noteBlocks(report, timeZone),
      ...(report.people === undefined ? [] : peopleBlocks(report, report.people)),
      heading(2, t`How this was made`),
      { is: 'list', items: howMade(report) },
    ],
  };
}

function roomSentence(report: Report, timeZone: string): string {
  const { room, joined, active } = report;
  const idle = joined - active;
  const who =
    idle > 0 && active > 0
      ? ngettext(
          msgid`${joined} learner joined; ${idle} of them did nothing that the room has seen.`,
          `${joined} learners joined; ${idle} of them did nothing that the room has seen.`,
          joined,
        )
      : ngettext(msgid`${joined} learner joined.`, `${joined} learners joined.`, joined);
  const id = t`The room's id is ${room}.`;
  return `${openSentence(report, timeZone)} ${who} ${id}`;
}

function openSentence({ openedAt, until, ended }: Report, timeZone: string): string {
  if (openedAt === undefined || until === undefined) return t`Nothing is in its log yet.`;
  const moment = momentText(openedAt, timeZone);
  const duration = durationText(Date.parse(until) - Date.parse(openedAt));
  return ended
    ? t`Opened on ${moment} (${timeZone}), ended ${duration} later.`
    : t`Opened on ${moment} (${timeZone}), not ended; the last event was ${duration} later.`;
}

function chapterSentence({ number, title, began, finished }: Report['chapters'][number]): string {
  return ngettext(
    msgid`Chapter ${number}, ${title}: ${began} learner began it, ${finished} finished it.`,
    `Chapter ${number}, ${title}: ${began} learners began it, ${finished} finished it.`,
    began,
  );
}

const STEP_COLUMNS: Table['head'] = [
  { title: '#', number: true },
  { title: t`Step`, heads: true },
  { title: t`Came`, full: t`learners who came to it`, number: true },
  { title: t`Solved`, number: true },
  { title: t`Shown`, full: t`looked up the solution and went on`, number: true },
  { title: t`Skipped`, number: true },
  { title: t`Open`, full: t`not done when the log ends`, number: true },
  { title: t`Median`, full: t`from coming to solving, minutes:seconds`, number: true },
  { title: '90 %', full: t`nine of ten were not slower`, number: true },
  { title: t`Plan`, full: t`minutes that the author thinks it takes`, number: true },
  { title: t`Hints`, number: true },
  {
    title: t`Wrong`,
    full: t`answers, choices, citations and fixes that did not pass`,
    number: true,
  },
  { title: t`Tries`, full: t`commands that did not pass`, number: true },
  { title: t`Help`, full: t`how often help was asked for`, number: true },
];

/** How a step stands, as the columns above call it. */
function howText(how: PersonReport['steps'][number]['how']): string {
  const titles = { open: t`Open`, solved: t`Solved`, shown: t`Shown`, skipped: t`Skipped` };
  return titles[how].toLocaleLowerCase(language);
}

/** Paper and fingers know no tooltips. */
function legend(head: Table['head']): string {
  const last = head.findLast(({ full }) => full);
  const terms = head.flatMap((column) => {
    const { title, full } = column;
    if (full === undefined) return [];
    return [column === last ? t`${title}: ${full}.` : t`${title}: ${full};`];
  });
  return terms.join(' ');
}

function stepTable(chapter: Report['chapters'][number]): Block {
  return {
    is: 'table',
    caption: t`Chapter ${chapter.number}: ${chapter.title}`,
    head: STEP_COLUMNS,
    rows: chapter.steps.map((step) => [
      String(step.number),
      unmarked(step.title),
      ...[step.came, step.solved, step.shown, step.skipped, step.open].map(String),
      ...[timeText(step.times.median), timeText(step.times.p90), minutesText(step.minutes)],
      ...[step.hints, step.wrong, step.tries, step.asked].map(String),
    ]),
  };
}

function peopleBlocks(report: Report, people: readonly PersonReport[]): Block[] {
  const steps = new Map(
    report.chapters.flatMap((chapter) =>
      chapter.steps.map((step) => [`${chapter.id}/${step.id}`, { chapter, step }] as const),
    ),
  );
  const byName = [...people].sort((a, b) => a.name.localeCompare(b.name) || (a.id < b.id ? -1 : 1));
  return [heading(2, t`Learners`), ...byName.flatMap((person) => personBlocks(person, steps))];
}

function personBlocks(
  person: PersonReport,
  steps: ReadonlyMap<string, { chapter: Report['chapters'][number]; step: StepReport }>,
): Block[] {
  const { name } = person;
  if (person.steps.length === 0)
    return [heading(3, name), paragraph(t`Did nothing that the room has seen.`)];
  const rows = person.steps.map((cell) => {
    const place = steps.get(`${cell.chapter}/${cell.step}`);
    return [
      `${place?.chapter.number ?? ''}.${place?.step.number ?? ''}`,
      place?.step.title ?? cell.step,
      cell.how === 'solved' && cell.solutionSeen ? t`solved after the solution` : howText(cell.how),
      cell.whole ? timeText(cell.spent) : '',
      ...[cell.hints, cell.wrong, cell.tries, cell.asked].map(String),
    ];
  });
  const head = [
    { title: '#' },
    { title: t`Step`, heads: true },
    { title: t`Is` },
    { title: t`Time`, number: true },
    ...[t`Hints`, t`Wrong`, t`Tries`, t`Help`].map((title) => ({ title, number: true })),
  ];
  return [heading(3, name), { is: 'table', caption: t`Steps of ${name}`, head, rows }];
}

function howMade({ people, elsewhere }: Report): string[] {
  const names = people !== undefined;
  return [
    names
      ? t`It has names, because they were asked for: it is for you, not for the projector.`
      : t`It has no names. Answers stand as they were typed and might hold one: read them before you hand this on.`,
    t`From the room's log: what learners' machines sent since they joined, in the server's time. What came before, or never arrived, is not in it.`,
    t`Time on a step runs from coming to it to solving it, and only while the learner is there: time in other steps does not count, nor time after it is solved (waiting at a closed gate, say), nor a page held by the gate, nor silence of ${PAUSE_MINUTES} minutes or more, which is taken for a pause. Who sat still and thought for so long looks quicker than they were.`,
    t`Median and 90 % are of those who solved it and whose coming was seen. Who did a chapter twice counts once, with the first time.`,
    ...(elsewhere > 0
      ? [
          ngettext(
            msgid`${elsewhere} event left out: at steps that this version of the school does not have.`,
            `${elsewhere} events left out: at steps that this version of the school does not have.`,
            elsewhere,
          ),
        ]
      : []),
  ];
}
