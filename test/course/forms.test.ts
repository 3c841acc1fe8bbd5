import { expect, test } from 'vitest';
import { taskOf, taskSchema } from '../../src/course/task-schema.ts';

const task = (form: string) =>
  taskSchema.safeParse({ kind: 'answer', prompt: 'Which?', form, answer: '{{answers}}' });

test.each(['path', 'number', 'word', 'call', 'address', 'text', 'sequence'])(
  'an answer may be a %s',
  (form) => {
    const { data } = task(form);
    expect(data && taskOf(data)).toMatchObject({ kind: 'answer', form });
  },
);

test('another form is told with those that there are', () => {
  expect(task('sequences').error?.issues[0]?.message).toMatch(/sequence/);
});
