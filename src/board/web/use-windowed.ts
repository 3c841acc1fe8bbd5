import { type RefObject, useEffect, useState } from 'react';

/** Rows drawn above and below what is seen. */
const MARGIN = 12;
/** A table of so many rows is cheap enough whole; the browser's own search finds all of it then. */
const WHOLE = 150;

/** Which rows of a table are near the window, if it is long; all rows are `height` pixels high. */
export function useWindowed(
  body: RefObject<HTMLElement | null>,
  count: number,
  height: number,
): { readonly start: number; readonly end: number } {
  const [seen, setSeen] = useState({ start: 0, end: 60 });
  useEffect(() => {
    const look = () => {
      const top = body.current?.getBoundingClientRect().top ?? 0;
      const start = Math.max(0, Math.floor(-top / height) - MARGIN);
      const end = Math.ceil((window.innerHeight - top) / height) + MARGIN;
      setSeen((old) => (old.start === start && old.end === end ? old : { start, end }));
    };
    look();
    window.addEventListener('scroll', look, { passive: true });
    window.addEventListener('resize', look);
    return () => {
      window.removeEventListener('scroll', look);
      window.removeEventListener('resize', look);
    };
  }, [body, height]);
  if (count <= WHOLE) return { start: 0, end: count };
  const start = Math.min(seen.start, Math.max(0, count - 1));
  return { start, end: Math.min(count, Math.max(start, seen.end)) };
}
