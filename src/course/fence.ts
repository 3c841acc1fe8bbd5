import type { Power } from '../base/powers.ts';
import { power } from '../base/source/fields.ts';
import { didYouMean } from '../base/source/nearest.ts';
import type { Fault } from '../base/source/problem.ts';
import type { Condition } from './condition.ts';

/** Fences that are not shown as code but mean something. */
export const FENCES = ['task', 'aside', 'hint', 'solution', 'wrong', 'debrief', 'notes'] as const;
export type Fence = (typeof FENCES)[number];

/** Languages that chapters show; a word near one of ours is more likely a typing slip. */
const LANGUAGES = [
  ...['sh', 'bash', 'shell', 'console', 'text', 'txt', 'c', 'python', 'py', 'json', 'yaml', 'toml'],
  ...['ini', 'diff', 'http', 'html', 'css', 'js', 'javascript', 'ts', 'make', 'strace', 'plain'],
  ...['conf', 'config', 'ngrep', 'tcpdump', 'none', 'mermaid', 'go', 'rust', 'markdown', 'md'],
];

export interface Attributes extends Condition {
  readonly because: string | undefined;
}

const CONDITION = ['needs', 'tools', 'without'];
const ALLOWED: Readonly<Record<Fence, readonly string[]>> = {
  task: [],
  aside: CONDITION,
  hint: CONDITION,
  debrief: [],
  notes: [],
  solution: CONDITION,
  wrong: [...CONDITION, 'because'],
};

/** The first word of an info string, if it is one of ours. */
export function fenceOf(info: string | undefined): Fence | undefined {
  const first = info?.trim().split(/\s/)[0];
  return FENCES.find((fence) => fence === first);
}

/** A fence of ours that was probably meant: `hints`, `soluton`. */
export function mistypedFence(info: string | undefined): string | undefined {
  const first = info?.trim().split(/\s/)[0]?.toLowerCase() ?? '';
  if (first === '' || LANGUAGES.includes(first)) return undefined;
  return didYouMean(first, FENCES) || undefined;
}

function values(text: string): string[] {
  return text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** Reads `needs=traceAttach,sniff tools=ltrace without=sniff because="two words"` behind a fence's name. */
export function readAttributes(
  fence: Fence,
  info: string,
  line: number,
): { attributes: Attributes; faults: Fault[] } {
  const faults: Fault[] = [];
  const needs: Power[] = [];
  let tools: string[] = [];
  let without: string[] = [];
  let because: string | undefined;
  const rest = info.trim().slice(fence.length);
  const pattern = /\s+(?:([A-Za-z]+)=(?:"([^"]*)"|'([^']*)'|([^\s"']+))|(\S+))/g;
  for (const [, key = '', double, single, bare, stray] of rest.matchAll(pattern)) {
    const value = double ?? single ?? bare ?? '';
    const allowed = ALLOWED[fence];
    if (stray !== undefined)
      faults.push({ line, message: `"${stray}": expected name=value or name="several words"` });
    else if (!allowed.includes(key))
      faults.push({
        line,
        message: `a ${fence} block has no "${key}"${didYouMean(key, allowed)}`,
      });
    else if (key === 'because') because = value;
    else if (key === 'tools') tools = values(value);
    else if (key === 'without') without = values(value);
    else
      for (const name of values(value)) {
        const parsed = power.safeParse(name);
        if (parsed.success) needs.push(parsed.data);
        else faults.push({ line, message: `needs: ${parsed.error.issues[0]?.message ?? name}` });
      }
  }
  return { attributes: { needs, tools, without, because }, faults };
}
