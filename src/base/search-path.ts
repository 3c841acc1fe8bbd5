import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Whether a path is an executable regular file. */
export function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/** All places of a command on a search path, whole, the first to be used first. */
export function findAllOn(searchPath: string, command: string): string[] {
  return searchPath
    .split(delimiter)
    .filter((folder) => folder.startsWith('/'))
    .map((folder) => join(folder, command))
    .filter(isProgram);
}

/** The whole path of a command on a search path, or undefined. */
export function findOn(searchPath: string, command: string): string | undefined {
  return findAllOn(searchPath, command)[0];
}
