import { describe, expect, test } from 'vitest';
import { findTool, placesHere } from '../../src/doctor/find-tool.ts';
import { MANAGERS } from '../../src/doctor/package-manager.ts';
import { examineTools, planFor, toolFinding } from '../../src/doctor/tool-findings.ts';
import { TOOLS, testTools, toolsFor, USERS } from '../../src/doctor/tools.ts';

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

  test("the tests' list holds known tools only, all of which the tests need", () => {
    const tools = toolsFor('tests');
    expect(tools.map((tool) => tool.command).sort()).toEqual([...testTools].sort());
    expect(tools.every((tool) => tool.necessity === 'needed')).toBe(true);
  });

  test('everybody gets the tools of the lab, and learners none that only tests use', () => {
    for (const user of USERS.filter((each) => each !== 'tests'))
      expect(toolsFor(user).map((tool) => tool.command)).toContain('bash');
    expect(toolsFor(undefined).map((tool) => tool.command)).not.toContain('tmux');
    expect(toolsFor('french-website').map((tool) => tool.command)).toContain('ngrep');
    expect(toolsFor('wizard-school').map((tool) => tool.command)).not.toContain('ngrep');
  });
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
