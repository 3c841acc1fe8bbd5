import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as pty from '@lydell/node-pty';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findOn } from '../../src/base/search-path.ts';
import { examine } from '../../src/doctor/examine.ts';
import { needed } from '../../src/doctor/findings.ts';
import { machineHere } from '../../src/doctor/machine.ts';
import { openLab } from '../../src/lab/lab.ts';
import { type Bundled, bundleForOrdinaryUser } from './ordinary.ts';

let bundled: Bundled;
let fakes: string;
beforeAll(async () => {
  for (const tool of ['bwrap', 'strace', 'tmux', 'less'])
    expect(findOn('/usr/bin', tool), `${tool} must be installed for these tests`).toBeDefined();
  bundled = await bundleForOrdinaryUser('test/doctor/fixtures/doctor.ts');
  fakes = join(bundled.home, 'fakes');
  await mkdir(fakes);
  await chmod(fakes, 0o777);
  // Notes what it was asked, and on `install` lays a tmux where the lab looks first.
  await writeFile(
    join(fakes, 'apt-get'),
    `#!/bin/sh
echo "$DEBIAN_FRONTEND $*" >>'${fakes}/asked'
[ "$1" = install ] && [ -e '${fakes}/works' ] || exit 0
printf '#!/bin/sh\\necho tmux 3.9\\n' >/usr/local/sbin/tmux
chmod +x /usr/local/sbin/tmux
`,
  );
  await chmod(join(fakes, 'apt-get'), 0o755);
});
afterAll(() => bundled.remove());

/** A machine that lacks a program; `root` as far as it can tell. Nothing outside `bundled.home` can be written. */
function machineWithout(command: string, root: boolean): string[] {
  return [
    ...['/usr/bin/bwrap', '--ro-bind', '/', '/', '--dev-bind', '/dev', '/dev', '--proc', '/proc'],
    ...['--bind', bundled.home, bundled.home],
    ...['--ro-bind', '/dev/null', `/usr/bin/${command}`, '--tmpfs', '/usr/local/sbin'],
    ...(root ? ['--unshare-user', '--uid', '0', '--gid', '0'] : []),
  ];
}

/** Our own package manager is the first on the path. */
const withApt = () => ({ PATH: `${fakes}:/usr/local/bin:/usr/bin:/bin` });

const asked = () => readFile(join(fakes, 'asked'), 'utf8');

describe('examining this machine', () => {
  test('as whoever runs the tests', async () => {
    const home = await mkdtemp(join(tmpdir(), 'spy-doctor-'));
    try {
      const examination = await examine({
        user: undefined,
        machine: machineHere(home),
        openLab: () => openLab({ schoolHome: home }),
      });
      expect(needed(examination)).toEqual([]);
      const ids = examination.findings.map((each) => `${each.group}:${each.id}`);
      expect(new Set(ids).size).toBe(ids.length);
      expect(ids).toEqual(
        expect.arrayContaining(['machine:node', 'lab:sandbox', 'lab:traceChild', 'tools:strace']),
      );
      expect(await readdir(join(home, 'labs'))).toEqual([]);
    } finally {
      await rm(home, { recursive: true, force: true });
    }
  });

  test('on another system it says so and opens no lab', async () => {
    const home = await mkdtemp(join(tmpdir(), 'spy-doctor-'));
    try {
      const examination = await examine({
        user: undefined,
        machine: { ...machineHere(home), platform: 'darwin' },
        openLab: () => Promise.reject(new Error('no lab should be opened')),
      });
      expect(needed(examination).map((each) => each.id)).toEqual(['system']);
    } finally {
      await rm(home, { recursive: true, force: true });
    }
  });
});

describe('spy-school doctor, as an ordinary user', () => {
  test('reports in plain text and leaves nothing behind', async () => {
    const result = await bundled.run([]);
    expect(result).toMatchObject({ exitCode: 0, stderr: '' });
    expect(result.stdout).toMatch(/✓ ok +strace +\d/);
    expect(result.stdout).toMatch(
      /! limited +kernel stacks +(only root may see|this kernel was built without)/,
    );
    expect(result.stdout).toContain('\nReady. ');
    expect(result.stdout).not.toContain('\u001b');
    expect(await readdir(join(bundled.home, 'state/labs'))).toEqual([]);
  });

  test('in ASCII where letters are ASCII', async () => {
    const { stdout } = await bundled.run([], { LC_ALL: 'C' });
    expect(stdout).toMatch(/^[\n -~]*$/);
    expect(stdout).toMatch(/\+ ok +strace/);
  });

  test('as JSON', async () => {
    const { stdout, exitCode } = await bundled.run(['{"json": true, "for": "french-website"}']);
    expect(exitCode).toBe(0);
    const report = JSON.parse(stdout);
    expect(report.ready).toBe(true);
    const tools = report.findings.filter((each: { group: string }) => each.group === 'tools');
    const ids = tools.map((each: { id: string }) => each.id);
    expect(ids).toEqual(expect.arrayContaining(['bash', 'curl', 'ngrep']));
    expect(ids).not.toContain('lsof');
  });

  test.each(['/proc/nowhere', '/usr/nowhere/at all'])(
    'where nothing can be kept (%s) it says so in words',
    async (home) => {
      const result = await bundled.run([], { SPY_SCHOOL_HOME: home });
      expect(result).toMatchObject({ exitCode: 1, stderr: '' });
      expect(result.stdout).toContain('progress cannot be kept');
      expect(result.stdout).toContain('another with SPY_SCHOOL_HOME');
      expect(result.stdout).toContain('Not ready yet: state is needed.');
      expect(result.stdout).not.toMatch(/^ +at /m);
    },
  );

  test('--for takes only what it knows', async () => {
    const result = await bundled.run(['{"for": "everything"}']);
    expect(result.exitCode).toBe(2);
    expect(result.stderr).toContain('"everything"');
    expect(result.stderr).toContain('tests');
  });

  test('without a needed tool it fails, and --fix without a terminal only tells the command', async () => {
    const result = await bundled.run(['{"fix": true}'], withApt(), machineWithout('strace', false));
    expect(result.exitCode).toBe(1);
    expect(result.stdout).toMatch(
      /✗ missing +strace +listens to system calls \(needed; for everything\)/,
    );
    expect(result.stdout).toMatch(/✗ missing +trace +strace is not installed \(needed\)/);
    expect(result.stdout).toMatch(/apt-get install -y --no-install-recommends .*strace/);
    expect(existsSync(join(fakes, 'asked'))).toBe(false);
  });
});

describe('before npm test', () => {
  test('one line when all is here', async () => {
    const result = await bundled.run(['{"for": "tests", "fix": true}']);
    expect(result).toMatchObject({ exitCode: 0, stderr: '' });
    expect(result.stdout).toMatch(/^The tests' tools are all here \(\d+\)\.$/);
  });

  test('what an ordinary user lacks is named; it is a failure only in CI', async () => {
    const options = ['{"for": "tests", "fix": true, "yes": true}'];
    const without = machineWithout('tmux', false);
    const result = await bundled.run(options, withApt(), without);
    expect(result.exitCode).toBe(0);
    expect(result.stdout).toMatch(/: tmux\.\nInstall them.*: .*apt-get install .* tmux$/);
    expect((await bundled.run(options, { ...withApt(), CI: 'true' }, without)).exitCode).toBe(1);
    expect(existsSync(join(fakes, 'asked'))).toBe(false);
  });

  test('root installs it in CI or with --yes, else not', async () => {
    const without = machineWithout('tmux', true);
    await bundled.run(['{"for": "tests", "fix": true}'], withApt(), without);
    expect(existsSync(join(fakes, 'asked'))).toBe(false);

    const ci = await bundled.run(
      ['{"for": "tests", "fix": true}'],
      { ...withApt(), CI: 'true' },
      without,
    );
    expect(await asked()).toMatch(/^noninteractive install -y --no-install-recommends tmux$/m);
    // The package manager was content, yet the tool is not there.
    expect(ci.exitCode).toBe(1);

    await writeFile(join(fakes, 'works'), '');
    const yes = await bundled.run(
      ['{"for": "tests", "fix": true, "yes": true}'],
      withApt(),
      without,
    );
    expect(yes.exitCode).toBe(0);
    expect(yes.stdout).toMatch(/^The tests' tools are all here \(\d+\)\.$/m);
    await rm(join(fakes, 'asked'));
    await rm(join(fakes, 'works'));
  });
});

describe('on a terminal', () => {
  test.each([
    ['n', false],
    ['y', true],
  ])('--fix asks, and %s means %s', async (answer, installs) => {
    const [file = '', ...before] = machineWithout('less', true);
    const child = pty.spawn(file, [...before, process.execPath, bundled.program, '{"fix": true}'], {
      cols: 100,
      rows: 40,
      cwd: bundled.home,
      env: {
        ...withApt(),
        HOME: bundled.home,
        SPY_SCHOOL_HOME: join(bundled.home, 'terminal'),
        TERM: 'xterm-256color',
        LANG: 'C.UTF-8',
      },
    });
    let seen = '';
    const code = await new Promise<number>((resolve) => {
      child.onExit(({ exitCode }) => resolve(exitCode));
      child.onData((text) => {
        const before = seen;
        seen += text;
        if (seen.includes('[y/N]') && !before.includes('[y/N]')) child.write(`${answer}\r`);
      });
    });
    expect(seen).toContain('\u001b[31m✗\u001b[0m missing  less');
    expect(seen).toContain('100 columns, 40 rows');
    expect(seen).toMatch(/Run this now\?\r\n.*apt-get install/);
    expect(code, seen).toBe(0);
    expect(existsSync(join(fakes, 'asked'))).toBe(installs);
  });
});
