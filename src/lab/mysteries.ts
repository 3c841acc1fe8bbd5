import type { Value, Values } from '../base/values.ts';
import type { Lab } from './model.ts';
import { openBox } from './mysteries/box.ts';
import { mysteriesFolder, readManifest } from './mysteries/manifest.ts';
import { broken, type PlantedMystery, plantOne } from './mysteries/plant.ts';
import { addAll } from './mysteries/planted.ts';
import { scriptFailed, withWorkbench } from './mysteries/scripts.ts';

/** Mysteries that stand in a lab, and what is true of them there. */
export interface PlantedMysteries {
  /** Chosen by the seed or measured; flat, one name once. */
  readonly values: Values;
  /** For the lab's shells. */
  readonly env: Readonly<Record<string, string>>;
  /** Runs the probe `<mystery>/<probe>`: exit 0 passes, `said` is its last line. Throws SpyError. */
  probe(name: string): Promise<{ readonly exit: number; readonly said: string }>;
  /** Lays a mystery's sources into `~/opened/<id>/`. Throws SpyError. */
  openBox(id: string): Promise<void>;
}

export interface PlantingOptions {
  /** Where the mysteries' folders lie. */
  readonly folder?: string;
  /** How long slow programs take, as a share of their usual length. */
  readonly tempo?: number;
}

/**
 * Plants mysteries into a lab in the order given, starts their servers, and measures their truths.
 * The same seed (a whole number from 0) gives the same values, but for a port that somebody else
 * holds already.
 * Throws SpyError `mystery-failed` or `tool-missing`.
 */
export async function plantMysteries(
  lab: Lab,
  ids: readonly string[],
  seed: number,
  options: PlantingOptions = {},
): Promise<PlantedMysteries> {
  const { folder = mysteriesFolder(), tempo = 1 } = options;
  const planted = new Map<string, PlantedMystery>();
  const values = new Map<string, Value>();
  const env = new Map<string, string>();
  for (const id of ids) {
    const manifest = await readManifest(id, folder);
    const one = await plantOne(lab, { folder, seed, tempo }, manifest, Object.fromEntries(env));
    const twice = addAll(values, one.values) ?? addAll(env, one.env);
    if (twice !== undefined) throw broken(id, `another mystery gives "${twice}" already`);
    planted.set(id, one);
  }
  const shellsEnv = Object.fromEntries(env);

  const known = (id: string): PlantedMystery => {
    const one = planted.get(id);
    if (one === undefined) throw broken(id, 'it is not part of this chapter');
    return one;
  };

  return {
    values: Object.fromEntries(values),
    env: shellsEnv,
    async probe(name) {
      const [id = '', probe = ''] = name.split('/');
      const { manifest, values: own } = known(id);
      const file = Object.hasOwn(manifest.probes, probe) ? manifest.probes[probe] : undefined;
      if (file === undefined) throw broken(id, `it has no probe "${probe}"`);
      const result = await withWorkbench(lab, folder, id, (bench) =>
        bench.run(file, { seed, tempo, values: own, env: shellsEnv }),
      );
      const said = result.stdout.trim().split('\n').at(-1) ?? '';
      // Without a word of its own the probe broke down: that is not the learner's doing.
      if (result.exit !== 0 && said === '') throw scriptFailed(id, file, result);
      return { exit: result.exit, said };
    },
    async openBox(id) {
      const { manifest, source } = known(id);
      await openBox(lab, folder, manifest, source);
    },
  };
}
