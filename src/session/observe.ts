import type { CommandObservation, WrittenFile } from '../evidence/observation.ts';
import type { CommandRecord } from '../lab/model.ts';

/**
 * The activation horizon: commands up to `order` that had ended when the step opened are "earlier".
 * One that was still running then (a sniffer in another tab, say) goes on counting.
 */
export interface Horizon {
  readonly order: number;
  readonly stillRunning: ReadonlySet<string>;
}

/** The horizon at this moment. */
export function horizonOf(records: readonly CommandRecord[]): Horizon {
  return {
    order: records.reduce((highest, record) => Math.max(highest, record.order), 0),
    stillRunning: new Set(
      records.filter((record) => record.endedAt === undefined).map((record) => record.id),
    ),
  };
}

/** A command of the lab as the judge sees it. */
export function observe(
  record: CommandRecord,
  files: readonly WrittenFile[],
  horizon: Horizon,
): CommandObservation {
  return {
    kind: 'command',
    id: record.id,
    shell: record.shell,
    text: record.text,
    cwd: record.cwd,
    exit: record.exit,
    running: record.endedAt === undefined,
    output: record.output,
    truncated: record.truncated,
    files,
    order: record.order,
    earlier: record.order <= horizon.order && !horizon.stillRunning.has(record.id),
  };
}
