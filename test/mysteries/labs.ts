import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openLab } from '../../src/lab/lab.ts';
import type { Lab, RunResult } from '../../src/lab/model.ts';
import { type PlantedMysteries, plantMysteries } from '../../src/lab/mysteries.ts';

export interface Stage {
  readonly lab: Lab;
  readonly planted: PlantedMysteries;
  /** Runs a command in the lab with the environment of its shells. */
  sh(command: string): Promise<RunResult>;
  /** A value that is a text or a number, as text. */
  text(name: string): string;
  /** A value that is a list. */
  list(name: string): readonly string[];
  close(): Promise<void>;
}

export interface StageOptions {
  /** How long slow programs take, as a share of their usual length. */
  readonly tempo?: number;
  /** Where the school's home is made. */
  readonly under?: string;
}

/** A real lab with mysteries in it. */
export async function stage(
  ids: readonly string[],
  seed: number,
  sandbox: 'auto' | 'off' = 'auto',
  folder?: string,
  { tempo, under = tmpdir() }: StageOptions = {},
): Promise<Stage> {
  const schoolHome = await mkdtemp(join(under, 'spy mysteries '));
  const lab = await openLab({ schoolHome, sandbox });
  const close = async () => {
    await lab.close();
    await rm(schoolHome, { recursive: true, force: true });
  };
  try {
    const planted = await plantMysteries(lab, ids, seed, { folder, tempo });
    return {
      lab,
      planted,
      close,
      sh: (command) => lab.run(`cd\n${command}`, { env: { ...planted.env } }),
      text(name) {
        const value = planted.values[name];
        if (typeof value === 'string' || typeof value === 'number') return String(value);
        throw new Error(`${name} is no text but ${JSON.stringify(value)}`);
      },
      list(name) {
        const value = planted.values[name];
        if (typeof value === 'object') return value;
        throw new Error(`${name} is no list but ${JSON.stringify(value)}`);
      },
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Runs `use` on a stage and takes the stage down whatever happens. */
export async function onStage(
  ids: readonly string[],
  seed: number,
  use: (stage: Stage) => Promise<void>,
  sandbox: 'auto' | 'off' = 'auto',
  options: StageOptions = {},
): Promise<void> {
  const it = await stage(ids, seed, sandbox, undefined, options);
  try {
    await use(it);
  } finally {
    await it.close();
  }
}

/** The lines of a trace that show a call with a path: `call("path"`, failed or not. */
export function calls(trace: string, call: string, path: string): string[] {
  return trace
    .split('\n')
    .filter((line) => line.includes(`${call}(`) && line.includes(`"${path}"`));
}

export const SEEDS = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];

/** Fails with the tool's name when it is not installed. */
export async function needTools(lab: Lab, ...tools: string[]): Promise<void> {
  for (const tool of tools) {
    const { exit } = await lab.run(`command -v ${tool}`);
    if (exit !== 0)
      throw new Error(`this test needs ${tool}: install it (spy-school doctor --fix)`);
  }
}
