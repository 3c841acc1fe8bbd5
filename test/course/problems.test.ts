import { describe, expect, test } from 'vitest';
import { parseChapter } from '../../src/course/parse.ts';
import { TOY_CASE, toyText } from './school.ts';

const FRONT = '---\nid: x\nnumber: 0\ntitle: X\nsummary: Y\nminutes: 5\n---\n';

/** The problems as `line: message`. */
function problems(text: string): string[] {
  const result = parseChapter(text, 'x.md');
  expect(result.chapter === undefined).toBe(result.problems.length > 0);
  for (const problem of result.problems) {
    expect(problem.file).toBe('x.md');
    expect(problem.message).not.toContain('\n');
  }
  return result.problems.map(({ line, message }) => `${line}: ${message}`);
}

/** Problems of a chapter with one step; its heading is on line 8. */
function inStep(body: string): string[] {
  return problems(`${FRONT}## Step <!-- step -->\n${body}\n`);
}

/** Problems of a task block; its first line is on line 10. */
function inTask(yaml: string): string[] {
  return inStep(`\`\`\`task\n${yaml}\n\`\`\``);
}

describe('front matter', () => {
  test.each([
    ['# No front matter', '1: expected front matter'],
    ['', '1: expected front matter'],
    ['\n---\nid: x\n---\n', '1: expected front matter'],
    ['---\nid: x\n', '1: expected front matter'],
  ])('%j', (text, expected) => {
    expect(problems(text)[0]).toContain(expected);
  });

  test.each([
    ['title: X', 'titel: X', '4: unknown key "titel"; did you mean "title"?'],
    ['title: X', 'title:', '4: title: is empty'],
    ['title: X', 'title: [a]', '4: title: expected a text, found a list'],
    ['number: 0', 'number: one', '3: number: expected a whole number'],
    ['minutes: 5', 'minutes: 0', '6: minutes: expected more than 0 minutes'],
    ['id: x', 'id: X Y', '2: id: expected lower-case letters'],
    ['minutes: 5', 'minutes: 5\npowers: [sniffing]', '7: powers[1]: expected one of traceChild'],
    ['minutes: 5', 'minutes: 5\nmysteries: toy', '7: mysteries: expected a list, found "toy"'],
    ['minutes: 5', 'minutes: 5\nminutes: 6', '7: this is not YAML'],
    ['summary: Y', 'summary: Why: because', '5: this is not YAML'],
  ])('%j written as %j', (right, wrong, expected) => {
    const text = `${FRONT}## S <!-- s -->\n`.replace(right, wrong);
    expect(problems(text).join('\n')).toContain(expected);
  });

  test('an id that is not the folder', () => {
    const { problems: found } = parseChapter(`${FRONT}## S <!-- s -->\n`, '/c/other/chapter.md');
    expect(found[0]?.message).toContain('the folder is called "other"');
  });
});

describe('steps', () => {
  test.each([
    ['Only an introduction.', '8: no steps'],
    ['## Step', '8: the step "Step" has no id; expected "## Step <!-- some-id -->"'],
    ['## Step <!-- My Step -->', '8: the id "My Step"'],
    ['## <!-- a -->', '8: a step needs a title'],
    ['## A <!-- a -->\n\n## B <!-- a -->', '10: the id "a" is used on line 8 already'],
    ['## A <!-- a -->\n\n# Big', '10: a # heading after the beginning'],
    ['```hint\nx\n```\n\n## A <!-- a -->', '8: a hint block before the first step'],
    ['## A <!-- a -->\n\nWords\n---\n', '10: the step "Words" has no id'],
  ])('%j', (body, expected) => {
    expect(problems(FRONT + body).join('\n')).toContain(expected);
  });
});

describe('blocks', () => {
  test.each([
    ['```hint\nopen', '9: this block is never closed'],
    ['~~~hint\nopen\n```', '9: this block is never closed'],
    ['```hint\n\n```', '9: this hint block is empty'],
    ['```hints\nx\n```', '9: a block called "hints"; did you mean "hint"?'],
    ['```Solution\n$ x\n```', '9: a block called "Solution"; did you mean "solution"?'],
    ['```debrief\nx\n```\n```debrief\ny\n```', '12: a second debrief block'],
    ['```task\nkind: read\n```\n```task\nkind: read\n```', '12: a second task block'],
    ['Text\n\n- item\n\n  ```hint\n  x\n  ```', '13: a hint block inside a list or quote'],
    ['```hint level=1\nx\n```', '9: a hint block has no "level"'],
    ['```solution need=perf\n$ x\n```', '9: a solution block has no "need"; did you mean "needs"?'],
    ['```solution needs=fly\n$ x\n```', '9: needs: expected one of traceChild'],
    ['```solution quick\n$ x\n```', '9: "quick": expected name=value'],
    ['```wrong because=\n$ x\n```', '9: "because=": expected name=value'],
    ['\n\n```solution\n# ok\n\nls\n```', '14: "ls": expected "$ command"'],
  ])('%j', (body, expected) => {
    expect(inStep(body).join('\n')).toContain(expected);
  });

  test.each(['```text\nx\n```', '```\nx\n```', '```strace\nx\n```', '    hint', '````\n```\n````'])(
    'shown code is no problem: %j',
    (body) => {
      expect(inStep(body)).toEqual([]);
    },
  );
});

describe('tasks', () => {
  const options = 'options:\n  - {id: a, label: A}\n  - {id: b, label: B}';
  test.each([
    ['', '10: kind: a task needs a kind: one of read, predict, choose, answer, run, cite, fix'],
    ['- a', '10: a task needs a kind'],
    ['prompt: x', 'a task needs a kind'],
    ['kind: rum', '10: kind: unknown kind "rum"; did you mean "run"?'],
    ['kind: read\npromt: x', '11: unknown key "promt"'],
    ['kind: predict\nprompt: x', '10: options: is missing'],
    [`kind: predict\n${options}`, '10: prompt: is missing'],
    [
      'kind: predict\nprompt: x\noptions: [{id: a, label: A}]',
      '12: options: expected at least two',
    ],
    [`kind: choose\nprompt: x\n${options}`, '13: options: no option is marked right: true'],
    [`kind: choose\nprompt: x\n${options}`, '13: options[1]: "a" is wrong, so it needs a because'],
    [
      `kind: predict\nprompt: x\n${options}\n  - {id: b, label: C}`,
      '15: options[3].id: "b" is used twice',
    ],
    [
      'kind: choose\nprompt: x\noptions:\n  - {id: a, label: A, right: yes}\n  - {id: b, label: B}',
      '13: options[1].right: expected one of true, false, found "yes"',
    ],
    ['kind: answer\nprompt: x\nform: pth\nanswer: a', '12: form: expected one of path, number'],
    ['kind: answer\nprompt: x\nanswer: a', 'form: is missing'],
    ['kind: answer\nprompt: x\nform: path', 'expected either answer or ownCallCount'],
    ['kind: answer\nprompt: x\nform: path\nanswer: []', '13: answer: expected at least one'],
    [
      'kind: answer\nprompt: x\nform: path\nanswer: {{config}}',
      '13: answer[1]: put quotes around {{…}}: "{{name}}"',
    ],
    ['kind: run\nprompt: x', 'routes: is missing'],
    ['kind: run\nprompt: x\nroutes:\n  - {name: a}', '13: routes[1].shows: is missing'],
    [
      'kind: run\nprompt: x\nroutes:\n  - name: a\n    shows:\n      - arg: x',
      '15: routes[1].shows[1]: expected a call or a line',
    ],
    [
      'kind: run\nprompt: x\nroutes:\n  - name: a\n    shows:\n      - {call: open at}',
      '15: routes[1].shows[1].call: expected names of system calls',
    ],
    [
      'kind: run\nprompt: x\nroutes:\n  - name: a\n    shows:\n      - {call: a, result: bad}',
      '15: routes[1].shows[1].result: expected ok, failed, any or an error name',
    ],
    [
      'kind: run\nprompt: x\nroutes:\n  - name: a\n    shows:\n      - {line: a, call: b}',
      'expected either call or line, not both',
    ],
    ['kind: cite\nprompt: x\naccept: []', '12: accept: expected at least one'],
    ['kind: cite\nprompt: x\naccept: {call: a}\nslips:\n  - say: x', 'expected command or saw'],
    ['kind: fix\nprompt: x\nprobe: obeys', '12: probe: expected <mystery>/<probe>'],
    ['kind: fix\n\tprompt: x', 'this is not YAML'],
    ['kind: read\nminutes: soon', '11: minutes: expected a number of minutes'],
    ['kind: [a', 'this is not YAML'],
  ])('%j', (yaml, expected) => {
    expect(inTask(yaml).join('\n')).toContain(expected);
  });

  test('everything that is wrong is told at once, by line', () => {
    const found = problems(
      `${FRONT.replace('title', 'titel')}## A\n\n\`\`\`task\nkind: x\n\`\`\`\n\n\`\`\`wrong\nls\n\`\`\`\n`,
    );
    expect(found.map((problem) => problem.split(':')[0])).toEqual(['2', '4', '8', '11', '15']);
  });

  test.each(['a: &a [*a]', 'kind: *nobody', 'a: &x {b: *x}', '!!js/function x', '\u0000', '{{{{'])(
    'odd YAML %j is a problem, not a crash',
    (yaml) => {
      expect(inTask(yaml).length).toBeGreaterThan(0);
    },
  );
});

test('a chapter cut off anywhere, or with any piece missing, is read without a crash', async () => {
  const text = await toyText();
  for (let at = 0; at < text.length; at += 13) {
    for (const piece of [
      text.slice(0, at),
      text.slice(at),
      text.slice(0, at) + text.slice(at + 40),
    ]) {
      const { chapter, problems: found } = parseChapter(piece, TOY_CASE);
      expect(chapter === undefined).toBe(found.some(({ severity }) => severity === 'error'));
      const last = piece.split('\n').length;
      expect(found.filter(({ line }) => line < 1 || line > last + 1)).toEqual([]);
    }
  }
});
