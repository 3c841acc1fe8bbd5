import { realpathSync } from 'node:fs';
import { homedir } from 'node:os';
import { execa } from 'execa';
import { cleanLine } from '../base/clean.ts';
import { findAllOn } from '../base/search-path.ts';
import { systemPath } from '../lab/environment.ts';
import type { Tool } from './tools.ts';

/** Whether a tool is here: as the lab will find it, too old, only where the lab cannot see it, or not. */
export type Presence =
  | { readonly state: 'here'; readonly path: string; readonly version: string | undefined }
  | { readonly state: 'too-old'; readonly path: string; readonly version: string }
  | { readonly state: 'out-of-sight'; readonly path: string }
  | { readonly state: 'absent' };

/** Where to look: the lab's path, the user's own, and the folders that the lab hides. */
export interface Places {
  readonly labPath: string;
  readonly userPath: string;
  readonly hidden: readonly string[];
}

/** The places of this process. */
export function placesHere(env: NodeJS.ProcessEnv = process.env): Places {
  return { labPath: systemPath(), userPath: env.PATH ?? '', hidden: ['/home', '/root', homedir()] };
}

/**
 * Looks for a tool and asks it for its version. A program in somebody's home (a pyenv shim, say) does not
 * count, since neither the sandbox nor other users can run it.
 */
export async function findTool(tool: Tool, places: Places = placesHere()): Promise<Presence> {
  const candidates = findAllOn(places.labPath, tool.command);
  const path = candidates.find((each) => !isHidden(each, places) && !isHidden(real(each), places));
  if (path === undefined) {
    const elsewhere = candidates[0] ?? findAllOn(places.userPath, tool.command)[0];
    return elsewhere === undefined
      ? { state: 'absent' }
      : { state: 'out-of-sight', path: elsewhere };
  }
  const version = readVersion(tool, await versionOutput(path, tool.versionFlag));
  if (tool.atLeast !== undefined && version !== undefined && isOlder(version, tool.atLeast))
    return { state: 'too-old', path, version };
  return { state: 'here', path, version };
}

function isHidden(path: string, places: Places): boolean {
  return places.hidden.some((folder) => folder.length > 1 && path.startsWith(`${folder}/`));
}

function real(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}

async function versionOutput(path: string, flag: string): Promise<string> {
  const result = await execa(path, [flag], {
    all: true,
    reject: false,
    stdin: 'ignore',
    timeout: 5000,
    maxBuffer: 100_000,
    env: { LC_ALL: 'C' },
  });
  return result.all ?? '';
}

/** Pure: the version in what a tool printed, or undefined. */
export function readVersion(tool: Tool, output: string): string | undefined {
  const pattern = tool.versionPattern ?? /(?:^|[^\w.])[vV]?(\d+(?:\.\d+)+\w*)/;
  const version = pattern.exec(cleanLine(output, 5000))?.[1];
  return version === undefined ? undefined : cleanLine(version, 30);
}

/** Whether a dotted version comes before another: numbers count as numbers, missing parts as 0. */
export function isOlder(version: string, than: string): boolean {
  const parts = (text: string) => (text.match(/\d+/g) ?? []).map(Number);
  const [left, right] = [parts(version), parts(than)];
  for (let i = 0; i < Math.max(left.length, right.length); i++) {
    const difference = (left[i] ?? 0) - (right[i] ?? 0);
    if (difference !== 0) return difference < 0;
  }
  return false;
}
