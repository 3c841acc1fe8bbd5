import { chmod, chown, cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { packageRoot } from '../../src/base/paths.ts';

/** A user without rights, if the tests run as root; `nobody` of every Linux. */
const NOBODY = 65_534;

export interface Bundle {
  readonly file: string;
  /** Writable for the one who runs it. */
  readonly folder: string;
  /** For execa. */
  readonly as: { readonly uid?: number; readonly gid?: number };
  remove(): Promise<void>;
}

/** A program of test/lab/fixtures, bundled on its own where an ordinary user may read and run it. */
export async function bundleFixture(name: string): Promise<Bundle> {
  const folder = await mkdtemp(join(tmpdir(), 'spy-fixture-'));
  const root = packageRoot();
  const file = join(folder, 'fixture.mjs');
  await build({
    entryPoints: [join(root, 'test', 'lab', 'fixtures', `${name}.ts`)],
    outfile: file,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    external: ['@lydell/*'],
    banner: {
      js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
    },
  });
  await cp(join(root, 'package.json'), join(folder, 'package.json'));
  // What tells where the package is.
  await mkdir(join(folder, 'mysteries'), { recursive: true });
  await cp(join(root, 'src', 'lab', 'scripts'), join(folder, 'scripts'), { recursive: true });
  await cp(join(root, 'node_modules', '@lydell'), join(folder, 'node_modules', '@lydell'), {
    recursive: true,
    dereference: true,
  });
  await chmod(folder, 0o755);
  const state = join(folder, 'state');
  await mkdir(state);
  const asRoot = process.getuid?.() === 0;
  if (asRoot) await chown(state, NOBODY, NOBODY);
  return {
    file,
    folder: state,
    as: asRoot ? { uid: NOBODY, gid: NOBODY } : {},
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
