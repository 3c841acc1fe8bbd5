/** Remembers the latest results of a pure function of text, so that drawing again costs nothing. */
export function remember<T>(make: (key: string) => T, most = 64): (key: string) => T {
  const known = new Map<string, T>();
  return (key) => {
    const before = known.get(key);
    if (before !== undefined) return before;
    const made = make(key);
    known.set(key, made);
    const oldest = known.keys().next().value;
    if (known.size > most && oldest !== undefined) known.delete(oldest);
    return made;
  };
}
