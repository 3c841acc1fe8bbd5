import type { Command } from './transcript.ts';

/** The commands of one shell that left jobs in the background (`&`, Ctrl-Z), as long as these live. */
export class Jobs {
  #left: { readonly command: Command; readonly pids: ReadonlySet<string> }[] = [];

  get commands(): readonly Command[] {
    return this.#left.map(({ command }) => command);
  }

  /**
   * At a prompt: `pids` are the jobs that live, `command` is the one that just gave the prompt back. Jobs
   * that nobody has left before are its own. Returns the commands whose jobs are all over.
   */
  at(pids: readonly string[], command: Command | undefined): Command[] {
    const live = new Set(pids);
    const over = this.#left.filter((each) => ![...each.pids].some((pid) => live.has(pid)));
    this.#left = this.#left.filter((each) => !over.includes(each));
    const own = pids.filter((pid) => !this.#left.some((each) => each.pids.has(pid)));
    if (command !== undefined && own.length > 0) this.#left.push({ command, pids: new Set(own) });
    return over.map((each) => each.command);
  }
}
