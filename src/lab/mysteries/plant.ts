import { SpyError } from '../../base/errors.ts';
import type { Value, Values } from '../../base/values.ts';
import { t } from '../../words/words.ts';
import type { Lab } from '../model.ts';
import type { Manifest } from './manifest.ts';
import { addAll, plantedSchema, readJson, valuesSchema } from './planted.ts';
import { type ScriptContext, scriptFailed, type Workbench, withWorkbench } from './scripts.ts';

/** One mystery that stands in a lab. */
export interface PlantedMystery {
  readonly manifest: Manifest;
  readonly values: Values;
  readonly env: Readonly<Record<string, string>>;
  /** Sources made for this learner, to lie in the opened box beside the manifest's. */
  readonly source: Readonly<Record<string, string>>;
}

/** What was chosen for this learner or rehearsal. */
type Chosen = Pick<ScriptContext, 'seed' | 'tempo'>;

/**
 * Plants one mystery, starts its server, measures it. Its scripts learn only its own values: a
 * server's environment can be read by whoever looks around in the lab.
 * Throws SpyError `mystery-failed` or `tool-missing`.
 */
export async function plantOne(
  lab: Lab,
  { folder, ...chosen }: Chosen & { readonly folder: string },
  manifest: Manifest,
  shellsEnv: Readonly<Record<string, string>>,
): Promise<PlantedMystery> {
  return withWorkbench(lab, folder, manifest.id, async (bench) => {
    const once = () => plantAt(bench, manifest, chosen, shellsEnv);
    // On a shared machine somebody may take the free port before our server does: ask for another.
    if (manifest.serve !== undefined && !lab.sandboxed) return once().catch(once);
    return once();
  });
}

async function plantAt(
  bench: Workbench,
  manifest: Manifest,
  chosen: Chosen,
  shellsEnv: Readonly<Record<string, string>>,
): Promise<PlantedMystery> {
  const plant = await bench.run(manifest.plant, { ...chosen, values: {}, env: shellsEnv });
  const made = plant.exit === 0 ? readJson(plantedSchema, plant.stdout) : undefined;
  if (made === undefined) throw scriptFailed(manifest.id, manifest.plant, plant);
  const env = { ...shellsEnv, ...made.env };

  const values = new Map<string, Value>();
  const take = (more: Values) => {
    const twice = addAll(values, more);
    if (twice !== undefined) throw broken(manifest.id, `the value "${twice}" is given twice`);
  };
  take(made.values);
  const context = () => ({ ...chosen, values: Object.fromEntries(values), env });
  take(await serve(bench, manifest, context()));
  take(await measure(bench, manifest, context()));
  keepsPromise(manifest, values);
  return { manifest, values: Object.fromEntries(values), env: made.env, source: made.source };
}

async function serve(
  bench: Workbench,
  manifest: Manifest,
  context: ScriptContext,
): Promise<Values> {
  if (manifest.serve === undefined) return {};
  const { run, ready } = manifest.serve;
  const rest = await bench.serve(run, ready, context);
  const told = rest === '' ? {} : readJson(valuesSchema, rest);
  if (told === undefined) throw broken(manifest.id, `${run} said "${rest}" instead of values`);
  return told;
}

async function measure(
  bench: Workbench,
  manifest: Manifest,
  context: ScriptContext,
): Promise<Values> {
  if (manifest.measure === undefined) return {};
  const result = await bench.run(manifest.measure, context);
  const found = result.exit === 0 ? readJson(valuesSchema, result.stdout) : undefined;
  if (found === undefined) throw scriptFailed(manifest.id, manifest.measure, result);
  return found;
}

function keepsPromise(manifest: Manifest, values: ReadonlyMap<string, Value>): void {
  const missing = manifest.values.filter((name) => !values.has(name));
  const extra = [...values.keys()].filter((name) => !manifest.values.includes(name));
  if (missing.length > 0)
    throw broken(manifest.id, `it promises ${missing.join(', ')} but does not give that`);
  if (extra.length > 0)
    throw broken(manifest.id, `it gives ${extra.join(', ')} without having promised that`);
}

/** A mystery is not as its manifest or the chapter says: an author's mistake. */
export function broken(id: string, why: string): SpyError {
  return new SpyError(
    'mystery-failed',
    t`The mystery "${id}" cannot be used: ${why}.`,
    t`Install Spy School again; if you are writing this mystery, correct its manifest or scripts.`,
  );
}
