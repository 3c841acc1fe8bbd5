import type { Arrived } from '../../../test/room/arrived.ts';
import { cutProxy } from '../../../test/room/cut-proxy.ts';
import type { Sizes } from './sizes.ts';
import { pause, type Scripts, Stage } from './stage.ts';

/** What one steady room came to. */
export interface Steady {
  readonly p50: number;
  readonly p99: number;
  readonly events: number;
  /** Kilobytes a learner, grown since nobody was there. */
  readonly memory: number;
  readonly peak: number;
  /** Share of one core that the server took. */
  readonly cpu: number;
  /** The same of the busiest crowd: near 1 it is not the server that is slow. */
  readonly crowdCpu: number;
  readonly joinSeconds: number;
  readonly refused: readonly string[];
  readonly check: Arrived;
  /** The same for a learner who was cut off, when one was. */
  readonly cutOff?: Arrived;
  readonly room: string;
  readonly data: string;
}

export interface SteadyOptions {
  readonly learners: number;
  /** Cut one more learner off for so long, meanwhile. */
  readonly cutMs?: number;
}

/** A room of so many learners, an event each every 5 s: from an event to the board. */
export async function steady(
  scripts: Scripts,
  name: string,
  sizes: Sizes,
  { learners, cutMs }: SteadyOptions,
): Promise<Steady> {
  const stage = await Stage.open(scripts, name);
  const network = { close: async () => {} };
  try {
    const server = await stage.server();
    const { course } = stage;
    const { code, room } = server.about;
    const crowds = Array.from({ length: Math.ceil(learners / sizes.mostInCrowd) }, () =>
      stage.crowd(),
    );
    const board = await stage.board(server);
    const before = server.memory('VmRSS');
    const began = performance.now();
    const shares = crowds.map((_, index) => Math.floor((learners + index) / crowds.length));
    const joined = await Promise.all(
      crowds.map((crowd, index) =>
        crowd.ask({
          ...{ do: 'join', port: server.port, code, course, group: 'L' },
          ...{ count: shares[index] ?? 0, seed: 100_000 * index },
        }),
      ),
    );
    const joinSeconds = (performance.now() - began) / 1000;
    const loner = cutMs === undefined ? undefined : await lonely(stage, server.port, code);
    if (loner) network.close = loner.close;
    for (const crowd of crowds) await crowd.ask({ do: 'act', everyMs: sizes.everyMs });
    await pause(sizes.warmMs);
    await board.ask({ do: 'measure' });
    const cpu = server.cpu();
    const crowdCpus = () =>
      Promise.all(crowds.map(async (crowd) => (await crowd.ask({ do: 'figures' })).cpu));
    const crowdsBefore = await crowdCpus();
    const start = performance.now();
    loner?.proxy.cut();
    const mended = pause(cutMs ?? 0).then(() => loner?.proxy.mend());
    // A note goes to everybody at once: the worst that a facilitator can do to a server.
    while (performance.now() - start < Math.max(sizes.steadyMs, cutMs ?? 0)) {
      await board.ask({ do: 'note', text: 'Five more minutes' });
      await pause(Math.min(10_000, sizes.steadyMs));
    }
    await mended;
    const { all } = await board.ask({ do: 'figures' });
    const seconds = (performance.now() - start) / 1000;
    const used = (server.cpu() - cpu) / seconds;
    const crowdsUsed = (await crowdCpus()).map((each, index) => each - (crowdsBefore[index] ?? 0));
    const [after, peak] = [server.memory('VmRSS'), server.memory('VmHWM')];
    const everybody = [...crowds, ...(loner ? [loner.crowd] : [])];
    await Promise.all(everybody.map((crowd) => crowd.ask({ do: 'rest' })));
    await Promise.all(everybody.map((crowd) => crowd.ask({ do: 'arrive', patienceMs: 30_000 })));
    const cutOff = loner && (await stage.check(room, [loner.crowd]));
    const check = await stage.check(room, everybody);
    return {
      ...{ p50: all?.p50 ?? Number.NaN, p99: all?.p99 ?? Number.NaN, events: all?.count ?? 0 },
      memory: ((after - before) * 1024) / learners,
      ...{
        peak,
        cpu: used,
        crowdCpu: Math.max(...crowdsUsed) / seconds,
        joinSeconds,
        check,
        room,
        data: stage.data,
      },
      refused: joined.flatMap(({ refused }) => refused),
      // The others' events are strange to the one, and do not count.
      cutOff: cutOff && { ...cutOff, strange: 0 },
    };
  } finally {
    await network.close();
    await stage.close();
  }
}

/** One learner behind a network that can be cut. */
async function lonely(stage: Stage, port: number, code: string) {
  const proxy = await cutProxy(port);
  const crowd = stage.crowd();
  await crowd.ask({
    ...{ do: 'join', port: proxy.port, code, course: stage.course },
    ...{ group: 'C', count: 1, seed: 77 },
  });
  await crowd.ask({ do: 'act', everyMs: 1000 });
  return { proxy, crowd, close: () => proxy.close() };
}
