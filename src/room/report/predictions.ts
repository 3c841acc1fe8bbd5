import type { BoardChapter, BoardStep } from '../model/course.ts';
import { placeKey } from '../model/state.ts';
import { byThemselves, type Cell } from './cell.ts';
import type { Person } from './person.ts';

/** What was predicted at one step, and what can be said of it afterwards. */
export interface Prediction {
  readonly chapter: string;
  readonly step: string;
  readonly title: string;
  readonly prompt: string;
  readonly bars: readonly PredictionBar[];
  /** Learners whose last word was another than their first. */
  readonly changed: number;
  readonly after: After;
}

export interface PredictionBar {
  readonly label: string;
  /** Learners whose last word it was. */
  readonly count: number;
  /** The same learners at the step named in `after`. */
  readonly came: number;
  readonly right: number;
}

/** What "right" means in the bars. */
export type After =
  /** A later question with the same options: who chose what is right there, at last. */
  | { readonly by: 'choice'; readonly title: string; readonly rightLabels: readonly string[] }
  /** The next task: who then solved it without looking at the solution. */
  | { readonly by: 'task'; readonly title: string }
  | { readonly by: 'nothing' };

/** A chapter's predictions. The course itself never says which prediction is right: that is for finding out. */
export function predictionsOf(chapter: BoardChapter, people: readonly Person[]): Prediction[] {
  return chapter.steps.flatMap((step, index) =>
    step.kind === 'predict' ? [predictionOf(chapter, step, index, people)] : [],
  );
}

function predictionOf(
  chapter: BoardChapter,
  step: BoardStep,
  index: number,
  people: readonly Person[],
): Prediction {
  const later = chapter.steps.slice(index + 1);
  const same = later.find((each) => each.kind === 'choose' && sameOptions(each, step));
  const follower = same ?? later.find(({ kind }) => kind !== 'read' && kind !== 'predict');
  const at = (person: Person, place: BoardStep | undefined) =>
    place && person.cells.get(placeKey({ chapter: chapter.id, step: place.id }));
  const right = same === undefined ? byThemselves : chosenRight(same);
  const predicted = people.flatMap((person) => {
    const cell = at(person, step);
    if (cell?.last === undefined) return [];
    return [{ first: cell.first, last: cell.last, later: at(person, follower) }];
  });
  const bar = (id: string, label: string): PredictionBar => {
    const those = predicted.filter(({ last }) => last === id);
    const came = those.flatMap(({ later }) => later ?? []);
    return { label, count: those.length, came: came.length, right: came.filter(right).length };
  };
  return {
    chapter: chapter.id,
    step: step.id,
    title: step.title,
    prompt: step.prompt ?? '',
    bars: [
      ...step.options.map(({ id, label }) => bar(id, label)),
      ...unknown(predicted, step).map((id) => bar(id, id)),
    ],
    changed: predicted.filter(({ first, last }) => first !== last).length,
    after: afterOf(same, follower),
  };
}

function afterOf(same: BoardStep | undefined, follower: BoardStep | undefined): After {
  if (same) {
    const rightLabels = same.options.filter(({ right }) => right).map(({ label }) => label);
    return { by: 'choice', title: same.title, rightLabels };
  }
  return follower ? { by: 'task', title: follower.title } : { by: 'nothing' };
}

function sameOptions(one: BoardStep, other: BoardStep): boolean {
  const words = ({ options }: BoardStep) =>
    options
      .map(({ id, label }) => `${id} ${label}`)
      .sort()
      .join('\n');
  return words(one) === words(other);
}

function chosenRight(step: BoardStep): (cell: Cell) => boolean {
  const right = step.options.filter((option) => option.right).map(({ id }) => id);
  return ({ last }) => last !== undefined && sorted(last.split(', ')) === sorted(right);
}

function sorted(ids: readonly string[]): string {
  return [...ids].sort().join(', ');
}

/** Options that this course does not have: from another version of it, or made up. Only a few are told. */
function unknown(predicted: readonly { readonly last: string }[], step: BoardStep): string[] {
  const known = new Set(step.options.map(({ id }) => id));
  return [...new Set(predicted.map(({ last }) => last))]
    .filter((id) => !known.has(id))
    .sort()
    .slice(0, 5);
}
