import { expect, test } from 'vitest';
import { weaker } from '../../src/commands/weaker.ts';
import type { Machine } from '../../src/course/condition.ts';

const strong: Machine = {
  powers: { traceChild: true, traceAttach: true, sniff: true, kernelStack: false, perf: true },
  hasTool: () => true,
};
const chapters = [{ tools: ['strace'], optionalTools: ['tshark'] }];

test('a machine without some powers and tools', () => {
  const weak = weaker(strong, 'sniff, tshark,kernelStack', chapters);
  expect(weak.powers).toEqual({ ...strong.powers, sniff: false });
  expect(['strace', 'tshark'].map(weak.hasTool)).toEqual([true, false]);
});

test('without nothing it stays as it is', () => {
  const same = weaker(strong, undefined, chapters);
  expect(same.powers).toEqual(strong.powers);
  expect(same.hasTool('tshark')).toBe(true);
});

test('a name that nobody knows is told, with the one that was meant', () => {
  expect(() => weaker(strong, 'snif', chapters)).toThrow(/snif: .*did you mean "sniff"/);
});
