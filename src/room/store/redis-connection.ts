import { setTimeout as pause } from 'node:timers/promises';
import { Redis, type RedisOptions } from 'ioredis';
import { cleanLine } from '../../base/clean.ts';
import { messageOf, SpyError } from '../../base/errors.ts';
import { log } from '../../base/log.ts';
import { t } from '../../words/words.ts';

/** So long a write waits for a Redis that is away, and a reply for one that is silent. */
const PATIENCE_MS = 5000;
const REFUSED = /NOAUTH|WRONGPASS|NOPERM/;

/** A connection that comes back by itself; what it cannot do now fails within a bounded time. */
export class RedisConnection {
  readonly redis: Redis;
  #closed = false;
  #latest: string | undefined;

  /** Begins to connect. `silenceMs`: so long without a reply means that the connection is dead. */
  constructor(
    private readonly url: string,
    silenceMs = PATIENCE_MS,
  ) {
    const options: RedisOptions = {
      // Nothing piles up while Redis is away, and nothing is sent twice behind our back.
      enableOfflineQueue: false,
      autoResendUnfulfilledCommands: false,
      maxRetriesPerRequest: 0,
      socketTimeout: silenceMs,
      connectTimeout: PATIENCE_MS,
      retryStrategy: (times) => Math.min(50 * 2 ** Math.min(times, 10), 1000),
      // After a failover the old address may be a replica: look again who leads.
      reconnectOnError: (error) => error.message.startsWith('READONLY'),
    };
    const path = url.startsWith('unix://') ? new URL(url).pathname : undefined;
    this.redis = path === undefined ? new Redis(url, options) : new Redis(path, options);
    this.redis.on('error', (error) => {
      this.#latest = messageOf(error);
      log('room', `${this.name}: ${error.name}`);
    });
    this.redis.on('ready', () => {
      this.#latest = undefined;
    });
  }

  /** The address as it may be shown: without user and password. */
  get name(): string {
    const { protocol, hostname, port, pathname } = new URL(this.url);
    return protocol === 'unix:' ? pathname : `${hostname || 'localhost'}:${port || '6379'}`;
  }

  get closed(): boolean {
    return this.#closed;
  }

  /** Waits until Redis answers. Throws SpyError('room-unwritable') when it does not in time or was closed. */
  async ready(patienceMs = PATIENCE_MS): Promise<Redis> {
    const until = performance.now() + patienceMs;
    while (this.redis.status !== 'ready') {
      if (this.#closed) throw this.unwritable(t`the connection is closed`);
      if (performance.now() > until) throw this.unwritable(this.#latest ?? t`it cannot be reached`);
      await pause(20);
    }
    return this.redis;
  }

  /** What went wrong, in words for people; passwords never stand in it. */
  unwritable(error: unknown): SpyError {
    if (error instanceof SpyError) return error;
    const [why, remedy] = explain(messageOf(error));
    // Without its cause: ioredis' errors carry the command, and with it passwords and keys.
    const { name } = this;
    return new SpyError('room-unwritable', t`Redis at ${name}: ${why}.`, remedy);
  }

  /** At once: whatever waits for a reply, a blocking read too, fails. */
  close(): void {
    this.#closed = true;
    this.redis.disconnect();
  }
}

const AWAY = t`Is it running and reachable? Learners go on alone and send again when it is back.`;

function explain(message: string): [why: string, remedy: string] {
  if (REFUSED.test(message))
    return [t`it wants another name or password`, t`Give them: redis://USER:PASSWORD@HOST:PORT.`];
  if (/^OOM/.test(message))
    return [t`its memory is full`, t`Give it more (maxmemory); learners send again by themselves.`];
  const [refusal] = /^(MISCONF|READONLY|NOREPLICAS)/.exec(message) ?? [];
  if (refusal !== undefined)
    return [t`it cannot write now (${refusal})`, t`Look into its own log.`];
  if (/Stream isn't writeable|Connection is closed|^Socket timeout|max retries/.test(message))
    return [t`the connection broke`, AWAY];
  // Of a command that Redis does not know it repeats the arguments, and with them a room's secrets.
  const why = cleanLine(message.replace(/,? with args beginning with.*/s, ''), 200);
  return [why.replace(/\.$/, ''), AWAY];
}
