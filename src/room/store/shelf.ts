import { SpyError } from '../../base/errors.ts';
import { t } from '../../words/words.ts';
import { FileShelf } from './file-shelf.ts';
import type { Shelf } from './store.ts';

/**
 * Opens the place where rooms are kept: files under `data`, or with `store` a Redis (`redis://host:6379/0`,
 * `rediss://…` for TLS, `unix:///path/to/redis.sock`). Throws SpyError('usage') for another kind of store and
 * SpyError('room-unwritable') when Redis does not answer.
 */
export async function openShelf({ data, store }: { data: string; store?: string }): Promise<Shelf> {
  if (store === undefined) return new FileShelf(data);
  if (!/^(rediss?|unix):\/\//.test(store) || !URL.canParse(store))
    throw new SpyError(
      'usage',
      t`This is no store that the school knows.`,
      t`Use --store redis://HOST:PORT, or leave it out to keep rooms in files.`,
      { exitCode: 2 },
    );
  // What was typed is shown to everybody on this machine (ps), until the program gives itself another name.
  if (new URL(store).password !== '') process.title = 'spy-school';
  // Nobody waits for Redis who does not use it.
  const { openRedisShelf } = await import('./redis-shelf.ts');
  return await openRedisShelf(store);
}
