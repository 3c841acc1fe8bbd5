import { z } from 'zod';
import { listOf, strict, text } from '../../base/source/fields.ts';
import type { Fault } from '../../base/source/problem.ts';
import { readYaml } from '../../base/source/yaml.ts';
import type { Placed } from '../../markdown/placed.ts';
import { fenceOf } from '../fence.ts';
import { parseScript } from '../script.ts';
import type { Section } from '../sections.ts';
import { markdownOf } from '../step.ts';
import type { TranslatedStep, TranslatedTask } from './model.ts';

const option = z.union(
  [
    text.transform((label) => ({ label, because: undefined })),
    strict({ label: text, because: text.optional() }).transform(({ label, because }) => ({
      label,
      because,
    })),
  ],
  { error: 'expected a label, or label and because' },
);

const task = strict({
  prompt: text.optional(),
  options: z.record(z.string(), option, { error: 'expected option ids with labels' }).default({}),
  slips: listOf(text).default([]),
  near: listOf(text).default([]),
}).transform(
  ({ prompt, options, slips, near }): TranslatedTask => ({
    prompt,
    options,
    slips,
    near,
  }),
);

const NO_TASK: TranslatedTask = { prompt: undefined, options: {}, slips: [], near: [] };

class Draft {
  readonly faults: Fault[] = [];
  readonly prose: Placed[] = [];
  readonly asides: string[] = [];
  readonly hints: string[] = [];
  readonly solutions: string[][] = [];
  task = NO_TASK;
  debrief: string | undefined;
  notes: string | undefined;

  read(block: Placed): void {
    const { token, line } = block;
    const fence = token.type === 'code' ? fenceOf(token.lang) : undefined;
    if (token.type !== 'code' || fence === undefined) {
      this.prose.push(block);
      return;
    }
    const words = token.text.trim();
    if (words === '') this.faults.push({ line, message: `this ${fence} block is empty` });
    if ((token.lang ?? '').trim() !== fence) {
      const message = `conditions of a ${fence} block stand in chapter.md; expected "${fence}" alone`;
      this.faults.push({ line, message });
    }
    switch (fence) {
      case 'task': {
        const read = readYaml(token.text, task, line + 1);
        if (read.ok) this.task = read.value;
        else this.faults.push(...read.faults);
        break;
      }
      case 'solution':
        this.solutions.push(this.comments(token.text, line));
        break;
      case 'aside':
        this.asides.push(words);
        break;
      case 'hint':
        this.hints.push(words);
        break;
      case 'debrief':
        this.debrief = words;
        break;
      case 'notes':
        this.notes = words;
        break;
      case 'wrong':
        this.faults.push({ line, message: 'wrong attempts are not shown: leave them away here' });
        break;
    }
  }

  private comments(source: string, line: number): string[] {
    const { lines, faults } = parseScript(source, line + 1);
    this.faults.push(...faults);
    if (lines.some(({ act }) => act !== 'say'))
      this.faults.push({
        line,
        message: 'commands stand in chapter.md; expected the lines with # alone',
      });
    return lines.flatMap((each) => (each.act === 'say' ? [each.text] : []));
  }
}

/** Reads one section of a translation. The step is only of use when `faults` is empty. */
export function readTranslatedStep(section: Section): { step: TranslatedStep; faults: Fault[] } {
  const draft = new Draft();
  for (const block of section.blocks) draft.read(block);
  const { id, title, line, from } = section;
  const { task: words, asides, hints, solutions, debrief, notes } = draft;
  const prose = markdownOf(draft.prose);
  return {
    step: { id, title, line, from, prose, task: words, asides, hints, solutions, debrief, notes },
    faults: draft.faults,
  };
}
