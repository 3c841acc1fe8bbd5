import { chmodSync, chownSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { cp, mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { packageRoot } from '../../src/base/paths.ts';
import { type JournalEvent, readEvent } from '../../src/journal/events.ts';

const ROOT = packageRoot();
/** `nobody`: an ordinary user that every Linux has. */
export const NOBODY = 65534;

/** Only root can become somebody else. */
export const isRoot = process.getuid?.() === 0;

/** A copy of the built program that any user can read, made once. */
let program: Promise<string> | undefined;
const scratch: string[] = [];

/** A new folder, removed by `removeFolders`. */
export function newFolder(owner?: number): string {
  const folder = mkdtempSync(join(tmpdir(), 'spy-e2e-'));
  scratch.push(folder);
  if (owner !== undefined) chownSync(folder, owner, owner);
  return folder;
}

/** Removes what the tests of this file made. */
export function removeFolders(): void {
  for (const folder of scratch.splice(0)) rmSync(folder, { recursive: true, force: true });
  program = undefined;
}

/** The folder of the program under test. */
export function programFolder(): Promise<string> {
  program ??= copyOfProgram();
  return program;
}

async function copyOfProgram(): Promise<string> {
  if (!existsSync(join(ROOT, 'dist/cli.js')))
    throw new Error('dist/cli.js is missing: run `npm run build` (npm test does it by itself).');
  const folder = newFolder();
  chmodSync(folder, 0o755);
  for (const part of ['dist', 'chapters', 'mysteries', 'zine', 'package.json'])
    await cp(join(ROOT, part), join(folder, part), { recursive: true });
  await mkdir(join(folder, 'node_modules'));
  await cp(join(ROOT, 'node_modules/@lydell'), join(folder, 'node_modules/@lydell'), {
    recursive: true,
  });
  return folder;
}

/** Where the school keeps its state when its person's home is `home`. */
export function stateOf(home: string): string {
  return join(home, 'school');
}

/** The whole environment of the program under test. */
export function environment(home: string, more: Readonly<Record<string, string>> = {}) {
  return {
    PATH: process.env.PATH ?? '',
    HOME: home,
    TERM: 'xterm-256color',
    LANG: 'C.UTF-8',
    // Ink draws a single frame when it believes to be in CI.
    CI: '0',
    SPY_SCHOOL_HOME: stateOf(home),
    ...more,
  };
}

/** Runs the program without a terminal, to its end, as another user if one is named; a failure is an answer, too. */
export async function run(home: string, args: readonly string[], user?: number) {
  const folder = await programFolder();
  return execa(process.execPath, [join(folder, 'dist/cli.js'), ...args], {
    cwd: folder,
    env: environment(home),
    extendEnv: false,
    reject: false,
    stdin: 'ignore',
    timeout: 90_000,
    ...(user === undefined ? {} : { uid: user, gid: user }),
  });
}

/** Everything that the journal in a home says. */
export function journalOf(home: string): JournalEvent[] {
  const lines = readFileSync(join(stateOf(home), 'journal.jsonl'), 'utf8')
    .trim()
    .split('\n');
  return lines.map((line) => {
    const read = readEvent(line);
    if (read.kind !== 'event') throw new Error(`not an event: ${line}`);
    return read.event;
  });
}

/** Fails with the name of a tool that the test cannot do without. */
export async function needTool(tool: string): Promise<void> {
  const found = await execa('sh', ['-c', `command -v ${tool}`], { reject: false });
  if (found.exitCode !== 0) throw new Error(`this test needs ${tool}, which is not installed`);
}
