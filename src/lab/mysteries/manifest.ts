import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { errnoOf, messageOf, SpyError } from '../../base/errors.ts';
import { packageRoot } from '../../base/paths.ts';
import { t } from '../../words/words.ts';

const script = z.string().regex(/^[\w.-]+$/, 'expected the name of a file in the same folder');

const manifestSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  title: z.string().min(1),
  /** Puts the mystery into the home. */
  plant: script,
  /** Finds out by trying what is true of it. */
  measure: script.optional(),
  /** A server that the mystery needs; its first line starts with the ready word. */
  serve: z.strictObject({ run: script, ready: z.string().min(1) }).optional(),
  /** Exit 0: the world is as wanted; else the last line says why not. */
  probes: z.record(z.string().regex(/^[a-z0-9-]+$/), script).default({}),
  /** Every value that the mystery promises to chapters. */
  values: z.array(z.string().regex(/^[A-Za-z][A-Za-z0-9_]*$/)).default([]),
  /** Files that are shown when the black box is opened. */
  source: z.array(script).default([]),
});

export type Manifest = z.infer<typeof manifestSchema>;

/** The folder that holds all mysteries. */
export function mysteriesFolder(): string {
  return join(packageRoot(), 'mysteries');
}

/**
 * Reads `<folder>/<id>/manifest.yaml`.
 * Throws SpyError `mystery-failed` when it is missing or not as it should be.
 */
export async function readManifest(id: string, folder = mysteriesFolder()): Promise<Manifest> {
  const file = join(folder, id, 'manifest.yaml');
  try {
    const manifest = manifestSchema.parse(parse(await readFile(file, 'utf8')));
    if (manifest.id === id) return manifest;
    throw new Error(`its id is "${manifest.id}", its folder "${id}"`);
  } catch (error) {
    const why = errnoOf(error) === 'ENOENT' ? t`there is no such file` : explain(error);
    throw new SpyError(
      'mystery-failed',
      t`The mystery "${id}" cannot be used, because of ${file}: ${why}.`,
      t`Install Spy School again; if you are writing this mystery, correct its manifest.`,
      { cause: error },
    );
  }
}

function explain(error: unknown): string {
  if (!(error instanceof z.ZodError)) return messageOf(error);
  return error.issues
    .map((issue) => `${issue.path.join('.') || 'manifest'}: ${issue.message}`)
    .join('; ');
}
