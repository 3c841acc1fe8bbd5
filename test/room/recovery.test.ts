import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { loadCourse } from '../../src/course/load.ts';
import type { Timing } from '../../src/room/link/socket.ts';
import { type BoardCourse, boardCourse } from '../../src/room/model/course.ts';
import type { RoomEvent } from '../../src/room/model/events.ts';
import { openShelf } from '../../src/room/store/shelf.ts';
import { until } from '../e2e/leftovers.ts';
import { environment, newFolder, programFolder, removeFolders } from '../e2e/program.ts';
import { arrived } from './arrived.ts';
import { type CutProxy, cutProxy } from './cut-proxy.ts';
import { RealLearner } from './real-learner.ts';
import { RoomProcess } from './room-process.ts';

/** Tests need not wait as long as learners do. */
const TIMING: Timing = { firstPause: 100, longestPause: 500, patience: 1000, heartbeat: 300 };
const LEARNERS = 20;

const NOTHING_WRONG = { lost: 0, doubled: 0, disordered: 0, strange: 0 };
const GOOD = { ...NOTHING_WRONG, missing: 0 };

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});
afterAll(removeFolders);

/** A room of its own process, with learners whose network can be cut. */
class Group {
  readonly learners: RealLearner[] = [];
  readonly #data = newFolder();
  readonly #home = newFolder();
  #server: RoomProcess | undefined;

  private constructor(private readonly course: BoardCourse) {}

  static async open(): Promise<Group> {
    const group = new Group(boardCourse(await loadCourse()));
    await group.start(['--port', '0', '--name', 'Owls at night']);
    return group;
  }

  get server(): RoomProcess {
    if (this.#server === undefined) throw new Error('no server');
    return this.#server;
  }

  async start(args: readonly string[]): Promise<void> {
    const cli = join(await programFolder(), 'dist/cli.js');
    const all = [...args, '--data', this.#data];
    const server = await RoomProcess.start(cli, all, environment(this.#home));
    this.#server = server;
    closing.push(() => server.end('SIGKILL'));
  }

  /** kill -9, and the next life at the same port. Learners would send again what was lost, so the log is read before. */
  async killed(meanwhile: () => void): Promise<void> {
    const { port, about } = this.server;
    await this.server.end('SIGKILL');
    await until(() => this.learners.every(({ connected }) => !connected), 'all learners away');
    const { lost, doubled, disordered, strange } = await arrived(this.log(), this.sent());
    expect({ lost, doubled, disordered, strange }).toEqual(NOTHING_WRONG);
    meanwhile();
    await this.start(['--port', String(port), '--resume', about.room]);
  }

  join(port = this.server.port): RealLearner {
    const learner = new RealLearner({
      ...{ port, code: this.server.about.code, course: this.course, timing: TIMING },
      ...{ name: `Learner ${this.learners.length}`, seed: this.learners.length },
    });
    this.learners.push(learner);
    closing.push(() => learner.link.close());
    return learner;
  }

  act(times: number): void {
    for (let time = 0; time < times; time++) for (const learner of this.learners) learner.act();
  }

  async everything(): Promise<void> {
    await until(() => this.learners.every(({ arrived }) => arrived), 'everything in the room');
  }

  async *log(): AsyncGenerator<RoomEvent> {
    const shelf = await openShelf({ data: this.#data });
    try {
      yield* shelf.events(this.server.about.room);
    } finally {
      await shelf.close();
    }
  }

  get acknowledged(): number {
    return this.sent().reduce((sum, each) => sum + each.acknowledged, 0);
  }

  sent() {
    return this.learners.map((learner) => learner.sent());
  }
}

describe('kill -9 of the server', () => {
  test('in the middle: nothing acknowledged is lost or doubled, and everybody comes back', async () => {
    const group = await Group.open();
    for (let number = 0; number < LEARNERS; number++) group.join();
    await until(() => group.learners.every(({ connected }) => connected), 'all learners in');
    group.act(300);
    // In the middle: some is acknowledged, some is on its way, some waits.
    await until(() => group.acknowledged > 0, 'something acknowledged');
    await group.killed(() => {
      expect(group.acknowledged).toBeLessThan(LEARNERS * 300);
      group.act(10);
    });
    await until(() => group.learners.every(({ connected }) => connected), 'all learners back');
    group.act(5);
    await group.everything();
    expect(await arrived(group.log(), group.sent())).toEqual({ ...GOOD, events: LEARNERS * 315 });
  });

  test('twice, and while learners come back', async () => {
    const group = await Group.open();
    for (let number = 0; number < 5; number++) group.join();
    await until(() => group.learners.every(({ connected }) => connected), 'all learners in');
    for (let round = 0; round < 2; round++) {
      group.act(60);
      await group.killed(() => group.act(3));
      await until(() => group.learners.some(({ connected }) => connected), 'a learner back');
    }
    await group.everything();
    expect(await arrived(group.log(), group.sent())).toEqual({ ...GOOD, events: 5 * 126 });
  });
});

describe('a learner whose network vanishes', () => {
  async function behind(group: Group): Promise<{ proxy: CutProxy; learner: RealLearner }> {
    const proxy = await cutProxy(group.server.port);
    closing.push(() => proxy.close());
    return { proxy, learner: group.join(proxy.port) };
  }

  test('goes on learning, and everything arrives once and in order', async () => {
    const group = await Group.open();
    const { proxy, learner } = await behind(group);
    await until(() => learner.connected, 'the learner in');
    group.act(10);
    await group.everything();
    proxy.cut();
    group.act(60);
    await until(() => !learner.connected, 'the loss noticed');
    group.act(60);
    const { acknowledged } = learner.sent();
    expect(acknowledged).toBe(10);
    proxy.mend();
    await group.everything();
    expect(await arrived(group.log(), group.sent())).toEqual({ ...GOOD, events: 130 });
  });

  test('and comes back after the server was killed, too', async () => {
    const group = await Group.open();
    const { proxy, learner } = await behind(group);
    await until(() => learner.connected, 'the learner in');
    group.act(10);
    proxy.cut();
    group.act(10);
    await group.killed(() => group.act(10));
    proxy.mend();
    await group.everything();
    expect(await arrived(group.log(), group.sent())).toEqual({ ...GOOD, events: 30 });
  });
});

describe('the check itself', () => {
  const learner = '5e0f2f0e-6f0a-4d0a-9b5e-0d6f5f1f4a11';
  const ids = Array.from({ length: 4 }, () => crypto.randomUUID());
  async function* logOf(...indexes: readonly number[]): AsyncGenerator<RoomEvent> {
    const at = '2026-11-23T09:00:00.000Z';
    for (const index of indexes) {
      const event = {
        ...{ v: 1 as const, id: ids[index] ?? '', at, chapter: 'owls' },
        ...{ type: 'step-entered' as const, step: 'hoot' },
      };
      yield { v: 1, id: event.id, at, type: 'learned', learner, event };
    }
  }
  const check = (...indexes: readonly number[]) =>
    arrived(logOf(...indexes), [{ learner, ids: ids.slice(0, 3), acknowledged: 2 }]);

  test('sees what is lost, doubled, out of order, missing and strange', async () => {
    expect(await check(0, 1, 2)).toEqual({ ...GOOD, events: 3 });
    expect(await check(0, 2)).toMatchObject({ lost: 1, missing: 1 });
    expect(await check(0, 1)).toMatchObject({ lost: 0, missing: 1 });
    expect(await check(0, 1, 1, 2)).toMatchObject({ doubled: 1, disordered: 0 });
    expect(await check(1, 0, 2)).toMatchObject({ disordered: 1 });
    expect(await check(0, 1, 2, 3)).toMatchObject({ strange: 1 });
  });
});
