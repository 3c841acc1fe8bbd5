/** What differs per learner: seeded by a mystery, measured in the lab. Written `{{name}}` in chapters. */
export type Value = string | number | readonly string[];
export type Values = Readonly<Record<string, Value>>;

const PLACEHOLDER = /\{\{\s*([A-Za-z][A-Za-z0-9_]*)\s*\}\}/g;

/** The names used as `{{name}}` in a text, each once. */
export function placeholders(text: string): string[] {
  return [...new Set([...text.matchAll(PLACEHOLDER)].map((match) => match[1] ?? ''))];
}

/** Replaces each `{{name}}`; a list becomes `a, b`. An unknown name stays as it is, so that it is seen. */
export function fill(text: string, values: Values): string {
  return text.replace(PLACEHOLDER, (whole, name: string) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    if (value === undefined) return whole;
    return typeof value === 'object' ? value.join(', ') : String(value);
  });
}

/** All texts that a template stands for: a `{{list}}` alone stands for each of its items. */
export function fillEach(text: string, values: Values): string[] {
  const alone = /^\{\{\s*([A-Za-z][A-Za-z0-9_]*)\s*\}\}$/.exec(text.trim());
  const value =
    alone?.[1] !== undefined && Object.hasOwn(values, alone[1]) ? values[alone[1]] : undefined;
  return typeof value === 'object' ? [...value] : [fill(text, values)];
}
