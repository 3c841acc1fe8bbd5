import { SpyError } from '../base/errors.ts';
import { never } from '../base/exhaustive.ts';
import { fill, type Values } from '../base/values.ts';
import type { ScriptLine } from '../course/model.ts';
import type { CommandRecord, LabShell } from '../lab/model.ts';
import { until } from '../lab/until.ts';
import type { Session } from './open.ts';

const SIZE = { columns: 100, rows: 30 };
/** How long one act may take before it is called stuck. */
const PATIENCE_MS = 30_000;
const KEYS = { C: '\x03', D: '\x04', Z: '\x1a' } as const;

/** Plays scripts at a session as a learner would: by typing into the same shells. */
export class Typist {
  #tabs: LabShell[] = [];

  constructor(private readonly session: Session) {}

  /** Does every act of a script, in order. Throws SpyError('lab-failed') when one gets stuck. */
  async play(lines: readonly ScriptLine[]): Promise<void> {
    for (const line of lines) await this.#act(line);
    await this.session.play.settled();
  }

  async #act(line: ScriptLine): Promise<void> {
    const { values, play } = this.session;
    switch (line.act) {
      case 'say':
        return;
      case 'type':
        return this.#type(fill(line.text, values), line.tab, line.wait);
      case 'key': {
        const shell = await this.#shell(line.tab);
        const before = shell.running;
        shell.write(KEYS[line.key]);
        if (line.key === 'C' && before)
          await this.#waitFor(shell, () => shell.running !== before, 'Ctrl-C');
        return;
      }
      case 'await':
        return this.#await(fill(line.text, values), line.tab);
      case 'answer':
        this.#answer(fill(line.text, values));
        return;
      case 'cite': {
        const found = this.#find(line.text, values);
        play.cite(found.line, found.command);
        return;
      }
      default:
        return never(line);
    }
  }

  async #type(text: string, tab: number, wait: boolean): Promise<void> {
    const shell = await this.#shell(tab);
    const nested = shell.running;
    const before = shell.commands.length;
    shell.write(`${text}\r`);
    if (nested) return;
    await this.#waitFor(shell, () => shell.commands.length > before, text);
    if (wait) await this.#waitFor(shell, () => shell.running === undefined, text);
  }

  async #await(text: string, tab: number): Promise<void> {
    const shell = await this.#shell(tab);
    await this.#waitFor(shell, () => latestOutput(shell).includes(text), `waiting for "${text}"`);
  }

  #answer(text: string): void {
    const { play } = this.session;
    const { task } = play.step;
    if (task.kind === 'answer') play.answer(text);
    else
      play.choose(
        text
          .split(',')
          .map((id) => id.trim())
          .filter(Boolean),
      );
  }

  #find(text: string, values: Values): { line: string; command: string } {
    const wanted = fill(text, values);
    for (const seen of this.session.play.watcher.observations().reverse()) {
      const texts = [seen.output, ...seen.files.map((file) => file.text)];
      const lines = texts.flatMap((each) => each.split('\n'));
      const line = lines.findLast((each) => each.includes(wanted));
      if (line !== undefined) return { line, command: seen.id };
    }
    throw new SpyError(
      'lab-failed',
      `No line of the transcript contains "${wanted}", so it cannot be cited.`,
      'Make the script print that line before it cites it.',
    );
  }

  async #shell(tab: number): Promise<LabShell> {
    while (this.#tabs.length < tab) {
      const shell = await this.session.lab.openShell(SIZE);
      await shell.ready();
      this.#tabs.push(shell);
    }
    const shell = this.#tabs[tab - 1];
    if (!shell) throw new Error(`no tab ${tab}`);
    return shell;
  }

  async #waitFor(shell: LabShell, done: () => boolean, what: string): Promise<void> {
    if (await until(shell, done, PATIENCE_MS)) return;
    throw new SpyError(
      'lab-failed',
      `"${what}" did not come to an end within ${PATIENCE_MS / 1000} seconds. It showed: ${latestOutput(shell).slice(-200)}`,
      'A program that waits for input or for another tab needs `$&` in the script, or ^C after it.',
    );
  }
}

function latestOutput(shell: LabShell): string {
  const latest: CommandRecord | undefined = shell.running ?? shell.commands.at(-1);
  return latest?.output ?? '';
}
