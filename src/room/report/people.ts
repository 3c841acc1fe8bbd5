import type { BoardChapter } from '../model/course.ts';
import { placeKey } from '../model/state.ts';
import type { Cell } from './cell.ts';
import type { Person } from './person.ts';

/** One learner's own table. Only made when names were asked for. */
export interface PersonReport {
  readonly name: string;
  readonly id: string;
  readonly finished: readonly string[];
  readonly steps: readonly (Omit<Cell, 'first' | 'last'> & {
    readonly chapter: string;
    readonly step: string;
  })[];
}

export function personReport(person: Person, played: readonly BoardChapter[]): PersonReport {
  const { name, id } = person;
  return {
    ...{ name, id },
    finished: played.filter((chapter) => person.finished.has(chapter.id)).map(({ id }) => id),
    steps: played.flatMap((chapter) =>
      chapter.steps.flatMap((step) => {
        const cell = person.cells.get(placeKey({ chapter: chapter.id, step: step.id }));
        if (cell === undefined) return [];
        const { first: _first, last: _last, ...rest } = cell;
        return [{ chapter: chapter.id, step: step.id, ...rest }];
      }),
    ),
  };
}
