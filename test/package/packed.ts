import {
  chmodSync,
  cpSync,
  existsSync,
  lchownSync,
  mkdirSync,
  readdirSync,
  realpathSync,
} from 'node:fs';
import { join } from 'node:path';
import { execa } from 'execa';
import { z } from 'zod';
import { packageRoot } from '../../src/base/paths.ts';
import { environment, newFolder } from '../e2e/program.ts';

const Packs = z.tuple([
  z.object({
    filename: z.string(),
    size: z.number(),
    files: z.array(z.object({ path: z.string() })),
  }),
]);

/** What `npm pack` gives. */
export interface Packed {
  /** The tarball as npm knows it in every folder; npx runs a bare absolute path as a program. */
  readonly spec: string;
  readonly bytes: number;
  readonly paths: readonly string[];
}

/** Packs what the build has made, into a folder that everybody may read. */
export async function pack(): Promise<Packed> {
  const root = packageRoot();
  if (!existsSync(join(root, 'dist/cli.js')))
    throw new Error('dist/cli.js is missing: run `npm run build` (npm test does it by itself).');
  const folder = newFolder();
  chmodSync(folder, 0o755);
  // Other tests run what stands in dist/: it must not be built anew under their feet.
  const args = ['pack', '--json', '--ignore-scripts', '--pack-destination', folder];
  const { stdout } = await execa('npm', args, { cwd: root });
  const [{ filename, size, files }] = Packs.parse(JSON.parse(stdout));
  return {
    spec: `file:${join(folder, filename)}`,
    bytes: size,
    paths: files.map(({ path }) => path).sort(),
  };
}

/** The file behind the command `npx`, for node. */
export async function npxFile(): Promise<string> {
  const { stdout } = await execa('sh', ['-c', 'command -v npx']);
  return realpathSync(stdout.trim());
}

/** How this machine reaches the registry, when it is not the usual way. */
const OF_NETWORK = /^(NODE_EXTRA_CA_CERTS|SSL_CERT_FILE|(https?|no)_proxy|npm_config_registry)$/i;

/** A person who has never heard of the school, with a home and an npm of their own. */
export interface Person {
  readonly home: string;
  readonly user: number | undefined;
  /** For npm, beside what every program under test gets. */
  readonly npm: Readonly<Record<string, string>>;
}

/** `cache`: a folder with what npm has fetched before; the person gets a copy. */
export function person(user: number | undefined, cache?: string): Person {
  const home = newFolder(user);
  const own = join(home, 'npm');
  if (cache === undefined) mkdirSync(own);
  else cpSync(cache, own, { recursive: true });
  if (user !== undefined) giveAway(home, user);
  const network = Object.entries(process.env).filter(([name]) => OF_NETWORK.test(name));
  const npm = {
    npm_config_cache: own,
    npm_config_prefer_offline: 'true',
    npm_config_update_notifier: 'false',
    npm_config_audit: 'false',
    npm_config_fund: 'false',
    ...Object.fromEntries(network.flatMap(([name, value]) => (value ? [[name, value]] : []))),
  };
  return { home, user, npm };
}

function giveAway(folder: string, user: number): void {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  for (const name of ['', ...names]) lchownSync(join(folder, name), user, user);
}

/** Runs a command as this person in their home; a failure is an answer, too. */
export async function runAs({ home, user, npm }: Person, command: string, args: readonly string[]) {
  return execa(command, args, {
    cwd: home,
    env: environment(home, npm),
    extendEnv: false,
    reject: false,
    stdin: 'ignore',
    timeout: 100_000,
    ...(user === undefined ? {} : { uid: user, gid: user }),
  });
}
