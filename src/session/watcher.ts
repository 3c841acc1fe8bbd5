import { log } from '../base/log.ts';
import type { CommandObservation, WrittenFile } from '../evidence/observation.ts';
import type { CommandRecord, Lab, LabShell } from '../lab/model.ts';
import { filesWrittenSince } from '../lab/written.ts';
import { type Horizon, horizonOf, observe } from './observe.ts';

/** How many commands keep the files they wrote in memory. */
const FILES_KEPT = 12;

/**
 * Watches every shell of a lab and remembers what each command showed and which files it wrote.
 * `onCommand` is called at a command's progress and at its end, once its files are known.
 */
export class Watcher {
  #files = new Map<string, readonly WrittenFile[]>();
  #horizon: Horizon = { order: 0, stillRunning: new Set() };
  /** Each shell with the way to stop listening to it. */
  #watched = new Map<LabShell, () => void>();
  #stopped = false;
  #pending = new Set<Promise<void>>();

  constructor(
    private readonly lab: Lab,
    private readonly onCommand: (record: CommandRecord, phase: 'progress' | 'ended') => void,
  ) {}

  /** Begins to watch a shell; harmless when it is watched already. */
  watch(shell: LabShell): void {
    if (this.#watched.has(shell)) return;
    const stop = shell.onCommand((record, phase) => {
      if (phase === 'started') return;
      if (phase === 'progress') {
        this.onCommand(record, 'progress');
        return;
      }
      const done = this.#ended(record).finally(() => this.#pending.delete(done));
      this.#pending.add(done);
    });
    this.#watched.set(shell, stop);
  }

  /** What ends from now on ends because the lab does: nobody did it. */
  stop(): void {
    this.#stopped = true;
    for (const stop of this.#watched.values()) stop();
  }

  /** Resolves once every command that has ended was told of, with its files. */
  async settled(): Promise<void> {
    while (this.#pending.size > 0) await Promise.all(this.#pending);
  }

  /** From now on, what has ended counts as earlier. */
  newHorizon(): void {
    this.#horizon = horizonOf(this.#records());
  }

  /** All commands so far, oldest first, as the judge sees them. */
  observations(): CommandObservation[] {
    return this.#records().map((record) =>
      observe(record, this.#files.get(record.id) ?? [], this.#horizon),
    );
  }

  #records(): CommandRecord[] {
    return [...this.#watched.keys()]
      .flatMap((shell) => shell.commands)
      .sort((one, other) => one.order - other.order);
  }

  async #ended(record: CommandRecord): Promise<void> {
    try {
      const files = await filesWrittenSince(this.lab, record.startedAt, [record.text]);
      this.#files.set(record.id, files);
      const oldest = this.#files.keys().next().value;
      if (this.#files.size > FILES_KEPT && oldest !== undefined) this.#files.delete(oldest);
    } catch (error) {
      log('watcher', `files of ${record.text}: ${String(error)}`);
    }
    if (!this.#stopped) this.onCommand(record, 'ended');
  }
}
