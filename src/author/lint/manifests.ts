import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { errnoOf, messageOf } from '../../base/errors.ts';
import type { Problem } from '../../base/source/problem.ts';

/** As much of a mystery's manifest as chapters refer to. */
const manifestSchema = z.object({
  id: z.string(),
  values: z.array(z.string()).default([]),
  probes: z.record(z.string(), z.string()).default({}),
});
export type Manifest = z.output<typeof manifestSchema>;

/** Reads `<mysteries>/<id>/manifest.yaml`; undefined when there is none. */
export async function readManifest(
  mysteries: string,
  id: string,
): Promise<{ manifest?: Manifest; problems: Problem[] }> {
  const file = join(mysteries, id, 'manifest.yaml');
  const problem = (message: string): { problems: Problem[] } => ({
    problems: [{ file, line: 1, message, severity: 'error' }],
  });
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    return errnoOf(error) === 'ENOENT' ? { problems: [] } : problem(messageOf(error));
  }
  try {
    const parsed = manifestSchema.safeParse(parse(text));
    if (parsed.success) return { manifest: parsed.data, problems: [] };
    const [issue] = parsed.error.issues;
    return problem(`${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'not a manifest'}`);
  } catch (error) {
    return problem(`this is not YAML: ${messageOf(error).split('\n')[0] ?? ''}`);
  }
}
