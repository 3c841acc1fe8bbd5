import { describe, expect, test } from 'vitest';
import { POWERS } from '../../src/base/powers.ts';
import { loadCourse } from '../../src/course/load.ts';
import type { Chapter } from '../../src/course/model.ts';
import { findTool, placesHere } from '../../src/doctor/find-tool.ts';
import { MANAGERS } from '../../src/doctor/package-manager.ts';
import { examineTools, planFor, toolFinding } from '../../src/doctor/tool-findings.ts';
import { rehearsalTools, TOOLS, testTools, toolsFor, USERS } from '../../src/doctor/tools.ts';

const NOWHERE = { labPath: '/nowhere', userPath: '/nowhere', hidden: [] };

describe('the table', () => {
  test('names each tool once, and every tool has a use', () => {
    const commands = TOOLS.map((tool) => tool.command);
    expect(new Set(commands).size).toBe(commands.length);
    expect(TOOLS.filter((tool) => tool.usedBy.length === 0)).toEqual([]);
  });

  test('each manager has a package of all that is needed or recommended', () => {
    for (const tool of TOOLS.filter((each) => each.necessity !== 'optional'))
      for (const manager of MANAGERS)
        expect(tool.packages[manager], `${tool.command} with ${manager}`).toMatch(
          /^[a-z][\w.+-]*$/,
        );
  });

  test("the tests' lists hold known tools only; the tests need the first, and the second is no failure", () => {
    const tools = toolsFor('tests');
    const of = (necessity: string) =>
      tools.filter((tool) => tool.necessity === necessity).map((tool) => tool.command);
    expect(of('needed').sort()).toEqual([...testTools].sort());
    expect(of('recommended').sort()).toEqual([...rehearsalTools].sort());
    expect(of('optional')).toEqual([]);
  });

  test('each manager has a package of all that the tests need', () => {
    for (const tool of toolsFor('tests').filter((each) => each.necessity === 'needed'))
      for (const manager of MANAGERS)
        expect(tool.packages[manager], `${tool.command} with ${manager}`).toBeDefined();
  });

  test('everybody gets the tools of the lab, and learners none that only tests use', () => {
    for (const user of USERS.filter((each) => each !== 'tests'))
      expect(toolsFor(user).map((tool) => tool.command)).toContain('bash');
    expect(toolsFor(undefined).map((tool) => tool.command)).not.toContain('tmux');
    expect(toolsFor('french-website').map((tool) => tool.command)).toContain('ngrep');
    expect(toolsFor('wizard-school').map((tool) => tool.command)).not.toContain('ngrep');
  });
});

/** Every tool that a chapter names, anywhere. */
function namedIn(chapter: Chapter): string[] {
  const inSteps = chapter.steps.flatMap((step) => [
    ...step.wants.tools,
    ...[...step.asides, ...step.hints, ...step.solutions, ...step.wrongAttempts].flatMap(
      ({ tools, without }) => [...tools, ...without.filter((name) => !isPower(name))],
    ),
  ]);
  return [...new Set([...chapter.tools, ...chapter.optionalTools, ...inSteps])];
}

const isPower = (name: string): boolean => POWERS.some((power) => power === name);

describe('the course', async () => {
  const course = await loadCourse();

  test.each(course.map((chapter) => [chapter.id, chapter] as const))(
    '%s: the doctor knows every tool that it names',
    (id, chapter) => {
      const known = toolsFor(
        USERS.find((user) => user === id) ?? expect.fail('unknown to the doctor'),
      );
      const commands = known.map(({ command }) => command);
      const named = namedIn(chapter);
      expect(named).toContain('strace');
      expect(named.filter((tool) => !commands.includes(tool))).toEqual([]);
    },
  );

  test.each(course.map((chapter) => [chapter.id, chapter] as const))(
    '%s: the tests install every tool of its solutions',
    (_id, chapter) => {
      const wanted = chapter.steps.flatMap((step) => [
        ...step.wants.tools,
        ...step.solutions.flatMap(({ tools }) => tools),
      ]);
      const installed = [...testTools, ...rehearsalTools];
      expect(wanted.filter((tool) => !installed.includes(tool))).toEqual([]);
    },
  );
});

describe('tools as findings', () => {
  test.each(TOOLS.map((tool) => tool.command))(
    '%s is found here, or missing, in words',
    async (name) => {
      const tool = TOOLS.find((each) => each.command === name);
      if (tool === undefined) throw new Error('the table changed under the test');
      const presence = await findTool(tool, placesHere());
      const finding = toolFinding(tool, presence, 'apt');
      expect(finding.state).toBe(presence.state === 'here' ? 'fine' : 'lacking');
      expect(finding.detail).toContain(tool.purpose);
      // Each of them tells its version to the flag in the table.
      if (presence.state === 'here') expect(presence.version).toMatch(/^\d/);
    },
  );

  test('a shim in a home is explained', () => {
    const [tool] = toolsFor('lab').filter((each) => each.command === 'python3');
    if (tool === undefined) throw new Error('python3 is not in the table');
    const finding = toolFinding(
      tool,
      { state: 'out-of-sight', path: '/home/ann/.pyenv/shims/python3' },
      undefined,
    );
    expect(finding.detail).toBe(
      'there is only /home/ann/.pyenv/shims/python3, which labs cannot see; runs the mysteries',
    );
    expect(finding.remedy).toContain('by hand');
  });

  test('an empty machine lacks everything, and without a package manager there is no plan', async () => {
    const findings = await examineTools(toolsFor('lab'), NOWHERE);
    expect(findings.map((each) => each.state)).toEqual(findings.map(() => 'lacking'));
    expect(await planFor(findings, NOWHERE)).toBeUndefined();
  });
});
