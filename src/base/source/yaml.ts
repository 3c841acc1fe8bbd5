import { isMap, isNode, isScalar, LineCounter, type Node, parseDocument } from 'yaml';
import type { z } from 'zod';
import { cleanLine } from '../clean.ts';
import type { Fault } from './problem.ts';

type Result<T> =
  | {
      ok: true;
      value: T;
      /** The line in the file on which the value at a path begins. */
      lineOf: (...path: readonly PropertyKey[]) => number;
    }
  | { ok: false; faults: Fault[] };

/** YAML reads `{{name}}` without quotes as a map of a map: the commonest slip deserves its own words. */
function unquoted(source: string, line: number): string | undefined {
  const text = source.split('\n')[line - 1] ?? '';
  return /[:-]\s+\{\{/.test(text) ? 'put quotes around {{…}}: "{{name}}"' : undefined;
}

/** yaml's own words, and what to do about the commonest one. */
function brokenText(message: string): string {
  const advice = message.startsWith('Nested mappings')
    ? '; put quotes around a text that has a colon and a space in it'
    : '';
  return `this is not YAML: ${cleanLine(message, 200)}${advice}`;
}

function nodeAt(root: Node | null, path: readonly PropertyKey[]): Node | null {
  let node: Node | null = root;
  for (const step of path) {
    let next: unknown;
    if (isMap(node)) {
      const pair = node.items.find((item) => isScalar(item.key) && item.key.value === step);
      next = pair?.value ?? pair?.key;
    } else if (node !== null && 'items' in node && typeof step === 'number')
      next = node.items[step];
    if (!isNode(next)) break;
    node = next;
  }
  return node;
}

function keyAt(root: Node | null, path: readonly PropertyKey[], key: string): Node | null {
  const map = nodeAt(root, path);
  if (!isMap(map)) return map;
  const pair = map.items.find((item) => isScalar(item.key) && item.key.value === key);
  return isNode(pair?.key) ? pair.key : map;
}

function placeName(path: readonly PropertyKey[]): string {
  return path
    .map((step) => (typeof step === 'number' ? `[${step + 1}]` : `.${String(step)}`))
    .join('')
    .replace(/^\./, '');
}

/** The line of every complaint, and the complaint with the name of the place it is about. */
function faultsOf(
  error: z.ZodError,
  root: Node | null,
  source: string,
  lines: LineCounter,
  firstLine: number,
): Fault[] {
  return error.issues.map((issue) => {
    const unknown = issue.code === 'unrecognized_keys' ? issue.keys[0] : undefined;
    const node =
      unknown === undefined ? nodeAt(root, issue.path) : keyAt(root, issue.path, unknown);
    const line = lines.linePos(node?.range?.[0] ?? 0).line || 1;
    const quote = issue.code.startsWith('invalid') ? unquoted(source, line) : undefined;
    const where = placeName(issue.path);
    const message = quote ?? issue.message;
    return {
      line: firstLine + line - 1,
      message: where === '' ? message : `${where}: ${message}`,
    };
  });
}

/**
 * Reads YAML with a schema. All scalars reach the schema as texts, so `1.10` stays `1.10` and `no` stays
 * `no`. `firstLine` is the line in the file on which `source` begins. Never throws.
 */
export function readYaml<T>(source: string, schema: z.ZodType<T>, firstLine: number): Result<T> {
  const lines = new LineCounter();
  const document = parseDocument(source, {
    lineCounter: lines,
    schema: 'failsafe',
    prettyErrors: false,
    logLevel: 'silent',
  });
  const broken = [...document.errors, ...document.warnings];
  if (broken.length > 0) {
    const faults = broken.slice(0, 3).map((error) => {
      const line = lines.linePos(error.pos[0]).line || 1;
      const why = unquoted(source, line) ?? brokenText(error.message);
      return { line: firstLine + line - 1, message: why };
    });
    return { ok: false, faults };
  }
  let data: unknown;
  try {
    data = document.toJS({ maxAliasCount: 100 });
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { ok: false, faults: [{ line: firstLine, message: `this is not YAML: ${why}` }] };
  }
  const parsed = schema.safeParse(data ?? {});
  if (parsed.success) {
    const lineOf = (...path: readonly PropertyKey[]) => {
      const start = nodeAt(document.contents, path)?.range?.[0] ?? 0;
      return firstLine + (lines.linePos(start).line || 1) - 1;
    };
    return { ok: true, value: parsed.data, lineOf };
  }
  return { ok: false, faults: faultsOf(parsed.error, document.contents, source, lines, firstLine) };
}
