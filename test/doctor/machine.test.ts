import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { examineMachine, isUtf8, type Machine, machineHere } from '../../src/doctor/machine.ts';

let folder: string;
let machine: Machine;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'spy-doctor-'));
  machine = {
    platform: 'linux',
    nodeVersion: '20.20.2',
    env: { LANG: 'C.UTF-8' },
    stateHome: join(folder, 'state é'),
    terminal: { columns: 80, rows: 24 },
    colourDepth: 8,
  };
});
afterEach(() => rm(folder, { recursive: true, force: true }));

function look(change: Partial<Machine>, id: string) {
  const finding = examineMachine({ ...machine, ...change }).find((each) => each.id === id);
  if (finding === undefined) throw new Error(`no finding about ${id}`);
  return finding;
}

describe('the machine', () => {
  test('80 by 24, Node 20 and UTF-8 are enough, and nothing stays in the state folder', async () => {
    const findings = examineMachine(machine);
    expect(findings.map((each) => each.state)).toEqual(findings.map(() => 'fine'));
    expect(await readdir(machine.stateHome)).toEqual([]);
  });

  test('not Linux', () => {
    expect(look({ platform: 'darwin' }, 'system')).toMatchObject({
      state: 'lacking',
      necessity: 'needed',
      detail: expect.stringContaining('darwin'),
    });
  });

  test('an old Node', () => {
    expect(look({ nodeVersion: '18.20.4' }, 'node').state).toBe('lacking');
  });

  test.each([
    [{ columns: 79, rows: 24 }, 'weak'],
    [{ columns: 80, rows: 23 }, 'weak'],
    [{ columns: 0, rows: 0 }, 'weak'],
    [{ columns: 200, rows: 60 }, 'fine'],
    [undefined, 'fine'],
  ] as const)('terminal %o is %s', (terminal, state) => {
    expect(look({ terminal }, 'terminal').state).toBe(state);
  });

  test('colours', () => {
    expect(look({ env: { NO_COLOR: '1' } }, 'colours').detail).toContain('NO_COLOR');
    expect(look({ colourDepth: 1 }, 'colours').detail).toContain('none');
    expect(look({ colourDepth: 24 }, 'colours').detail).toBe('16 million');
  });

  test.each([
    [{}, false],
    [{ LANG: 'C.UTF-8' }, true],
    [{ LANG: 'de_DE.utf8' }, true],
    [{ LANG: 'C.UTF-8', LC_ALL: 'C' }, false],
    [{ LANG: 'C', LC_ALL: '', LC_CTYPE: 'en_US.UTF-8' }, true],
  ])('letters of %o: %s', (env, utf8) => {
    expect(isUtf8(env)).toBe(utf8);
    expect(look({ env }, 'letters').state).toBe(utf8 ? 'fine' : 'weak');
  });

  test('a state folder that cannot be', async () => {
    await writeFile(join(folder, 'file'), '');
    const finding = look({ stateHome: join(folder, 'file', 'state') }, 'state');
    expect(finding).toMatchObject({ state: 'lacking', necessity: 'needed' });
    expect(finding.remedy).toContain('SPY_SCHOOL_HOME');
    expect(existsSync(join(folder, 'file', 'state'))).toBe(false);
  });

  test('this process', () => {
    expect(machineHere(folder)).toMatchObject({
      platform: process.platform,
      nodeVersion: process.versions.node,
    });
  });
});
