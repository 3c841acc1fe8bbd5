/** A line may end after these where nothing else helps: paths, lists of flags, long calls. */
const AFTER = /[/,=&:;|@-]/;
/** How much of a line may stay empty for the sake of a better place to break. */
const WASTE = 0.4;

/**
 * Cuts a word into pieces that fit: the first into `first`, the others into `width`. After / , = and the
 * like if one stands far enough to the right, else anywhere. The first piece is '' where nothing fits.
 */
export function cutToFit(
  word: string,
  width: number,
  first: number,
  measure: (text: string) => number,
): string[] {
  if (measure(word) <= first) return [word];
  const letters = Array.from(word);
  const pieces: string[] = [];
  let from = 0;
  let room = first;
  while (from < letters.length) {
    let fits = from;
    while (fits < letters.length && measure(letters.slice(from, fits + 1).join('')) <= room)
      fits += 1;
    // One letter at least, or this would never end; but the rest of a started line may stay empty.
    if (fits === from && (room >= width || pieces.length > 0)) fits = from + 1;
    const end = fits === letters.length ? fits : from + betterEnd(letters.slice(from, fits));
    pieces.push(letters.slice(from, end).join(''));
    from = end;
    room = width;
  }
  return pieces;
}

/** Where to end a piece that could hold all of these letters. */
function betterEnd(letters: readonly string[]): number {
  const least = Math.ceil(letters.length * (1 - WASTE));
  for (let end = letters.length; end >= least && end > 0; end -= 1)
    if (AFTER.test(letters[end - 1] ?? '')) return end;
  return letters.length;
}
