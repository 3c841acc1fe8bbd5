import { join } from 'node:path';
import { execa } from 'execa';
import { afterAll, describe, expect, it } from 'vitest';
import { environment, newFolder, programFolder, removeFolders } from '../e2e/program.ts';

afterAll(removeFolders);

/** Makes node believe that it runs elsewhere, before the program begins. */
const ELSEWHERE = 'data:text/javascript,Object.defineProperty(process,"platform",{value:"darwin"})';

/** The built program as on a Mac. */
async function onMac(...args: string[]) {
  const folder = await programFolder();
  return execa(process.execPath, ['--import', ELSEWHERE, join(folder, 'dist/cli.js'), ...args], {
    env: environment(newFolder()),
    extendEnv: false,
    reject: false,
    stdin: 'ignore',
  });
}

describe('where there is no Linux', () => {
  it.each([
    [[]],
    [['start', '1']],
    [['resume']],
    [['shell']],
    [['take', 'x']],
    [['join', 'http://127.0.0.1:1/join/AAAA-AAAA']],
    [['rehearse', 'wizard-school']],
    [['try', 'wizard-school/listen', 'strace true']],
  ])('what needs a lab says why, and where to go: %j', async (args) => {
    const { exitCode, stdout, stderr } = await onMac(...args);
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
    expect(stderr).toContain('spy-school: This lesson is about Linux');
    expect(stderr).toContain('spy-school --container');
  });

  it.each([
    [['--version'], /^\d/],
    [['chapters'], /Wizard School/],
    [['zine', '3'], /strace/],
    [['progress'], /Wizard School/],
    [['notebook'], /./],
    [['lint'], /./],
  ])('what is only read works: %j', async (args, shown) => {
    const { exitCode, stdout } = await onMac(...args);
    expect(stdout).toMatch(shown);
    expect(exitCode).toBe(0);
  });

  it('the doctor examines the machine, and says the same', async () => {
    const { exitCode, stdout } = await onMac('doctor');
    expect(stdout).toContain('this is darwin');
    expect(stdout).toContain('spy-school --container');
    expect(exitCode).toBe(1);
  });
});
