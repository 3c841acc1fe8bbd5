import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadCourse } from '../../../src/course/load.ts';
import { boardCourse } from '../../../src/room/model/course.ts';
import { openShelf } from '../../../src/room/store/shelf.ts';
import { type Arrived, arrived, type Sent } from '../../../test/room/arrived.ts';
import { RoomProcess } from '../../../test/room/room-process.ts';
import { Board, Crowd } from './helper.ts';

export interface Scripts {
  /** The built program. */
  readonly cli: string;
  /** The bundled crowd.ts and board.ts. */
  readonly crowd: string;
  readonly board: string;
  /** A folder for what is only needed while measuring. */
  readonly scratch: string;
}

/** One room that is being measured: servers, crowds and boards, all of them processes. */
export class Stage {
  #servers: RoomProcess[] = [];
  #helpers: (Crowd | Board)[] = [];
  readonly data: string;

  private constructor(
    readonly scripts: Scripts,
    name: string,
    readonly store: string | undefined,
    readonly course: ReturnType<typeof boardCourse>,
  ) {
    this.data = join(scripts.scratch, name);
    mkdirSync(this.data, { recursive: true });
  }

  static async open(scripts: Scripts, name: string, store?: string): Promise<Stage> {
    return new Stage(scripts, name, store, boardCourse(await loadCourse()));
  }

  /** A server: of a new room, or of one that is there. */
  async server({ resume, port = 0 }: { resume?: string; port?: number } = {}) {
    const server = await RoomProcess.start(
      this.scripts.cli,
      [
        ...['--port', String(port), '--most', '100000', '--data', this.data],
        ...(this.store === undefined ? [] : ['--store', this.store]),
        ...(resume === undefined ? ['--name', 'Benchmark'] : ['--resume', resume]),
      ],
      // Its own home, so that the bench reads and writes nothing of the person's.
      { ...process.env, SPY_SCHOOL_HOME: join(this.scripts.scratch, 'home') },
    );
    this.#servers.push(server);
    return server;
  }

  crowd(): Crowd {
    const crowd = new Crowd(this.scripts.crowd);
    this.#helpers.push(crowd);
    return crowd;
  }

  async board({ port, about }: RoomProcess): Promise<Board> {
    const board = new Board(this.scripts.board);
    this.#helpers.push(board);
    await board.ask({ do: 'open', port, key: about.key });
    return board;
  }

  /** The log held against what the crowds know. */
  async check(room: string, crowds: readonly Crowd[]): Promise<Arrived> {
    const sent: Sent[] = [];
    for (const [index, crowd] of crowds.entries()) {
      const file = join(this.data, `sent-${index}.json`);
      await crowd.ask({ do: 'tell', file });
      sent.push(...JSON.parse(readFileSync(file, 'utf8')));
    }
    const shelf = await openShelf({ data: this.data, store: this.store });
    try {
      return await arrived(shelf.events(room), sent);
    } finally {
      await shelf.close();
    }
  }

  /** Ends everything that was started. */
  async close(): Promise<void> {
    await Promise.all(this.#helpers.splice(0).map((helper) => helper.end()));
    await Promise.all(this.#servers.splice(0).map((server) => server.end('SIGKILL')));
  }
}

export const pause = (milliseconds: number) =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));
