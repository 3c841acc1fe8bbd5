import type { Key } from 'ink';
import { useState } from 'react';

export interface Scroll {
  /** The first line that is shown, from 0. */
  readonly top: number;
  /** The last place that `top` may have; 0 where everything fits. */
  readonly most: number;
  /** Moves by arrows, PgUp, PgDn and Space; false: the key is somebody else's. */
  readonly take: (input: string, key: Key) => boolean;
}

/** A place in `count` lines of which `room` fit on the screen. */
export function useScroll(count: number, room: number): Scroll {
  const [wish, setTop] = useState(0);
  const most = Math.max(0, count - room);
  const top = Math.min(wish, most);
  const take = (input: string, key: Key) => {
    const by = key.upArrow
      ? -1
      : key.downArrow
        ? 1
        : key.pageUp
          ? 1 - room
          : key.pageDown || input === ' '
            ? room - 1
            : undefined;
    if (by === undefined) return false;
    setTop(Math.max(0, Math.min(most, top + by)));
    return true;
  };
  return { top, most, take };
}
