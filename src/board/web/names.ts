import type { RoomState } from '../../room/model/state.ts';

/** What a learner is called on the screen. */
export type NameOf = (learner: string) => string;

/** Names as they are, or, while they are hidden, `learner 7`: the seventh who joined, the same all day. */
export function namesIn(state: RoomState, hidden: boolean): NameOf {
  if (!hidden) return (id) => state.learners[id]?.name ?? 'somebody';
  const numbers = new Map(Object.keys(state.learners).map((id, index) => [id, index + 1]));
  return (id) => `learner ${numbers.get(id) ?? '?'}`;
}
