import type { Zine } from '../../zine/model.ts';
import { loadWithInk } from '../ink/load.ts';
import type { Terminal } from '../terminal/terminal.ts';

export interface ReadParts {
  readonly terminal: Terminal;
  readonly zine: Zine;
  /** Where it is opened, from 0. */
  readonly first: number;
}

/** The zine on the whole screen, until the reader leaves. Returns the exit status. */
export async function readZine(parts: ReadParts): Promise<number> {
  const { runReader } = await loadWithInk(() => import('./show.tsx'));
  return runReader(parts);
}
