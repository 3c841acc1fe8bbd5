import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterAll, describe, expect, it } from 'vitest';
import { typed } from '../../src/commands/container-lines.ts';
import { nothingLeft, until } from '../e2e/leftovers.ts';
import { environment, newFolder, programFolder, removeFolders } from '../e2e/program.ts';
import { Screen } from '../e2e/screen.ts';

afterAll(removeFolders);

/** How a made-up engine behaves: what it has, and what it refuses. */
interface Behaviour {
  readonly answers?: boolean;
  readonly running?: boolean;
  readonly image?: boolean;
  readonly builds?: boolean;
  readonly exitCode?: number;
}

/** A machine with these engines; each writes what it was asked to do into a file, a word a line. */
class Machine {
  readonly bin = newFolder();
  readonly home = newFolder();
  readonly #asked = join(this.bin, 'asked');

  constructor(engines: Readonly<Record<string, Behaviour>>) {
    for (const [name, behaviour] of Object.entries(engines)) this.#install(name, behaviour);
  }

  #install(name: string, behaviour: Behaviour): void {
    const {
      answers = true,
      running = false,
      image = true,
      builds = true,
      exitCode = 0,
    } = behaviour;
    const file = join(this.bin, name);
    writeFileSync(
      file,
      `#!/bin/sh
case "$1 $2" in
  "info "*) ${answers ? 'exit 0' : 'echo "Cannot connect to the engine" >&2; exit 1'} ;;
  "image inspect") exit ${image ? 0 : 1} ;;
  "container inspect") echo ${running} ; exit ${running ? 0 : 1} ;;
esac
{ printf '%s\\n' ${name} "$@"; echo; } >>'${this.#asked}'
case "$1" in build) exit ${builds ? 0 : 1} ;; esac
echo "from inside"
exit ${exitCode}
`,
    );
    chmodSync(file, 0o755);
  }

  /** The lines that were run, word by word. */
  get asked(): string[][] {
    if (!existsSync(this.#asked)) return [];
    const lines = readFileSync(this.#asked, 'utf8').trimEnd().split('\n\n');
    return lines.map((line) => line.split('\n'));
  }

  get env() {
    return { PATH: `${this.bin}:/usr/bin:/bin`, NO_COLOR: '1' };
  }

  async run(...args: string[]) {
    const folder = await programFolder();
    return execa(process.execPath, [join(folder, 'dist/cli.js'), ...args], {
      env: environment(this.home, this.env),
      extendEnv: false,
      reject: false,
      stdin: 'ignore',
    });
  }

  launch(...args: string[]): Promise<Screen> {
    return Screen.launch({ args, home: this.home, env: this.env, columns: 200 });
  }
}

const VOLUME = 'spy-school:/home/learner/.local/state/spy-school';
const RIGHTS = ['--cap-add', 'SYS_PTRACE', '--cap-add', 'NET_RAW', '--volume', VOLUME];
const ENV = ['--env', 'TERM', '--env', 'NO_COLOR'];
const IMAGE = /^localhost\/spy-school:\d+\.\d+\.\d+$/;

describe('spy-school --container', () => {
  it('runs what was typed behind it, word for word, and passes on the exit status', async () => {
    const machine = new Machine({ docker: { exitCode: 3 } });
    const words = ["it's", 'a b', '$HOME', '--', '-x'];
    const { exitCode, stdout, stderr } = await machine.run('--container', 'try', ...words);
    expect(machine.asked).toEqual([
      [
        'docker',
        'run',
        '-i',
        '--rm',
        ...RIGHTS,
        ...ENV,
        expect.stringMatching(IMAGE),
        'try',
        ...words,
      ],
    ]);
    expect({ exitCode, stdout }).toEqual({ exitCode: 3, stdout: 'from inside' });
    expect(stderr).toContain(`try 'it'\\''s' 'a b' '$HOME' -- -x`);
  });

  it('gives the school itself a name and the terminal', async () => {
    const machine = new Machine({ docker: {} });
    const screen = await machine.launch('--container', 'start', '1');
    expect(await screen.ended()).toBe(0);
    const [line = []] = machine.asked;
    expect(line.slice(0, 6)).toEqual(['docker', 'run', '-it', '--rm', '--name', 'spy-school']);
    expect(line.slice(-2)).toEqual(['start', '1']);
  });

  it('takes podman where there is no docker, and where docker does not answer', async () => {
    const silent = { answers: false };
    const machines: Record<string, Behaviour>[] = [{ podman: {} }, { docker: silent, podman: {} }];
    for (const engines of machines) {
      const machine = new Machine(engines);
      await machine.run('--container', 'chapters');
      expect(machine.asked.map(([engine]) => engine)).toEqual(['podman']);
    }
  });

  it('says what to install, or to start, where no engine can run it', async () => {
    const none = await new Machine({}).run('--container');
    expect(none.exitCode).toBe(1);
    expect(none.stderr).toContain('Neither docker nor podman is installed');
    const silent = await new Machine({ docker: { answers: false } }).run('--container');
    expect(silent.exitCode).toBe(1);
    expect(silent.stderr).toContain('does not answer (Cannot connect to the engine)');
    expect(silent.stderr).toContain('Start it');
  });

  it('joins the container that is open, but opens no second school in it', async () => {
    const machine = new Machine({ podman: { running: true } });
    const again = await machine.run('--container');
    expect(again.exitCode).toBe(1);
    expect(again.stderr).toContain('podman stop spy-school');
    expect(machine.asked).toEqual([]);
    await machine.run('--container', 'shell');
    expect(machine.asked).toEqual([
      ['podman', 'exec', '-i', ...ENV, 'spy-school', 'school', 'shell'],
    ]);
  });

  it('refuses what would be lost in there, or reached by nobody', async () => {
    const machine = new Machine({ docker: {} });
    for (const args of [
      ['notebook', '--out', 'x'],
      ['zine', '--out=x'],
      ['take', 'x'],
      ['facilitate'],
    ]) {
      const refused = await machine.run('--container', ...args);
      expect(refused.exitCode, args.join(' ')).toBe(2);
    }
    expect(machine.asked).toEqual([]);
  });

  it('does not build the image unasked: without a terminal it only tells how', async () => {
    const machine = new Machine({ docker: { image: false } });
    const { exitCode, stdout } = await machine.run('--container');
    expect(exitCode).toBe(0);
    expect(stdout).toContain('docker build --tag localhost/spy-school:');
    expect(stdout).toContain('--cap-add SYS_PTRACE');
    expect(machine.asked).toEqual([]);
  });

  it('asks before it builds, and takes no for an answer', async () => {
    const machine = new Machine({ docker: { image: false } });
    const no = await machine.launch('--container');
    await no.until('Go on? [y/N]');
    no.press('\r');
    expect(await no.ended()).toBe(0);
    expect(machine.asked).toEqual([]);
    const yes = await machine.launch('--container');
    await yes.until('Go on? [y/N]');
    yes.press('y\r');
    await yes.until('from inside');
    expect(await yes.ended()).toBe(0);
    expect(machine.asked.map(([, what]) => what)).toEqual(['build', 'run']);
  });

  it('with --yes builds from its own folder, and stops where that fails', async () => {
    const machine = new Machine({ docker: { image: false, builds: false } });
    const { exitCode, stderr } = await machine.run('--container', '--yes', 'doctor');
    expect(exitCode).toBe(1);
    expect(stderr).toContain('The image could not be built (exit status 1)');
    const [line = []] = machine.asked;
    expect(machine.asked).toHaveLength(1);
    const root = line.at(-1) ?? '';
    expect(line.slice(4)).toEqual(['--file', `${root}/Containerfile`, root]);
    expect(existsSync(join(root, 'dist/cli.js'))).toBe(true);
  });

  it('shows lines that a shell reads back as the same words', async () => {
    const words = ['a', "it's", '$(id)', '', 'a\nb', '*', '~', '-x=1', 'é "'];
    const script = `set -- ${typed(words)}; for word; do printf '%s\\0' "$word"; done`;
    const { stdout } = await execa('sh', ['-c', script]);
    expect(stdout.split('\0').slice(0, -1)).toEqual(words);
  });

  it('a closed terminal leaves no container behind', async () => {
    const machine = new Machine({ docker: {} });
    // Goes on until somebody ends it, as a container does.
    writeFileSync(
      join(machine.bin, 'docker'),
      `#!/bin/sh
case "$1 $2" in
  "info "*|"image inspect") exit 0 ;;
  "container inspect") exit 1 ;;
  "stop "*) echo "$@" >'${machine.bin}/stopped'; exit 0 ;;
esac
trap 'exit 129' HUP TERM
echo running
while :; do sleep 0.1; done
`,
    );
    const screen = await machine.launch('--container', 'start', '0');
    await screen.until('running');
    screen.destroy();
    const stopped = join(machine.bin, 'stopped');
    await until(() => existsSync(stopped), 'the container ended');
    expect(readFileSync(stopped, 'utf8').trim()).toBe('stop spy-school');
    await nothingLeft(machine.home);
  });
});
