import { expect, test } from 'vitest';
import { waysOf, waysText } from '../../src/author/ways.ts';
import type { Machine } from '../../src/course/condition.ts';
import { parseChapter } from '../../src/course/parse.ts';
import { TOY_CASE, toyText } from '../course/school.ts';

const machine: Machine = {
  powers: { traceChild: true, traceAttach: false, sniff: false, kernelStack: false, perf: false },
  hasTool: (tool) => tool !== 'ltrace',
};

async function toyWays() {
  const { chapter } = parseChapter(await toyText(), TOY_CASE);
  if (chapter === undefined) throw new Error('the toy chapter cannot be read');
  return waysOf([chapter], machine);
}

test('every task has its ways; what is only read has none', async () => {
  const ways = await toyWays();
  expect(ways.map(({ step }) => step)).toEqual([
    ...['guess', 'what', 'trace', 'name', 'count', 'prove', 'mend'],
  ]);
  expect(ways.every((each) => each.ways.length > 0)).toBe(true);
});

test('a way tells what it needs and whether it is open here', async () => {
  const trace = (await toyWays()).find(({ step }) => step === 'trace');
  expect(trace?.ways.map(({ needs, tools, open }) => ({ needs, tools, open }))).toEqual([
    { needs: ['traceChild'], tools: [], open: true },
    { needs: ['traceChild'], tools: ['ltrace'], open: false },
  ]);
  const text = waysText(await toyWays());
  expect(text).toContain('toy-case/trace (run)\n  open    strace -o out ./toy  [traceChild]');
  expect(text).toContain('  closed  ltrace ./toy  [traceChild, ltrace]');
});
