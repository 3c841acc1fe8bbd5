import { fill, placeholders, type Value, type Values } from '../base/values.ts';

/** A line longer than this is only looked at up to here: no expression may hang on it. */
const LONGEST_LINE = 100_000;

/**
 * An author's regular expression with its `{{values}}` filled in as plain text (a list as any of its
 * items). An expression that does not compile matches nothing.
 */
export function patternOf(source: string, values: Values): (text: string) => boolean {
  const escaped: Record<string, Value> = {};
  for (const name of placeholders(source)) {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    if (value === undefined) continue;
    escaped[name] =
      typeof value === 'object'
        ? `(?:${value.map(literally).join('|')})`
        : literally(String(value));
  }
  try {
    const expression = new RegExp(fill(source, escaped));
    return (text) => {
      try {
        return expression.test(text.length > LONGEST_LINE ? text.slice(0, LONGEST_LINE) : text);
      } catch {
        return false;
      }
    };
  } catch {
    return () => false;
  }
}

function literally(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}
