import { describe, expect, test } from 'vitest';
import type { Power, Powers } from '../../src/base/powers.ts';
import { adapt } from '../../src/course/adapt.ts';
import { type Condition, holds, type Machine } from '../../src/course/condition.ts';
import type { Step } from '../../src/course/model.ts';
import { parseChapter } from '../../src/course/parse.ts';

function machine(powers: readonly Power[], tools: readonly string[] = []): Machine {
  const has = (power: Power) => powers.includes(power);
  const found: Powers = {
    traceChild: has('traceChild'),
    traceAttach: has('traceAttach'),
    sniff: has('sniff'),
    kernelStack: has('kernelStack'),
    perf: has('perf'),
  };
  return { powers: found, hasTool: (tool) => tools.includes(tool) };
}

describe('a condition', () => {
  const condition = (some: Partial<Condition>): Condition => ({
    needs: [],
    tools: [],
    without: [],
    ...some,
  });

  test.each<[Partial<Condition>, Machine, boolean]>([
    [{}, machine([]), true],
    [{ needs: ['sniff'] }, machine([]), false],
    [{ needs: ['sniff', 'perf'] }, machine(['sniff']), false],
    [{ needs: ['sniff'], tools: ['tshark'] }, machine(['sniff']), false],
    [{ needs: ['sniff'], tools: ['tshark'] }, machine(['sniff'], ['tshark']), true],
    [{ without: ['sniff'] }, machine(['sniff']), false],
    [{ without: ['sniff'] }, machine([]), true],
    [{ without: ['sniff', 'ngrep'] }, machine(['sniff']), true],
    [{ without: ['sniff', 'ngrep'] }, machine(['sniff'], ['ngrep']), false],
    [{ needs: ['traceAttach'], without: ['sniff'] }, machine([]), false],
  ])('%j', (some, here, expected) => {
    expect(holds(condition(some), here)).toBe(expected);
  });
});

const TEXT = `---
id: ears
number: 1
title: Ears
summary: Listening.
minutes: 5
tools: [strace]
optionalTools: [tshark]
powers: [traceChild]
---
## Listen <!-- listen -->
Listen to it.

\`\`\`aside needs=sniff
Take ngrep.
\`\`\`
\`\`\`aside without=sniff
Your machine keeps its packets to itself, so take strace.
\`\`\`
\`\`\`task
kind: answer
prompt: What did it say?
form: word
answer: boo
\`\`\`
\`\`\`hint needs=sniff
ngrep -d lo
\`\`\`
\`\`\`hint
It is a short word.
\`\`\`
\`\`\`solution needs=sniff
$ ngrep
> boo
\`\`\`
\`\`\`solution without=sniff
$ strace
> boo
\`\`\`
\`\`\`wrong without=sniff because="no"
> bah
\`\`\`
## Explain <!-- explain -->
A second look.
\`\`\`task
kind: answer
prompt: Which?
form: word
answer: boo
wants: {powers: [sniff], tools: [tshark]}
\`\`\`
\`\`\`hint
Look.
\`\`\`
\`\`\`solution
$ tshark
> boo
\`\`\`
\`\`\`wrong
> bah
\`\`\`
`;

function steps(here: Machine): readonly Step[] {
  const { chapter, problems } = parseChapter(TEXT, '/x/ears/chapter.md');
  expect(problems).toEqual([]);
  if (chapter === undefined) throw new Error('no chapter');
  return adapt(chapter, here).steps;
}

test('where everything is allowed', () => {
  const [listen, explain] = steps(machine(['traceChild', 'sniff'], ['tshark']));
  expect(listen?.prose).toBe('Listen to it.\n\nTake ngrep.');
  expect(listen?.hints.map(({ text }) => text)).toEqual(['ngrep -d lo', 'It is a short word.']);
  expect(listen?.solutions).toHaveLength(1);
  expect(listen?.solutions[0]?.needs).toEqual(['sniff']);
  expect(listen?.wrongAttempts).toEqual([]);
  expect(explain?.task.kind).toBe('answer');
});

test('where sniffing is forbidden', () => {
  const [listen, explain] = steps(machine(['traceChild'], ['tshark']));
  expect(listen?.prose).toContain('keeps its packets to itself');
  expect(listen?.prose).not.toContain('Take ngrep');
  expect(listen?.hints.map(({ text }) => text)).toEqual(['It is a short word.']);
  expect(listen?.solutions[0]?.without).toEqual(['sniff']);
  expect(listen?.wrongAttempts).toHaveLength(1);
  expect(explain).toMatchObject({ task: { kind: 'read' }, hints: [], solutions: [] });
  expect(explain?.prose).toMatch(/^A second look\.\n\n.*does not allow it.*for reading/);
});

test('where a tool is missing that a step wants, the step says which', () => {
  const [, explain] = steps(machine(['traceChild', 'sniff']));
  expect(explain?.task).toEqual({ kind: 'read' });
  expect(explain?.prose).toContain('`tshark` is not installed here');
});
