/** How many letters must change, be added or removed to get from `a` to `b` (Levenshtein). */
export function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}

/**
 * The word that was probably meant, or undefined when none is near: at most a third of the letters
 * (and at least two) may differ, or one must begin with the other. Long input is not compared.
 */
export function nearest(word: string, words: readonly string[]): string | undefined {
  const wanted = word.toLowerCase();
  if (wanted === '' || wanted.length > 80) return undefined;
  let best: { word: string; far: number } | undefined;
  for (const candidate of words) {
    const known = candidate.toLowerCase();
    const begins = wanted.length >= 3 && (known.startsWith(wanted) || wanted.startsWith(known));
    const far = begins ? 1 : distance(wanted, known);
    const limit = Math.max(2, Math.floor(Math.max(wanted.length, known.length) / 3));
    if (
      far <= limit &&
      far < Math.max(wanted.length, known.length) &&
      far < (best?.far ?? Number.POSITIVE_INFINITY)
    )
      best = { word: candidate, far };
  }
  return best?.word;
}

/** `; did you mean "x"?` or nothing: to be put behind a message for authors. */
export function didYouMean(word: string, words: readonly string[]): string {
  const near = nearest(word, words);
  return near === undefined ? '' : `; did you mean "${near}"?`;
}
