import type { Power } from '../base/powers.ts';
import { holds, type Machine } from '../course/condition.ts';
import type { Chapter, Step } from '../course/model.ts';

/** One way to solve a task, and what a machine must allow or have for it. */
export interface Way {
  readonly name: string;
  readonly needs: readonly Power[];
  readonly tools: readonly string[];
  readonly without: readonly string[];
  /** Whether it can be gone on this machine. */
  readonly open: boolean;
}

export interface StepWays {
  readonly chapter: string;
  readonly step: string;
  readonly kind: Step['task']['kind'];
  readonly ways: readonly Way[];
}

/** For each task of the chapters its ways by power and tool; steps that are only read have none. */
export function waysOf(chapters: readonly Chapter[], machine: Machine): StepWays[] {
  return chapters.flatMap((chapter) =>
    chapter.steps
      .filter(({ task }) => task.kind !== 'read')
      .map((step) => ({
        chapter: chapter.id,
        step: step.id,
        kind: step.task.kind,
        ways: stepWays(step, chapter, machine),
      })),
  );
}

function stepWays(step: Step, chapter: Chapter, machine: Machine): Way[] {
  const way = (name: string, more: Partial<Pick<Way, 'needs' | 'tools' | 'without'>>): Way => {
    const condition = {
      needs: [
        ...new Set([...chapterPowers(step, chapter), ...step.wants.needs, ...(more.needs ?? [])]),
      ],
      tools: [...step.wants.tools, ...(more.tools ?? [])],
      without: more.without ?? [],
    };
    return { name, ...condition, open: holds(condition, machine) };
  };
  if (step.task.kind === 'predict' || step.task.kind === 'choose') return [way('thinking', {})];
  return step.solutions.map((script) => {
    const told = script.lines.find((line) => line.act === 'type' || line.act === 'answer');
    return way(told !== undefined && 'text' in told ? told.text : '(nothing typed)', script);
  });
}

/** Choices are made in the head; everything else happens in the lab, with what the chapter needs. */
function chapterPowers({ task }: Step, chapter: Chapter): readonly Power[] {
  return task.kind === 'predict' || task.kind === 'choose' ? [] : chapter.powers;
}

/** The ways as a text, one task after the other. */
export function waysText(all: readonly StepWays[]): string {
  return all
    .map(({ chapter, step, kind, ways }) => {
      const rows = ways.map((way) => {
        const condition = [
          ...way.needs,
          ...way.tools,
          ...(way.without.length > 0 ? [`without ${way.without.join(' or ')}`] : []),
        ].join(', ');
        const typed = way.name.length > 60 ? `${way.name.slice(0, 59)}…` : way.name;
        return `  ${way.open ? 'open  ' : 'closed'}  ${typed}${condition === '' ? '' : `  [${condition}]`}`;
      });
      return [`${chapter}/${step} (${kind})`, ...rows].join('\n');
    })
    .join('\n');
}
