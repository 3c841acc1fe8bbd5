import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { shellQuote } from '../../lab/environment.ts';
import type { CommandRecord, Lab, LabShell } from '../../lab/model.ts';
import { until } from '../../lab/until.ts';

/** What most people's terminals have at least, and a little more: nothing is cut off. */
const SIZE = { columns: 132, rows: 40 };

/** What a command showed in a terminal. */
export interface Shown {
  readonly output: string;
  /** false: it was still running when the patience ended. */
  readonly ended: boolean;
  readonly exit: number | undefined;
}

/** A terminal in a lab, in which a page's commands are typed one after the other. */
export class PageTerminal {
  private constructor(
    private readonly lab: Lab,
    private readonly shell: LabShell,
    private readonly patienceMs: number,
  ) {}

  static async open(lab: Lab, patienceMs: number): Promise<PageTerminal> {
    const shell = await lab.openShell(SIZE);
    await shell.ready();
    return new PageTerminal(lab, shell, patienceMs);
  }

  /** Sets a scene: sourced, and what it leaves in the background is no job of the shell. */
  async set(scene: string): Promise<Shown> {
    const file = await this.#file('scene', scene);
    return this.type(`set +m; . ${file}; set -- $?; disown -a; set -m; (exit $1)`);
  }

  /** Runs a script in a bash of its own, in this terminal. */
  async run(script: string): Promise<Shown> {
    return this.type(`bash ${await this.#file('claim', script)}`);
  }

  /** Types a command; presses Ctrl-C as soon as `enough` is content with what came. */
  async type(command: string, enough?: (output: string) => boolean): Promise<Shown> {
    const { shell } = this;
    const before = shell.commands.length;
    shell.write(`${command.replaceAll('\n', '\r')}\r`);
    const record = () => shell.commands[before];
    const over = () => record() !== undefined && shell.running === undefined;
    if (enough !== undefined) {
      const seen = () => shell.running !== undefined && enough(shell.running.output);
      await until(shell, () => over() || seen(), this.patienceMs);
      if (!over()) shell.write('\x03');
    }
    const ended = await until(shell, over, this.patienceMs);
    if (ended) await shell.ready();
    return shownBy(record(), ended);
  }

  async #file(name: string, text: string): Promise<string> {
    const { outside, inside } = this.lab.control;
    await writeFile(join(outside, `${name}.sh`), `${text}\n`);
    return shellQuote(join(inside, `${name}.sh`));
  }
}

function shownBy(record: CommandRecord | undefined, ended: boolean): Shown {
  return { output: record?.output ?? '', ended, exit: record?.exit };
}
