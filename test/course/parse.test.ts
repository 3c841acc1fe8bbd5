import { expect, test } from 'vitest';
import type { Chapter, Step } from '../../src/course/model.ts';
import { parseChapter } from '../../src/course/parse.ts';
import { TOY_CASE, toyText } from './school.ts';

function parsed(text: string, file = TOY_CASE): Chapter {
  const { chapter, problems } = parseChapter(text, file);
  expect(problems).toEqual([]);
  if (chapter === undefined) throw new Error('no chapter');
  return chapter;
}

async function step(id: string): Promise<Step> {
  const found = parsed(await toyText()).steps.find((one) => one.id === id);
  if (found === undefined) throw new Error(`no step ${id}`);
  return found;
}

test('front matter and introduction', async () => {
  const { steps, ...chapter } = parsed(await toyText());
  expect(chapter).toEqual({
    id: 'toy-case',
    number: 1,
    title: 'The Toy Case',
    summary: 'A toy that says more than it prints.',
    minutes: 10,
    mysteries: ['toy'],
    tools: ['strace'],
    optionalTools: ['ltrace'],
    powers: ['traceChild'],
    file: TOY_CASE,
    intro: 'Somebody left a toy here.',
  });
  expect(steps.map(({ id }) => id)).toEqual([
    ...['guess', 'what', 'trace', 'name', 'count', 'prove', 'mend', 'box'],
  ]);
});

test('a heading gives title, id and line; Markdown in a title is taken out', async () => {
  const text = await toyText();
  const { title, line } = await step('what');
  expect(title).toBe('What is a call?');
  expect(text.split('\n')[line - 1]).toBe('## What is a *call*? <!-- what -->');
});

test('minutes: own ones count, the others share the rest', async () => {
  const minutes = parsed(await toyText()).steps.map((one) => one.minutes);
  expect(minutes).toEqual([1, 1, 4, 1, 1, 1, 1, 1]);
});

test('predict and choose', async () => {
  expect((await step('guess')).task).toEqual({
    kind: 'predict',
    prompt: 'How many calls?',
    options: [
      { id: 'few', label: 'A few' },
      { id: 'many', label: 'Dozens: at least' },
    ],
  });
  expect((await step('what')).task).toEqual({
    kind: 'choose',
    prompt: 'Pick one.',
    several: false,
    options: [
      { id: 'asks', label: 'Asking the kernel', right: true, because: '' },
      { id: 'phone', label: 'Ringing up', right: false, because: 'Nobody has a phone here.' },
    ],
  });
});

test('run, with routes and slips', async () => {
  expect((await step('trace')).task).toEqual({
    kind: 'run',
    prompt: 'Trace the toy.',
    program: './toy',
    earlierCounts: false,
    routes: [
      {
        name: 'strace',
        needs: ['traceChild'],
        shows: [{ match: 'call', names: ['write', 'writev'], arg: '{{message}}', result: 'ok' }],
      },
      { name: 'by eye', needs: [], shows: [{ match: 'line', pattern: '^said {{message}}$' }] },
    ],
    slips: [
      { command: '^./toy', saw: undefined, say: 'Put strace in front.' },
      {
        command: undefined,
        saw: { match: 'call', names: ['openat'], arg: '{{decoys}}', result: 'ENOENT' },
        say: 'Not there.',
      },
    ],
  });
});

test('answer: values as written, near misses one or several, or the own count', async () => {
  expect((await step('name')).task).toEqual({
    kind: 'answer',
    prompt: 'Which file?',
    form: 'path',
    expectation: { expect: 'value', anyOf: ['{{config}}'] },
    nearMisses: [
      { anyOf: ['{{decoys}}'], say: 'Tried but not there.' },
      { anyOf: ['1.10', 'no'], say: 'Hm.' },
    ],
  });
  expect((await step('count')).task).toEqual({
    kind: 'answer',
    prompt: 'How many?',
    form: 'number',
    expectation: { expect: 'own-call-count', program: './toy' },
    nearMisses: [],
  });
});

test('cite, fix and read', async () => {
  expect((await step('prove')).task).toEqual({
    kind: 'cite',
    prompt: 'Which line?',
    accept: [{ match: 'call', names: ['openat'], arg: '{{config}}', result: 'any' }],
    slips: [],
  });
  expect((await step('mend')).task).toEqual({
    kind: 'fix',
    prompt: 'Make it obey.',
    probe: 'toy/obeys',
    slips: [],
  });
  const box = await step('box');
  expect(box.task).toEqual({ kind: 'read' });
  expect(box.opens).toEqual(['toy']);
});

test('prose keeps shown code; hints keep their order; fences may stand in a debrief', async () => {
  const trace = await step('trace');
  expect(trace.prose).toBe('Type this:\n\n```sh\n$ strace ./toy\n```');
  expect(trace.hints.map(({ text }) => text)).toEqual([
    'Put strace in front.',
    '~~~sh\nstrace ./toy\n~~~',
  ]);
  expect(trace.debrief).toBe('You saw it:\n\n```text\nwrite(1, "…")\n```');
  expect(trace.notes).toBe('Let them talk.');
});

test('scripts with their attributes and lines', async () => {
  const lines = (await toyText()).split('\n');
  const { solutions, wrongAttempts } = await step('trace');
  expect(solutions.map(({ needs, tools }) => ({ needs, tools }))).toEqual([
    { needs: [], tools: [] },
    { needs: ['traceChild'], tools: ['ltrace'] },
  ]);
  expect(lines[(solutions[1]?.line ?? 0) - 1]).toBe('```solution needs=traceChild tools=ltrace');
  expect(wrongAttempts[0]?.because).toBe('in front');
  expect(wrongAttempts[0]?.lines).toEqual([{ act: 'type', tab: 1, text: './toy', wait: true }]);
});

test('Windows line ends, a byte-order mark and tabs make no difference', async () => {
  const text = await toyText();
  const windows = `\ufeff${text.replaceAll('\n', '\r\n')}`;
  expect(parsed(windows)).toEqual(parsed(text));
  const tabbed = text.replace(/^( {2})+/gm, (lead) => '\t'.repeat(lead.length / 2));
  expect(tabbed).not.toBe(text);
  expect(parsed(tabbed)).toEqual(parsed(text));
});

test('a file of another name need not stand in a folder of the id', async () => {
  expect(parsed(await toyText(), '/anywhere/draft.md').id).toBe('toy-case');
});

test('a step without a task is read; several right options make several', () => {
  const front = '---\nid: x\nnumber: 0\ntitle: X\nsummary: Y\nminutes: 1\n---\n';
  const options = '- {id: a, label: A, right: true}\n  - {id: b, label: B, right: true}';
  const chapter = parsed(
    `${front}## One <!-- one -->\nText.\n## Two <!-- two -->\n\`\`\`task\nkind: choose\nprompt: q\noptions:\n  ${options}\n\`\`\`\n`,
    'x.md',
  );
  expect(
    chapter.steps.map(({ task }) => (task.kind === 'choose' ? task.several : task.kind)),
  ).toEqual(['read', true]);
});
