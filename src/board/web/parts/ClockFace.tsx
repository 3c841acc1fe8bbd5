import { clockLeft, clockText } from '../../../room/model/clock.ts';
import type { RoomState } from '../../../room/model/state.ts';
import { t } from '../../../words/words.ts';
import { useTicks } from '../use-now.ts';

/** The time left, drawn every half second; nothing without a clock. */
export function ClockFace({ state, ahead }: { state: RoomState; ahead: number }) {
  useTicks(500);
  const left = clockLeft(state, Date.now() + ahead);
  if (left === undefined) return null;
  return (
    <span className={left === 0 ? 'clock over' : 'clock'} role="timer" aria-label={t`Time left`}>
      {left === 0 ? t`time is up` : clockText(left)}
    </span>
  );
}
