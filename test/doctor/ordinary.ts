import { chmod, cp, mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { execa } from 'execa';

/** Nobody: an ordinary user that every Linux has. */
const NOBODY = 65534;

/** A program of ours bundled where everybody can read it, to be run as an ordinary user. */
export interface Bundled {
  /** A folder that the ordinary user may write to. */
  readonly home: string;
  readonly program: string;
  /** Runs it with nothing in its environment but a few basics; `before` is a command line in front of it. */
  run(
    args: readonly string[],
    env?: Record<string, string>,
    before?: readonly string[],
  ): Promise<{ exitCode: number | undefined; stdout: string; stderr: string }>;
  remove(): Promise<void>;
}

/** Bundles a TypeScript file; it runs as nobody when the tests run as root, else as who runs the tests. */
export async function bundleForOrdinaryUser(entry: string): Promise<Bundled> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'spy-ordinary-')));
  await chmod(folder, 0o755);
  await writeFile(join(folder, 'package.json'), '{"type": "module"}');
  // What tells where the package is.
  await mkdir(join(folder, 'mysteries'));
  await build({
    entryPoints: [entry],
    outfile: join(folder, 'dist/main.js'),
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    external: ['@lydell/*'],
    banner: {
      js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
    },
    logLevel: 'silent',
  });
  await cp('src/lab/scripts', join(folder, 'dist/scripts'), { recursive: true });
  const program = join(folder, 'dist/main.js');
  const home = join(folder, 'home');
  await mkdir(home);
  await chmod(home, 0o777);
  const ids = process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {};
  return {
    home,
    program,
    run: async (args, env = {}, before = []) => {
      const [file = '', ...rest] = [...before, process.execPath, program, ...args];
      const result = await execa(file, rest, {
        ...ids,
        cwd: home,
        reject: false,
        stdin: 'ignore',
        extendEnv: false,
        env: {
          PATH: '/usr/local/bin:/usr/bin:/bin',
          HOME: home,
          LANG: 'C.UTF-8',
          SPY_SCHOOL_HOME: join(home, 'state'),
          ...env,
        },
      });
      return { exitCode: result.exitCode, stdout: result.stdout, stderr: result.stderr };
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
