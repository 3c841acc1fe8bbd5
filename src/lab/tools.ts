import { findOn } from '../base/search-path.ts';
import { systemPath } from './environment.ts';

/** Whether a command is installed where the lab's programs look for it. */
export function hasTool(tool: string): boolean {
  return findOn(systemPath(), tool) !== undefined;
}
