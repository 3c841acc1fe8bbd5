import { log } from '../base/log.ts';
import type { Observation } from '../evidence/observation.ts';
import type { PlantedMysteries } from '../lab/mysteries.ts';

type ProbeObservation = Extract<Observation, { kind: 'probe' }>;

/** Runs probes one at a time; being asked while one runs means once more, so the last state is seen. */
export class ProbeLoop {
  #running: Promise<void> | undefined;
  #wanted: string | undefined;
  #stopped = false;

  /** `onIdle` is called when the last probe that was asked for is over, whatever came of it. */
  constructor(
    private readonly planted: PlantedMysteries,
    private readonly onResult: (observation: ProbeObservation) => void,
    private readonly onIdle: () => void,
  ) {}

  /** Wants `<mystery>/<probe>` to be run now, or right after the one that is running. */
  ask(probe: string): void {
    this.#wanted = probe;
    this.#running ??= this.#loop().finally(() => {
      this.#running = undefined;
      if (!this.#stopped) this.onIdle();
    });
  }

  /** Whether a probe runs or waits. */
  get busy(): boolean {
    return this.#running !== undefined;
  }

  /** Resolves once no probe runs or waits. */
  async settled(): Promise<void> {
    while (this.#running) await this.#running;
  }

  stop(): void {
    this.#stopped = true;
  }

  async #loop(): Promise<void> {
    while (this.#wanted !== undefined && !this.#stopped) {
      const probe = this.#wanted;
      this.#wanted = undefined;
      try {
        const { exit, said } = await this.planted.probe(probe);
        if (!this.#stopped) this.onResult({ kind: 'probe', probe, exit, said });
      } catch (error) {
        log('probe', `${probe}: ${String(error)}`);
      }
    }
  }
}
