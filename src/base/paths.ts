import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import envPaths from 'env-paths';

/** Where the school keeps its state: `SPY_SCHOOL_HOME`, or the XDG state directory. */
export function schoolHome(env: NodeJS.ProcessEnv = process.env): string {
  if (env.SPY_SCHOOL_HOME) return resolve(env.SPY_SCHOOL_HOME);
  if (env.XDG_STATE_HOME) return join(env.XDG_STATE_HOME, 'spy-school');
  return envPaths('spy-school', { suffix: '' }).log;
}

/** Where rooms are kept: the folder that was named, or the school's. */
export function roomsFolder(named: string | undefined): string {
  return resolve(named ?? join(schoolHome(), 'rooms'));
}

/**
 * The folder of the package: the one that holds package.json, chapters/ and mysteries/. (The built program has a
 * package.json of its own, so that is no sign.)
 */
export function packageRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'mysteries'))) {
    const parent = dirname(folder);
    if (parent === folder) throw new Error('mysteries/ not found above the program');
    folder = parent;
  }
  return folder;
}
