import { answerBlocks, helpBlocks, noteBlocks, predictionBlocks } from './compose-rest.ts';
import { stuckBlocks } from './compose-stuck.ts';
import { type Block, heading, type Page, paragraph, type Table } from './page.ts';
import type { PersonReport } from './people.ts';
import { PAUSE_MINUTES } from './person.ts';
import type { Report, StepReport } from './report.ts';
import { count, durationText, minutesText, momentText, timeText, unmarked } from './words.ts';

export interface Composing {
  /** The reader's time zone, as Intl knows it. */
  readonly timeZone: string;
}

/** The report as a page: what a facilitator asks first stands first. */
export function composed(report: Report, { timeZone }: Composing): Page {
  const title = `Report of the room “${report.name}”`;
  if (report.active === 0)
    return {
      title,
      blocks: [
        paragraph(roomSentence(report, timeZone)),
        paragraph('Nobody has done anything in this room yet, so there is nothing more to tell.'),
        ...noteBlocks(report, timeZone),
      ],
    };
  return {
    title,
    blocks: [
      paragraph(roomSentence(report, timeZone)),
      {
        is: 'list',
        items: report.chapters.map(
          ({ number, title, began, finished }) =>
            `Chapter ${number}, ${title}: ${count(began, 'learner')} began it, ${finished} finished it.`,
        ),
      },
      heading(2, 'Where the room got stuck'),
      ...stuckBlocks(report),
      heading(2, 'Predictions before and after'),
      ...predictionBlocks(report),
      heading(2, 'Step by step'),
      ...report.chapters.filter(({ began }) => began > 0).map(stepTable),
      { is: 'text', text: legend(STEP_COLUMNS), quiet: true },
      heading(2, 'Answers'),
      ...answerBlocks(report),
      heading(2, 'Help'),
      ...helpBlocks(report),
      ...noteBlocks(report, timeZone),
      ...(report.people === undefined ? [] : peopleBlocks(report, report.people)),
      heading(2, 'How this was made'),
      { is: 'list', items: howMade(report) },
    ],
  };
}

function roomSentence(report: Report, timeZone: string): string {
  const { openedAt, until, joined, active } = report;
  const when =
    openedAt === undefined || until === undefined
      ? 'Nothing is in its log yet.'
      : `Opened on ${momentText(openedAt, timeZone)} (${timeZone}), ${
          report.ended ? 'ended' : 'not ended; the last event was'
        } ${durationText(Date.parse(until) - Date.parse(openedAt))} later.`;
  const idle = joined - active;
  const who = `${count(joined, 'learner')} joined${
    idle > 0 && active > 0 ? `; ${idle} of them did nothing that the room has seen` : ''
  }.`;
  return `${when} ${who} The room's id is ${report.room}.`;
}

const STEP_COLUMNS: Table['head'] = [
  { title: '#', number: true },
  { title: 'Step' },
  { title: 'Came', full: 'learners who came to it', number: true },
  { title: 'Solved', number: true },
  { title: 'Shown', full: 'looked up the solution and went on', number: true },
  { title: 'Skipped', number: true },
  { title: 'Open', full: 'not done when the log ends', number: true },
  { title: 'Median', full: 'from coming to solving, minutes:seconds', number: true },
  { title: '90 %', full: 'nine of ten were not slower', number: true },
  { title: 'Plan', full: 'minutes that the author thinks it takes', number: true },
  { title: 'Hints', number: true },
  { title: 'Wrong', full: 'answers, choices, citations and fixes that did not pass', number: true },
  { title: 'Tries', full: 'commands that did not pass', number: true },
  { title: 'Help', full: 'how often help was asked for', number: true },
];

/** Paper and fingers know no tooltips. */
function legend(head: Table['head']): string {
  return `${head.flatMap(({ title, full }) => (full ? [`${title}: ${full}`] : [])).join('; ')}.`;
}

function stepTable(chapter: Report['chapters'][number]): Block {
  return {
    is: 'table',
    caption: `Chapter ${chapter.number}: ${chapter.title}`,
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
  return [heading(2, 'Learners'), ...byName.flatMap((person) => personBlocks(person, steps))];
}

function personBlocks(
  person: PersonReport,
  steps: ReadonlyMap<string, { chapter: Report['chapters'][number]; step: StepReport }>,
): Block[] {
  if (person.steps.length === 0)
    return [heading(3, person.name), paragraph('Did nothing that the room has seen.')];
  const rows = person.steps.map((cell) => {
    const place = steps.get(`${cell.chapter}/${cell.step}`);
    return [
      `${place?.chapter.number ?? ''}.${place?.step.number ?? ''}`,
      place?.step.title ?? cell.step,
      cell.how === 'solved' && cell.solutionSeen ? 'solved after the solution' : cell.how,
      cell.whole ? timeText(cell.spent) : '',
      ...[cell.hints, cell.wrong, cell.tries, cell.asked].map(String),
    ];
  });
  const head = [
    { title: '#' },
    { title: 'Step' },
    { title: 'Is' },
    { title: 'Time', number: true },
    ...['Hints', 'Wrong', 'Tries', 'Help'].map((title) => ({ title, number: true })),
  ];
  return [heading(3, person.name), { is: 'table', caption: `Steps of ${person.name}`, head, rows }];
}

function howMade(report: Report): string[] {
  const names = report.people !== undefined;
  return [
    names
      ? 'It has names, because they were asked for: it is for you, not for the projector.'
      : 'It has no names. Answers stand as they were typed and might hold one: read them before you hand this on.',
    "From the room's log: what learners' machines sent since they joined, in the server's time. What came before, or never arrived, is not in it.",
    `Time on a step runs from coming to it to solving it, and only while the learner is there: time in other steps does not count, nor time after it is solved (waiting at a closed gate, say), nor a page held by the gate, nor silence of ${PAUSE_MINUTES} minutes or more, which is taken for a pause. Who sat still and thought for so long looks quicker than they were.`,
    'Median and 90 % are of those who solved it and whose coming was seen. Who did a chapter twice counts once, with the first time.',
    ...(report.elsewhere > 0
      ? [
          `${count(report.elsewhere, 'event')} left out: at steps that this version of the school does not have.`,
        ]
      : []),
  ];
}
