import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, readlinkSync } from 'node:fs';
import {
  chmod,
  copyFile,
  mkdir,
  readdir,
  readFile,
  rename,
  stat,
  writeFile,
} from 'node:fs/promises';
import { hostname } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { execa } from 'execa';
import { z } from 'zod';
import { messageOf, SpyError } from '../base/errors.ts';
import { t } from '../words/words.ts';

/** Where a lab keeps its things: `<school>/labs/<id>`, seen by its owner alone. */
export interface LabFolder {
  readonly id: string;
  readonly dir: string;
  readonly home: string;
  readonly tmp: string;
  /** Read-only for programs in a sandbox. */
  readonly control: string;
  /** Outputs of `run`. */
  readonly runs: string;
  /** Where `spy-school shell` knocks. */
  readonly socket: string;
}

const LabFile = z.object({
  id: z.string(),
  pid: z.number().int().positive(),
  /** Start of that process in clock ticks since boot: tells it from a later one with the same number. */
  startedAt: z.string(),
  chapter: z.string().optional(),
  openedAt: z.number(),
  host: z.string(),
  /** Which boot and which PID namespace the number belongs to. */
  boot: z.string(),
  pids: z.string(),
  /** The lab's home as its programs see it, and its /tmp as seen from outside; known once it stands. */
  homeInside: z.string().optional(),
  tmpOutside: z.string().optional(),
});
export type LabFile = z.infer<typeof LabFile>;

const TWO_DAYS = 2 * 24 * 60 * 60 * 1000;

/** Makes a new lab's folder. Throws SpyError('lab-failed'). */
export async function makeLabFolder(
  schoolHome: string,
  chapter: string | undefined,
): Promise<LabFolder> {
  const id = randomBytes(6).toString('hex');
  const labs = join(schoolHome, 'labs');
  const made = join(labs, `.${id}`);
  try {
    await mkdir(labs, { recursive: true, mode: 0o700 });
    await mkdir(made, { mode: 0o700 });
    const owner: LabFile = {
      id,
      pid: process.pid,
      startedAt: startOf(process.pid) ?? '',
      chapter,
      openedAt: Date.now(),
      ...machine(),
    };
    // Under its name a lab is never without its owner: others may sweep at any moment.
    await writeFile(join(made, 'lab.json'), JSON.stringify(owner));
    for (const name of ['home', 'tmp', 'control', 'run']) await mkdir(join(made, name));
    await chmod(join(made, 'tmp'), 0o1777);
    const scripts = scriptsFolder();
    for (const name of ['janitor.sh', 'supervisor.sh'])
      await copyFile(join(scripts, name), join(made, 'control', name));
    await rename(made, join(labs, id));
  } catch (error) {
    const why = messageOf(error);
    throw new SpyError(
      'lab-failed',
      t`No lab could be made in ${labs}: ${why}`,
      t`Free some space or set SPY_SCHOOL_HOME to a folder you may write to; spy-school doctor tells more.`,
      { cause: error },
    );
  }
  const dir = join(labs, id);
  return {
    id,
    dir,
    home: join(dir, 'home'),
    tmp: join(dir, 'tmp'),
    control: join(dir, 'control'),
    runs: join(dir, 'run'),
    socket: join(dir, 's'),
  };
}

/** Tells others, such as `spy-school take`, where a lab's own folders are. */
export async function noteFolders(
  folder: LabFolder,
  places: { readonly homeInside: string; readonly tmpOutside: string },
): Promise<void> {
  const owner = await readOwner(folder.dir);
  const { homeInside, tmpOutside } = places;
  const fresh = join(folder.dir, 'lab.json.new');
  await writeFile(fresh, JSON.stringify({ ...owner, homeInside, tmpOutside }));
  // In one go: whoever sweeps must never find half of it.
  await rename(fresh, join(folder.dir, 'lab.json'));
}

/** The labs whose owner is alive, newest first. */
export async function runningLabs(
  schoolHome: string,
): Promise<{ readonly dir: string; readonly owner: LabFile }[]> {
  const found = await allLabs(schoolHome);
  return found
    .flatMap(({ dir, owner }) =>
      owner !== undefined && ownerState(owner) === 'alive' ? [{ dir, owner }] : [],
    )
    .sort((one, other) => other.owner.openedAt - one.owner.openedAt);
}

/** Removes what labs of dead owners left behind, processes first. Never throws. */
export async function sweepLabs(schoolHome: string): Promise<void> {
  const found = await allLabs(schoolHome).catch(() => []);
  for (const { dir, id, owner } of found) {
    const dead = owner === undefined ? await isOld(dir) : ownerState(owner) === 'dead';
    if (dead) await removeLab(dir, id);
  }
}

/** Kills what carries a lab's mark and removes its folder. Never throws. */
export async function removeLab(dir: string, id: string): Promise<void> {
  await execa('bash', [join(scriptsFolder(), 'janitor.sh'), dir, id], {
    reject: false,
    stdio: 'ignore',
    timeout: 20_000,
  });
}

/** The folder of our shell scripts, beside this file here and beside the bundle when packed. */
export function scriptsFolder(): string {
  return join(dirname(fileURLToPath(import.meta.url)), 'scripts');
}

async function allLabs(
  schoolHome: string,
): Promise<{ dir: string; id: string; owner: LabFile | undefined }[]> {
  const labs = join(schoolHome, 'labs');
  if (!existsSync(labs)) return [];
  const names = await readdir(labs);
  return Promise.all(
    names
      .filter((name) => /^\.?[0-9a-f]{12}$/.test(name))
      .map(async (name) => ({
        dir: join(labs, name),
        id: name.replace('.', ''),
        owner: await readOwner(join(labs, name)),
      })),
  );
}

async function readOwner(dir: string): Promise<LabFile | undefined> {
  try {
    const parsed = LabFile.safeParse(JSON.parse(await readFile(join(dir, 'lab.json'), 'utf8')));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}

/** A process of another machine or container cannot be looked up; such a lab is left alone for two days. */
function ownerState(owner: LabFile): 'alive' | 'dead' | 'unknown' {
  const here = machine();
  if (owner.host !== here.host || (owner.boot === here.boot && owner.pids !== here.pids))
    return Date.now() - owner.openedAt > TWO_DAYS ? 'dead' : 'unknown';
  return owner.boot === here.boot && startOf(owner.pid) === owner.startedAt ? 'alive' : 'dead';
}

async function isOld(dir: string): Promise<boolean> {
  try {
    return Date.now() - (await stat(dir)).mtimeMs > 60_000;
  } catch {
    return false;
  }
}

function machine(): { host: string; boot: string; pids: string } {
  return {
    host: hostname(),
    boot: readOr(() => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()),
    pids: readOr(() => readlinkSync('/proc/self/ns/pid')),
  };
}

function startOf(pid: number): string | undefined {
  const stat = readOr(() => readFileSync(`/proc/${pid}/stat`, 'utf8'));
  // The name in parentheses may hold anything; the start is the 22nd field of all, the 20th after it.
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
}

function readOr(read: () => string): string {
  try {
    return read();
  } catch {
    return '';
  }
}
