import type { BoardCourse } from '../../room/model/course.ts';
import type { Place } from '../../room/model/events.ts';
import { namesOf } from '../../room/model/names.ts';
import { type Learner, placeKey, type RoomState } from '../../room/model/state.ts';
import {
  helpQueue,
  type MapCell,
  mapOf,
  type Row,
  rowsOf,
  type Spot,
  spotlightOf,
  spotText,
} from '../../room/model/views.ts';
import { t } from '../../words/words.ts';

const NOT_BEGUN = t`not begun yet`;

/** What one drawing of the board stands on: derived once, used by every page. */
export interface BoardData {
  readonly state: RoomState;
  readonly now: number;
  /** By name. */
  readonly rows: readonly Row[];
  readonly rowOf: ReadonlyMap<string, Row>;
  readonly queue: readonly (Learner & { readonly helpAt: string })[];
  readonly cells: readonly MapCell[];
  readonly spotlight: Spot | undefined;
  readonly connected: number;
  /** What learners are called, by id; in the order of joining. */
  readonly names: ReadonlyMap<string, string>;
  /** The same when names are hidden. */
  readonly hiddenNames: ReadonlyMap<string, string>;
}

/** Derives everything from a room's state at a moment of the server's time. */
export function boardData(course: BoardCourse, state: RoomState, now: number): BoardData {
  const rows = rowsOf(course, state, now);
  const cells = mapOf(course, state, now, rows);
  return {
    state,
    now,
    rows,
    rowOf: new Map(rows.map((row) => [row.learner.id, row])),
    queue: helpQueue(state),
    cells,
    spotlight: spotlightOf(course, state, now, cells),
    connected: rows.filter(({ connected }) => connected).length,
    names: namesOf(state, false),
    hiddenNames: namesOf(state, true),
  };
}

/** The cell of a place on the map; undefined for places that the room does not play. */
export function cellAt(data: BoardData, place: Place | undefined): MapCell | undefined {
  if (place === undefined) return undefined;
  const key = placeKey(place);
  return data.cells.find(({ spot }) => placeKey(spot.place) === key);
}

/** A learner's name on the board, or a number in its stead. */
export function nameOf(data: BoardData, { id }: Learner, anonymous: boolean): string {
  return (anonymous ? data.hiddenNames : data.names).get(id) ?? t`somebody`;
}

/** `1.5 What it opens` of a place, also of one that the room does not play. */
export function placeText(data: BoardData, place: Place | undefined): string {
  if (place === undefined) return NOT_BEGUN;
  const cell = cellAt(data, place);
  return cell ? spotText(cell.spot) : placeKey(place);
}
