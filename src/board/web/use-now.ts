import { useEffect, useReducer } from 'react';

/** Draws again every so often: time passes on a board even when nothing happens. */
export function useTicks(everyMs: number): void {
  const [, tick] = useReducer((count: number) => count + 1, 0);
  useEffect(() => {
    const timer = setInterval(tick, everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
}
