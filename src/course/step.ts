import type { Fault } from '../base/source/problem.ts';
import { readYaml } from '../base/source/yaml.ts';
import type { Placed } from '../markdown/placed.ts';
import type { Condition } from './condition.ts';
import { type Attributes, fenceOf, readAttributes } from './fence.ts';
import type { Conditional, Script, Step, Task, WrongAttempt } from './model.ts';
import { parseScript } from './script.ts';
import type { Section } from './sections.ts';
import { taskOf, taskSchema, type WrittenTask } from './task-schema.ts';

/** A step whose minutes may still have to be shared out. */
export type StepDraft = Omit<Step, 'minutes'> & { readonly ownMinutes: number | undefined };

/** Blocks as Markdown again. */
export function markdownOf(blocks: readonly Placed[]): string {
  return blocks
    .map((block) => block.token.raw)
    .join('')
    .trim();
}

/** What the fences of one step hold, while they are read. */
class Draft {
  readonly faults: Fault[] = [];
  readonly prose: Placed[] = [];
  readonly asides: Conditional[] = [];
  readonly hints: Conditional[] = [];
  readonly solutions: Script[] = [];
  readonly wrongAttempts: WrongAttempt[] = [];
  written: WrittenTask | undefined;
  debrief: string | undefined;
  notes: string | undefined;
  private readonly once = new Set<string>();

  /** Complains about a second block of a kind that may stand once. */
  single(fence: string, line: number): void {
    if (this.once.has(fence))
      this.faults.push({ line, message: `a second ${fence} block in this step; expected one` });
    this.once.add(fence);
  }

  filled(fence: string, text: string, line: number): string {
    if (text.trim() === '') this.faults.push({ line, message: `this ${fence} block is empty` });
    return text.trim();
  }

  script(text: string, line: number, attributes: Attributes): WrongAttempt {
    const { lines, faults } = parseScript(text, line + 1);
    this.faults.push(...faults);
    return { lines, line, ...attributes };
  }

  read(block: Placed): void {
    const { token, line } = block;
    const fence = token.type === 'code' ? fenceOf(token.lang) : undefined;
    if (token.type !== 'code' || fence === undefined) {
      this.prose.push(block);
      return;
    }
    const { attributes, faults } = readAttributes(fence, token.lang ?? '', line);
    this.faults.push(...faults);
    switch (fence) {
      case 'task': {
        this.single(fence, line);
        // YAML forbids tabs in front of a line; authors' editors do not.
        const source = token.text.replace(/^[ \t]+/gm, (lead) => lead.replaceAll('\t', '  '));
        const task = readYaml(source, taskSchema, line + 1);
        if (task.ok) this.written = task.value;
        else this.faults.push(...task.faults);
        break;
      }
      case 'aside':
        this.asides.push({
          text: this.filled(fence, token.text, line),
          ...conditionOf(attributes),
        });
        break;
      case 'hint':
        this.hints.push({ text: this.filled(fence, token.text, line), ...conditionOf(attributes) });
        break;
      case 'solution': {
        const { lines } = this.script(token.text, line, attributes);
        this.solutions.push({ lines, line, ...conditionOf(attributes) });
        break;
      }
      case 'wrong':
        this.wrongAttempts.push(this.script(token.text, line, attributes));
        break;
      case 'debrief':
        this.single(fence, line);
        this.debrief = this.filled(fence, token.text, line);
        break;
      case 'notes':
        this.single(fence, line);
        this.notes = this.filled(fence, token.text, line);
        break;
    }
  }
}

function conditionOf({ needs, tools, without }: Attributes): Condition {
  return { needs, tools, without };
}

/** Reads one section. The step is only of use when `faults` is empty. */
export function readStep(section: Section): { step: StepDraft; faults: Fault[] } {
  const draft = new Draft();
  for (const block of section.blocks) draft.read(block);
  const task: Task = draft.written === undefined ? { kind: 'read' } : taskOf(draft.written);
  const step: StepDraft = {
    id: section.id,
    title: section.title,
    line: section.line,
    ownMinutes: draft.written?.minutes,
    prose: markdownOf(draft.prose),
    asides: draft.asides,
    task,
    wants: draft.written?.wants ?? { needs: [], tools: [] },
    hints: draft.hints,
    solutions: draft.solutions,
    wrongAttempts: draft.wrongAttempts,
    debrief: draft.debrief,
    notes: draft.notes,
    opens: draft.written?.opens ?? [],
  };
  return { step, faults: draft.faults };
}
