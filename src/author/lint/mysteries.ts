import { didYouMean } from '../../base/source/nearest.ts';
import type { Fault } from '../../base/source/problem.ts';
import { placeholders } from '../../base/values.ts';
import type { Step } from '../../course/model.ts';
import { type LintContext, lineOf, type StepRule } from './context.ts';

function promised(context: LintContext): string[] {
  return [...context.manifests.values()].flatMap((manifest) => manifest.values);
}

function unknownMystery(id: string, context: LintContext): string {
  const ids = context.chapter.mysteries;
  const known = ids.length === 0 ? '; this chapter has none' : `; known are ${ids.join(', ')}`;
  return `"${id}" is not a mystery of this chapter${didYouMean(id, ids) || known}`;
}

/** Placeholders in any text of something, that no mystery of the chapter promises. */
export function unpromised(
  thing: unknown,
  context: LintContext,
  line: (needle: string) => number,
): Fault[] {
  // A mystery without a manifest may promise anything; that it is missing is told elsewhere.
  if (context.chapter.mysteries.some((id) => !context.manifests.has(id))) return [];
  const text = JSON.stringify(thing);
  const names = promised(context);
  const faults = placeholders(text)
    .filter((name) => !names.includes(name))
    .map((name) => ({
      line: line(`{{${name}`),
      message: `no mystery of this chapter promises {{${name}}}${didYouMean(name, names)}`,
    }));
  const odd = text.match(/\{\{(?!\s*[A-Za-z][A-Za-z0-9_]*\s*\}\})[^"}]{0,30}/)?.[0];
  if (odd === undefined) return faults;
  const message = `"${odd}": expected {{name}}, letters and digits only`;
  return [...faults, { line: line(odd), message }];
}

function probeFaults(step: Step, context: LintContext): Fault[] {
  if (step.task.kind !== 'fix') return [];
  const { probe } = step.task;
  const [mystery = '', name = ''] = probe.split('/');
  const line = lineOf(step, probe, context);
  if (!context.chapter.mysteries.includes(mystery))
    return [{ line, message: `probe: ${unknownMystery(mystery, context)}` }];
  const manifest = context.manifests.get(mystery);
  if (manifest === undefined || Object.hasOwn(manifest.probes, name)) return [];
  const names = Object.keys(manifest.probes);
  return [
    {
      line,
      message: `probe: "${mystery}" has no probe "${name}"${didYouMean(name, names)}`,
    },
  ];
}

/** Probes, opened boxes and values are those of the chapter's mysteries. */
export const mysteries: StepRule = (step, context) => [
  ...probeFaults(step, context),
  ...step.opens
    .filter((id) => !context.chapter.mysteries.includes(id))
    .map((id) => ({
      line: lineOf(step, 'opens', context),
      message: `opens: ${unknownMystery(id, context)}`,
    })),
  ...unpromised(step, context, (needle) => lineOf(step, needle, context)),
];

/** Mysteries of the chapter's front matter that do not exist, and values that two of them promise. */
export function chapterMysteries(context: LintContext): Fault[] {
  const at = context.source.findIndex((text) => text.startsWith('mysteries'));
  const line = at < 0 ? 2 : at + 1;
  const missing = context.chapter.mysteries
    .filter((id) => !context.manifests.has(id))
    .map((id) => ({
      line,
      message: `mysteries: there is no mystery "${id}"; expected mysteries/${id}/manifest.yaml`,
    }));
  const names = promised(context);
  const twice = [...new Set(names.filter((name, index) => names.indexOf(name) !== index))];
  return [
    ...missing,
    ...twice.map((name) => ({ line, message: `two mysteries promise the value "${name}"` })),
  ];
}
