import { execa } from 'execa';
import { expect, it } from 'vitest';
import { packageRoot } from '../../src/base/paths.ts';
import { isRoot } from './program.ts';

const PROFILES = 3;

/** What `.ci/run` runs, for these arguments. */
async function profiles(...args: string[]) {
  const script = 'scripts/rehearse-profiles.mjs';
  const { stdout, exitCode } = await execa(process.execPath, [script, ...args], {
    cwd: packageRoot(),
    reject: false,
  });
  return {
    exitCode,
    lines: stdout.split('\n').filter((line) => /^(green|RED)/.test(line)),
    stdout,
  };
}

it('a step is rehearsed as three kinds of learners, and twice at once by the first', async () => {
  const told = await profiles('wizard-school/black-box', '--seeds', '1', '--twice');
  expect(told.lines).toEqual(
    Array.from({ length: PROFILES + 1 }, () =>
      expect.stringMatching(/^green .*: [1-9]\d* solutions passed, .* 0 not as written; \d+ s$/),
    ),
  );
  expect(told.lines.filter((line) => line.includes('2 at once'))).toHaveLength(2);
  expect(told.lines.at(-1)).toContain('no sandbox, attaching forbidden');
  expect(told.stdout.includes('Not started by root')).toBe(!isRoot);
  expect(told.exitCode).toBe(0);
});

it('what cannot be rehearsed is red, with the reason', async () => {
  const told = await profiles('wizard-school/no-such-step', '--seeds', '1');
  expect(told.lines).toHaveLength(PROFILES);
  expect(told.lines.join('\n')).not.toContain('green');
  expect(told.stdout).toContain('no-such-step');
  expect(told.exitCode).toBe(1);
});
