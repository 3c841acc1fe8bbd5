import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { lint } from '../../../src/author/lint.ts';
import { changedSchool, FIXTURE, toyText } from '../../course/school.ts';

/** What lint says about a changed toy chapter, as `line: message`. */
async function found(change: (text: string) => string): Promise<string[]> {
  const { chapters, file } = await changedSchool((text) => {
    const changed = change(text);
    expect(changed).not.toBe(text);
    return changed;
  });
  const problems = await lint(chapters);
  for (const problem of problems) expect(problem.file).toBe(file);
  return problems.map(
    ({ line, message, severity }) => `${line}: ${severity === 'warning' ? '~ ' : ''}${message}`,
  );
}

async function lineOf(needle: string): Promise<number> {
  const at = (await toyText()).split('\n').findIndex((line) => line.includes(needle));
  expect(at).toBeGreaterThan(0);
  return at + 1;
}

/** Takes a block out of the step with this id; the heading stays where it is. */
function without(id: string, fence: string): (text: string) => string {
  return (text) => {
    const from = text.indexOf(`<!-- ${id} -->`);
    const next = text.indexOf('\n## ', from);
    const end = next < 0 ? text.length : next;
    const block = new RegExp(`\`\`\`${fence}[^\\n]*\\n[\\s\\S]*?\`\`\`\\n`, 'g');
    return text.slice(0, from) + text.slice(from, end).replace(block, '') + text.slice(end);
  };
}

const long = (rows: number): string => Array.from({ length: rows }, () => 'word').join('\n\n');

test('the toy course is in order', async () => {
  expect(await lint(join(FIXTURE, 'chapters'))).toEqual([]);
});

test('one chapter alone can be looked at', async () => {
  const { chapters } = await changedSchool((text) => text.replace('#trace', '#gone'));
  expect(await lint(join(chapters, 'toy-case'))).toHaveLength(1);
});

test('what the parser says comes along', async () => {
  expect(await found((text) => text.replace('kind: predict', 'kind: pred'))).toEqual([
    '23: kind: unknown kind "pred"; did you mean "predict"?',
  ]);
});

describe('complete', () => {
  test.each([
    ['name', 'hint', 'this task has no hint block'],
    ['what', 'hint', 'this task has no hint block'],
    ['name', 'solution', 'this task has no solution block'],
    ['mend', 'wrong', 'this task has no wrong block'],
    ['prove', 'debrief', '~ this task has no debrief block'],
  ])('step %s without %s', async (id, fence, message) => {
    const line = await lineOf(`<!-- ${id} -->`);
    const problems = await found(without(id, fence));
    expect(problems).toEqual([expect.stringContaining(`${line}: ${message}`)]);
  });

  test('a script that does nothing for its task', async () => {
    const solution = (await lineOf('$ echo x > {{config}}')) - 1;
    expect(await found((text) => text.replace('$ echo x > {{config}}', '# Just look.'))).toEqual([
      `${solution}: this script does nothing for a fix task; expected a line "$ command"`,
    ]);
    const cited = (await lineOf('cite: {{config}}')) - 2;
    expect(await found((text) => text.replace('cite: {{config}}', '# There.'))).toEqual([
      `${cited}: this script does nothing for a cite task; expected a line "cite: text"`,
    ]);
  });

  test('hints that nobody sees, and tools that the chapter does not name', async () => {
    expect(await found((text) => `${text}\n\`\`\`hint\nx\n\`\`\`\n`)).toEqual([
      expect.stringContaining('~ this step has no task'),
    ]);
    expect(await found((text) => text.replace('tools=ltrace', 'tools=gdb'))).toEqual([
      expect.stringContaining("~ tools=gdb: expected it among the chapter's optionalTools"),
    ]);
  });
});

describe('routes', () => {
  test('none, and one that shows nothing', async () => {
    const none = (text: string): string =>
      text.replace(/routes:\n[\s\S]*?slips:/, 'routes: []\nslips:');
    expect(await found(none)).toEqual([expect.stringContaining('routes: is empty')]);
    const empty = (text: string): string =>
      text.replace('    shows:\n      - line: "^said {{message}}$"', '    shows: []');
    expect(await found(empty)).toEqual([
      `${await lineOf('- name: by eye')}: the route "by eye" shows nothing; expected a call or a line`,
    ]);
  });

  test('a solution whose needs no route covers', async () => {
    const change = (text: string): string =>
      text
        .replace('needs: [traceChild]', 'needs: [sniff]')
        .replace('- name: by eye', '- name: by eye\n    needs: [perf]');
    // The fence stands a line above, and the change puts a line in before it.
    const line = await lineOf('# First the flood.');
    expect(await found(change)).toContain(
      `${line}: no route covers this solution's needs; expected needs=sniff`,
    );
  });

  test('a solution that needs what no route does', async () => {
    expect(await found((text) => text.replace('needs=traceChild', 'needs=perf'))).toEqual([
      expect.stringContaining('~ needs=perf: no route of this task needs it'),
    ]);
  });
});

describe('winnable', () => {
  test('a machine on which no solution can be played', async () => {
    const line = await lineOf('<!-- name -->');
    const change = (text: string): string => {
      const at = text.indexOf('```solution', text.indexOf('<!-- name -->'));
      return `${text.slice(0, at)}\`\`\`solution needs=sniff${text.slice(at + 11)}`;
    };
    expect(await found(change)).toEqual([
      expect.stringContaining(`${line}: no solution can be played on a machine without`),
    ]);
    const two = (text: string): string => {
      const changed = change(text);
      const at = changed.indexOf('```wrong', changed.indexOf('<!-- name -->'));
      const other = '```solution without=sniff\n> {{config}}\n```\n';
      return changed.slice(0, at) + other + changed.slice(at);
    };
    expect(await found(two)).toEqual([]);
  });

  test('a machine on which no hint is shown', async () => {
    const change = (text: string): string => {
      const at = text.indexOf('```hint', text.indexOf('<!-- what -->'));
      return `${text.slice(0, at)}\`\`\`hint tools=ltrace${text.slice(at + 7)}`;
    };
    expect(await found(change)).toEqual([
      expect.stringContaining('no hint is shown on a machine without optional tools'),
    ]);
  });

  test('a name that is neither a power nor a tool', async () => {
    expect(await found((text) => text.replace('```hint', '```hint without=snif'))).toEqual([
      expect.stringContaining('without=snif: expected a power or one of the chapter'),
    ]);
  });
});

describe('patterns', () => {
  test.each([
    ['command: "^./toy"', 'command: "(toy"'],
    ['line: "^said {{message}}$"', 'line: "said [{{message}}"'],
  ])('%j as %j', async (right, wrong) => {
    const line = await lineOf(right);
    expect(await found((text) => text.replace(right, wrong))).toEqual([
      expect.stringContaining(`${line}: this is not a regular expression`),
    ]);
  });
});

describe('mysteries', () => {
  test.each([
    [
      'probe: toy/obeys',
      'probe: toy/obey',
      'probe: "toy" has no probe "obey"; did you mean "obeys"?',
    ],
    ['probe: toy/obeys', 'probe: tyo/obeys', 'probe: "tyo" is not a mystery of this chapter'],
    [
      'opens: [toy]',
      'opens: [tow]',
      'opens: "tow" is not a mystery of this chapter; did you mean "toy"?',
    ],
    [
      '> {{config}}',
      '> {{confg}}',
      'no mystery of this chapter promises {{confg}}; did you mean "config"?',
    ],
    [
      'line: "^said {{message}}$"',
      'line: "{{msg}}"',
      'no mystery of this chapter promises {{msg}}',
    ],
    ['Look inside.', 'Look at {{my-file}}.', '"{{my-file": expected {{name}}'],
  ])('%j as %j', async (right, wrong, message) => {
    const line = await lineOf(right);
    expect(await found((text) => text.replace(right, wrong))).toEqual([
      expect.stringContaining(`${line}: ${message}`),
    ]);
  });

  test('a mystery without a manifest', async () => {
    const { root, chapters, file } = await changedSchool((text) => text);
    await rm(join(root, 'mysteries'), { recursive: true });
    expect(await lint(chapters)).toEqual([
      {
        file,
        line: 8,
        severity: 'error',
        message: 'mysteries: there is no mystery "toy"; expected mysteries/toy/manifest.yaml',
      },
    ]);
  });

  test.each(['- a', 'id: toy\nvalues: x', 'id: [', ''])('a broken manifest %j', async (yaml) => {
    const { root, chapters } = await changedSchool((text) => text);
    const manifest = join(root, 'mysteries', 'toy', 'manifest.yaml');
    await writeFile(manifest, yaml);
    expect((await lint(chapters)).map(({ file }) => file)).toContain(manifest);
  });
});

describe('links', () => {
  test.each([
    ['#trace', '#trcae', 'the link #trcae leads nowhere: no step "trcae"; did you mean "trace"?'],
    ['#trace', '../toy/chapter.md', 'leads nowhere: no chapter "toy"; did you mean "toy-case"?'],
    ['#trace', '../toy-case/chapter.md#x', 'leads nowhere: no step "x"'],
  ])('%j as %j', async (right, wrong, message) => {
    const line = await lineOf(`(${right})`);
    const problems = await found((text) => text.replace(`(${right})`, `(${wrong})`));
    expect(problems).toEqual([expect.stringContaining(message)]);
    expect(problems[0]?.startsWith(`${line}: `)).toBe(true);
  });

  test.each(['https://example.org', '../toy-case/chapter.md#trace', '../toy-case/chapter.md'])(
    '%s is fine',
    async (href) => {
      expect(await found((text) => text.replace('(#trace)', `(${href})`))).toEqual([]);
    },
  );
});

describe('what fits a terminal of 80×24', () => {
  test.each([
    ['Look inside.', long(10), 'the prose of this step takes 19 rows'],
    ['prompt: Make it obey.', `prompt: "${'word '.repeat(60)}"`, 'the prompt takes 4 rows'],
    ['Up.\n', `${long(10)}\n`, 'hint 1 takes 19 rows'],
    ['Proved.', long(10), 'the debrief takes 19 rows'],
    ['Somebody left a toy here.', long(10), 'the introduction takes 19 rows'],
    ['label: A few', `label: "${'word '.repeat(300)}"`, 'prose, prompt and options take'],
  ])('%j is too long', async (right, wrong, message) => {
    expect(await found((text) => text.replace(right, wrong))).toEqual([
      expect.stringContaining(message),
    ]);
  });

  test('17 rows of prose are fine', async () => {
    expect(await found((text) => text.replace('Look inside.', long(9)))).toEqual([]);
  });
});
