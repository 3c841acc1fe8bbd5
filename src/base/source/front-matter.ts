/** Splits a text into YAML and Markdown. `bodyLine` is the line on which the body begins, from 1. */
export function splitFrontMatter(
  source: string,
): { yaml: string; body: string; bodyLine: number } | undefined {
  const found = /^---[ \t]*\n([\s\S]*?)(?:^|\n)(?:---|\.\.\.)[ \t]*(?:\n|$)/m.exec(source);
  if (found === null || found.index !== 0) return undefined;
  return {
    yaml: found[1] ?? '',
    body: source.slice(found[0].length),
    bodyLine: found[0].split('\n').length,
  };
}
