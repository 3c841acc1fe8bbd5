import { byJoining } from '../../room/model/names.ts';
import type { Row } from '../../room/model/views.ts';
import { type BoardData, nameOf, placeText } from './data.ts';
import { type StandingName, standingName } from './marks.ts';

export type Order = 'need' | 'name';

const URGENCY: Record<StandingName, number> = {
  asking: 0,
  stuck: 1,
  slow: 2,
  working: 3,
  new: 4,
  ready: 5,
};
/** Nobody can walk over to somebody who is away. */
const AWAY = 10;

/** Learners as the facilitator wants them; hidden names are not given away by the order. */
export function orderedRows(data: BoardData, order: Order, anonymous: boolean): readonly Row[] {
  const byName = anonymous
    ? [...data.rows].sort((a, b) => byJoining(a.learner, b.learner))
    : data.rows;
  if (order === 'name') return byName;
  const ranked = byName.map((row) => ({ row, urgency: urgencyOf(row) }));
  // Sorting is stable: those who need it equally stay in the order of their names.
  return ranked
    .sort((a, b) => a.urgency - b.urgency || waiting(b.row, data) - waiting(a.row, data))
    .map(({ row }) => row);
}

function urgencyOf(row: Row): number {
  const name = standingName(row);
  return URGENCY[name] + (row.connected || name === 'asking' ? 0 : AWAY);
}

/** Who waits for help counts from the asking, others from entering the step. */
function waiting({ learner, minutes }: Row, { now }: BoardData): number {
  return learner.helpAt === undefined ? minutes : now - Date.parse(learner.helpAt);
}

/** Whether the words stand in the learner's name, as it is shown, or in the step. */
export function holds(
  { learner }: Row,
  words: string,
  data: BoardData,
  anonymous: boolean,
): boolean {
  const text = `${nameOf(data, learner, anonymous)}\n${placeText(data, learner.place)}`;
  return text.toLowerCase().includes(words.trim().toLowerCase());
}
