import type { Arrived } from '../../../test/room/arrived.ts';
import { startRedis } from '../../../test/room/redis-server.ts';
import type { Sizes } from './sizes.ts';
import { pause, type Scripts, Stage } from './stage.ts';

export interface Across {
  /** Milliseconds to the board of the same server, and to that of the other. */
  readonly own: { readonly p50: number; readonly p99: number };
  readonly other: { readonly p50: number; readonly p99: number };
  readonly check: Arrived;
}

const NOTHING = { p50: Number.NaN, p99: Number.NaN };

/** Two servers hold one room in one Redis; half of the learners at each. */
export async function across(scripts: Scripts, sizes: Sizes): Promise<Across> {
  const redis = await startRedis();
  const stage = await Stage.open(scripts, 'redis', redis.url);
  try {
    const first = await stage.server();
    const { room, code } = first.about;
    const second = await stage.server({ resume: room });
    const crowds = [stage.crowd(), stage.crowd()];
    const count = Math.ceil(sizes.learners / 2);
    await Promise.all(
      crowds.map((crowd, index) =>
        crowd.ask({
          ...{ do: 'join', code, count, course: stage.course, seed: 50_000 * index },
          ...(index === 0 ? { port: first.port, group: 'A' } : { port: second.port, group: 'B' }),
        }),
      ),
    );
    const board = await stage.board(first);
    for (const crowd of crowds) await crowd.ask({ do: 'act', everyMs: sizes.everyMs });
    await pause(sizes.warmMs);
    await board.ask({ do: 'measure' });
    await pause(sizes.steadyMs);
    const figures = await board.ask({ do: 'figures' });
    await Promise.all(crowds.map((crowd) => crowd.ask({ do: 'rest' })));
    await Promise.all(crowds.map((crowd) => crowd.ask({ do: 'arrive', patienceMs: 30_000 })));
    const check = await stage.check(room, crowds);
    return { own: figures.A ?? NOTHING, other: figures.B ?? NOTHING, check };
  } finally {
    await stage.close();
    await redis.stop();
  }
}

export interface Killed {
  /** Seconds from kill -9 to the first line of the server's next life, and until everybody was back. */
  readonly up: number;
  readonly back: number;
  /** And until the room had everything that happened meanwhile. */
  readonly caughtUp: number;
  readonly away: number;
  /** The log as the killed server left it: what is missing there may be on its way still. */
  readonly left: Arrived;
  readonly check: Arrived;
}

/** kill -9 in the middle; the next life of the server is at the same port. */
export async function killed(scripts: Scripts, sizes: Sizes): Promise<Killed> {
  const stage = await Stage.open(scripts, 'killed');
  try {
    const server = await stage.server();
    const { port } = server;
    const { room, code } = server.about;
    const crowd = stage.crowd();
    await crowd.ask({
      ...{ do: 'join', port, code, count: sizes.learners, course: stage.course },
      ...{ group: 'L', seed: 1 },
    });
    await crowd.ask({ do: 'act', everyMs: sizes.everyMs });
    await pause(sizes.warmMs);
    const killedAt = performance.now();
    let pausedFor = 0;
    const since = () => (performance.now() - killedAt - pausedFor) / 1000;
    await server.end('SIGKILL');
    await crowd.ask({ do: 'wait-lost', patienceMs: 30_000 });
    // Learners would send again what was lost, so the log is read before they can.
    const reading = performance.now();
    const left = { ...(await stage.check(room, [crowd])), missing: 0 };
    pausedFor = performance.now() - reading;
    await stage.server({ resume: room, port });
    const up = since();
    const { away } = await crowd.ask({ do: 'wait-back', patienceMs: 60_000 });
    const back = since();
    await crowd.ask({ do: 'rest' });
    await crowd.ask({ do: 'arrive', patienceMs: 30_000 });
    const caughtUp = since();
    return { up, back, caughtUp, away, left, check: await stage.check(room, [crowd]) };
  } finally {
    await stage.close();
  }
}
