import { chmod, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  findTool,
  isOlder,
  type Places,
  placesHere,
  readVersion,
} from '../../src/doctor/find-tool.ts';
import { TOOLS, type Tool } from '../../src/doctor/tools.ts';

let folder: string;
let places: Places;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'spy-doctor-'));
  await mkdir(join(folder, 'bin'));
  await mkdir(join(folder, 'own'));
  await mkdir(join(folder, 'home'));
  places = {
    labPath: join(folder, 'bin'),
    userPath: `${join(folder, 'own')}:${join(folder, 'home')}`,
    hidden: [join(folder, 'home')],
  };
});
afterEach(() => rm(folder, { recursive: true, force: true }));

function tool(command: string): Tool {
  const found = TOOLS.find((each) => each.command === command);
  if (found === undefined) throw new Error(`${command} is not in the table`);
  return found;
}

async function program(path: string, says: string): Promise<string> {
  const whole = join(folder, path);
  await writeFile(whole, `#!/bin/sh\nprintf '%s\\n' '${says}'\n`);
  await chmod(whole, 0o755);
  return whole;
}

describe('looking for a tool', () => {
  test('here, with its version', async () => {
    const path = await program('bin/strace', 'strace -- version 6.1');
    expect(await findTool(tool('strace'), places)).toEqual({ state: 'here', path, version: '6.1' });
  });

  test('too old', async () => {
    const path = await program('bin/bash', 'GNU bash, version 4.3.30(1)-release');
    expect(await findTool(tool('bash'), places)).toEqual({
      state: 'too-old',
      path,
      version: '4.3.30',
    });
  });

  test('a shim in a home does not count, not even by a link from a system folder', async () => {
    const shim = await program('home/python3', 'Python 3.12.1');
    expect(await findTool(tool('python3'), places)).toEqual({ state: 'out-of-sight', path: shim });
    const link = join(folder, 'bin/python3');
    await symlink(shim, link);
    expect(await findTool(tool('python3'), places)).toEqual({ state: 'out-of-sight', path: link });
  });

  test("only on the user's own path", async () => {
    const path = await program('own/strace', 'strace -- version 6.1');
    expect(await findTool(tool('strace'), places)).toEqual({ state: 'out-of-sight', path });
  });

  test('absent', async () => {
    expect(await findTool(tool('strace'), places)).toEqual({ state: 'absent' });
  });

  test('a tool that fails, prints rubbish or cannot start is here, without a version', async () => {
    const path = await program('bin/strace', '\u001b[2J\u001b]0;owned\u0007');
    expect(await findTool(tool('strace'), places)).toEqual({
      state: 'here',
      path,
      version: undefined,
    });
    await writeFile(path, '#!/no/such/interpreter\n');
    expect(await findTool(tool('strace'), places)).toMatchObject({ version: undefined });
  });

  test('the real bash and python3 of this machine', async () => {
    for (const name of ['bash', 'python3']) {
      const found = await findTool(tool(name), placesHere());
      expect(found, `${name} must be installed for this test`).toMatchObject({
        state: 'here',
        version: expect.stringMatching(/^\d+\.\d+/),
      });
    }
  });
});

describe('versions as tools print them', () => {
  test.each([
    ['bash', 'GNU bash, version 5.2.15(1)-release (x86_64-pc-linux-gnu)', '5.2.15'],
    ['bwrap', 'bubblewrap 0.8.0', '0.8.0'],
    ['python3', 'Python 3.11.2', '3.11.2'],
    ['setsid', 'setsid from util-linux 2.38.1', '2.38.1'],
    ['timeout', 'timeout (GNU coreutils) 9.1', '9.1'],
    ['pgrep', 'pgrep from procps-ng 4.0.2', '4.0.2'],
    ['lsof', 'lsof version information:\n    revision: 4.95.0\n', '4.95.0'],
    ['curl', 'curl 7.88.1 (x86_64-pc-linux-gnu) libcurl/7.88.1', '7.88.1'],
    ['less', 'less 590 (GNU regular expressions)', '590'],
    ['vim', 'VIM - Vi IMproved 9.0 (2022 Jun 28)', '9.0'],
    ['tmux', 'tmux 3.3a', '3.3a'],
    ['chromium', 'Chromium 156.0.8078.79 built on Debian GNU/Linux 12 (bookworm)', '156.0.8078.79'],
    [
      'pdftotext',
      'pdftotext version 22.12.0\nCopyright 2005-2022 The Poppler Developers',
      '22.12.0',
    ],
    ['qpdf', 'qpdf version 11.3.0\nRun qpdf --copyright to see copyright', '11.3.0'],
    ['ngrep', 'ngrep: V1.47, $Revision: $', '1.47'],
    [
      'tshark',
      'Running as user "root". This could be dangerous.\nTShark (Wireshark) 4.0.17.',
      '4.0.17',
    ],
    ['perf', 'perf version 6.1.187', '6.1.187'],
    ['strace', 'strace -- version \u001b[31m6.1\u001b[0m', '6.1'],
    ['strace', 'segmentation fault', undefined],
    ['strace', `1.${'9'.repeat(100)}`, `1.${'9'.repeat(27)}…`],
  ])('%s: %s', (name, output, version) => {
    expect(readVersion(tool(name), output)).toBe(version);
  });

  test.each([
    ['4.3.30', '4.4', true],
    ['4.4', '4.4', false],
    ['4.4.0', '4.4', false],
    ['5.2.15', '4.4', false],
    ['3.10', '3.9', false],
    ['3.9', '3.10', true],
    ['', '1.0', true],
  ])('%s comes before %s: %s', (version, than, older) => {
    expect(isOlder(version, than)).toBe(older);
  });
});
