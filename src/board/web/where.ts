import type { Place } from '../../room/model/events.ts';
import { t } from '../../words/words.ts';

export const VIEWS = ['room', 'map', 'step', 'help', 'machines', 'join'] as const;
export type View = (typeof VIEWS)[number];

/** What this window shows; it stands in the address, so that a reload and Back work. */
export interface Where {
  readonly view: View | 'projector';
  /** The step being looked at; absent: the one the room is at. */
  readonly place?: Place;
}

export const VIEW_NAMES: Readonly<Record<View, string>> = {
  room: t`Room`,
  map: t`Map`,
  step: t`Step`,
  help: t`Help`,
  machines: t`Machines`,
  join: t`Join`,
};

export function readWhere(search: string): Where {
  const query = new URLSearchParams(search);
  const wished = query.get('view');
  const view = [...VIEWS, 'projector' as const].find((each) => each === wished) ?? 'room';
  const [chapter, step] = [query.get('chapter'), query.get('step')];
  return chapter !== null && step !== null ? { view, place: { chapter, step } } : { view };
}

export function searchOf({ view, place }: Where): string {
  return `?${new URLSearchParams({ view, ...place })}`;
}
