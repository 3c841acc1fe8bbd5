import { join } from 'node:path';
import { expect, test } from 'vitest';
import { chapters, chaptersText } from '../../src/commands/chapters.ts';
import { lint } from '../../src/commands/lint.ts';
import { loadCourse } from '../../src/course/load.ts';
import { changedSchool, FIXTURE } from '../course/school.ts';

function collector(): { write: (text: string) => void; text: () => string } {
  let all = '';
  return {
    write: (text) => {
      all += text;
    },
    text: () => all,
  };
}

test('chapters: a table of contents in plain, aligned text', async () => {
  const text = chaptersText(await loadCourse(join(FIXTURE, 'chapters')));
  expect(text).toContain('1  The Toy Case (toy-case), 10 min');
  const rows = text.split('\n').filter((row) => /^ {2} +\d+ {2}/.test(row));
  expect(rows).toHaveLength(8);
  expect(rows[2]).toBe('    3  Trace it         run      4 min  trace');
  expect(new Set(rows.map((row) => row.indexOf(' min'))).size).toBe(1);
});

test("chapters: prints the school's own course, as JSON too", async () => {
  const plain = collector();
  const json = collector();
  expect(await chapters({}, plain.write)).toBe(0);
  expect(await chapters({ json: true }, json.write)).toBe(0);
  expect(plain.text()).toContain('Wizard School');
  const course: unknown = JSON.parse(json.text());
  expect(course).toContainEqual(
    expect.objectContaining({
      id: 'wizard-school',
      number: 0,
      steps: expect.arrayContaining([expect.objectContaining({ task: 'run' })]),
    }),
  );
});

test('lint: happy when all is well', async () => {
  const out = collector();
  expect(await lint(join(FIXTURE, 'chapters'), {}, out.write)).toBe(0);
  expect(out.text()).toContain('All is well');
});

test('lint: without a folder it is the whole school, the zine too', async () => {
  const out = collector();
  expect(await lint(undefined, {}, out.write), out.text()).toBe(0);
  expect(out.text()).toMatch(/All is well with the chapters in \S+, and with the zine\.\n$/);
});

test('lint: file, line and message, a sum, and exit code 1', async () => {
  const { chapters: dir, file } = await changedSchool((text) =>
    text.replace('(#trace)', '(#gone)').replace('tools=ltrace', 'tools=gdb'),
  );
  const out = collector();
  expect(await lint(dir, {}, out.write)).toBe(1);
  expect(out.text()).toContain(`${file}:45: the link #gone leads nowhere`);
  expect(out.text()).toContain('1 error and 1 warning.');
  const json = collector();
  expect(await lint(dir, { json: true }, json.write)).toBe(1);
  expect(JSON.parse(json.text())).toHaveLength(2);
});

test('lint: warnings alone do not fail', async () => {
  const { chapters: dir } = await changedSchool((text) =>
    text.replace('tools=ltrace', 'tools=gdb'),
  );
  const out = collector();
  expect(await lint(dir, {}, out.write)).toBe(0);
  expect(out.text()).toContain('No errors and 1 warning');
});

test("the school's own chapters are in order", async () => {
  const out = collector();
  const code = await lint(undefined, {}, out.write);
  expect(code, out.text()).toBe(0);
});
