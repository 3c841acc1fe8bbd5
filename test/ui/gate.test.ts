import { expect, test } from 'vitest';
import { loadCourse } from '../../src/course/load.ts';
import { newEvent } from '../../src/journal/events.ts';
import { gateRefusal } from '../../src/ui/opening.ts';

const [wizard = expect.fail('no chapter')] = await loadCourse();
const gate = { refuses: (_: string, to: number) => (to > 2 ? 'Wait.' : undefined) };
const at = (step: number) =>
  newEvent(wizard.id, { type: 'step-entered', step: wizard.steps[step]?.id ?? '' });

test('a chapter opens where the learner would come to stand, if the gate lets them', () => {
  const refusal = (step: number | undefined, events = [at(1)]) =>
    gateRefusal(gate, { chapter: wizard, step }, events);
  expect([refusal(2), refusal(3)]).toEqual([undefined, 'Wait.']);
  expect(refusal(undefined)).toBeUndefined();
  expect(refusal(undefined, [at(1), at(5)])).toBe('Wait.');
  expect(refusal(undefined, [])).toBeUndefined();
});
