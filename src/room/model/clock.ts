import type { RoomState } from './state.ts';

/** Milliseconds left on the clock, 0 when it is over; undefined without a clock. */
export function clockLeft(state: Pick<RoomState, 'clock'>, now: number): number | undefined {
  return state.clock === undefined ? undefined : Math.max(0, Date.parse(state.clock.endsAt) - now);
}

/** `12:05`, `1:02:00`. */
export function clockText(milliseconds: number): string {
  const seconds = Math.ceil(milliseconds / 1000);
  const [hours, minutes, rest] = [seconds / 3600, (seconds / 60) % 60, seconds % 60].map(
    Math.floor,
  );
  const two = (number = 0) => String(number).padStart(2, '0');
  return hours ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
}
