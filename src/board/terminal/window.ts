import { t } from '../../words/words.ts';

/** The part of a list that is on the screen. */
export interface Window {
  readonly from: number;
  /** Exclusive. */
  readonly to: number;
}

/** So many rows of a list of `count` that `picked` is among them, moved from `top` as little as needed. */
export function windowAround(count: number, picked: number, top: number, room: number): Window {
  const size = Math.max(1, room);
  const most = Math.max(0, count - size);
  const least = picked - size + 1;
  const from = Math.max(0, Math.min(most, Math.max(least, Math.min(top, picked))));
  return { from, to: Math.min(count, from + size) };
}

/** `12-29 of 300`, or nothing where all is seen. */
export function windowWord({ from, to }: Window, count: number): string {
  const first = from + 1;
  return to - from >= count ? '' : t`${first}-${to} of ${count}`;
}
