import { randomBytes } from 'node:crypto';
import { cp, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { t } from '../../words/words.ts';
import type { Lab } from '../model.ts';
import type { Manifest } from './manifest.ts';
import { scriptFailed } from './scripts.ts';

/**
 * Lays a mystery's sources into `~/opened/<id>/`. The lab itself copies them: a learner's symbolic
 * link in the way can lead no further than the lab.
 * Throws SpyError `mystery-failed` when they cannot be written.
 */
export async function openBox(
  lab: Lab,
  folder: string,
  manifest: Manifest,
  made: Readonly<Record<string, string>>,
): Promise<void> {
  const name = randomBytes(6).toString('hex');
  const outside = join(lab.control.outside, name);
  try {
    // Not recursive: a lab that has ended meanwhile must not get a folder again.
    await mkdir(outside);
    for (const file of manifest.source)
      await cp(join(folder, manifest.id, file), join(outside, file));
    for (const [file, text] of Object.entries(made)) await writeFile(join(outside, file), text);
    const result = await lab.run(
      'mkdir -p "$SPY_TO" && for file in "$SPY_FROM"/*; do cp -f "$file" "$SPY_TO"/ || exit 1; done',
      {
        env: {
          SPY_FROM: join(lab.control.inside, name),
          SPY_TO: join(lab.home, 'opened', manifest.id),
        },
      },
    );
    if (result.exit !== 0) throw scriptFailed(manifest.id, t`opening the box`, result);
  } finally {
    await rm(outside, { recursive: true, force: true });
  }
}
