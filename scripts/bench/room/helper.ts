import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import type { BoardDone, BoardWish, CrowdDone, CrowdWish } from './wishes.ts';

type WithoutId<T> = T extends unknown ? Omit<T, 'id'> : never;

/** A process of the benchmark's own that does one wish at a time and answers with figures. */
class Helper<Wish, Done extends { readonly id: number; readonly figures: unknown }> {
  #child: ChildProcess;
  #id = 0;

  constructor(script: string) {
    this.#child = fork(script, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  }

  async ask(wish: WithoutId<Wish>): Promise<Done['figures']> {
    this.#id += 1;
    const id = this.#id;
    const answered = new Promise<Done['figures']>((resolve, reject) => {
      const gone = () => reject(new Error('a process of the benchmark ended'));
      const hear = (done: Done) => {
        if (done.id !== id) return;
        this.#child.off('message', hear);
        this.#child.off('exit', gone);
        resolve(done.figures);
      };
      this.#child.on('message', hear);
      this.#child.once('exit', gone);
    });
    this.#child.send({ ...wish, id });
    return answered;
  }

  async end(): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    const gone = once(this.#child, 'exit');
    this.#child.kill('SIGKILL');
    await gone;
  }
}

export class Crowd extends Helper<CrowdWish, CrowdDone> {}
export class Board extends Helper<BoardWish, BoardDone> {}
