import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Arrived } from '../../../test/room/arrived.ts';
import { type Steady, steady } from './room.ts';
import { across, killed } from './servers.ts';
import { FULL, SHORT, type Sizes } from './sizes.ts';
import type { Scripts } from './stage.ts';

/** p99 from event to board that a room must keep. */
const GOAL_MS = 250;
const GOAL = 'nothing lost or doubled';

export interface Row {
  readonly what: string;
  readonly measured: string;
  readonly goal: string;
}

export interface Parts extends Omit<Scripts, 'scratch'> {
  readonly short: boolean;
  /** The log of the first room is kept here, for `spy-school report`. */
  readonly keep: string;
  readonly row: (row: Row) => void;
}

/** Measures a room; gives what went wrong with events: nothing, one hopes. */
export async function measure({ short, keep, row, ...parts }: Parts): Promise<string[]> {
  const sizes = short ? SHORT : FULL;
  const scratch = mkdtempSync(join(tmpdir(), 'spy-bench-room-'));
  const scripts = { ...parts, scratch };
  const faults: string[] = [];
  const checked = (where: string, check: Arrived) => {
    const { events, ...bad } = check;
    const found = Object.entries(bad).filter(([, count]) => count > 0);
    const words = found.map(([name, count]) => `${count} ${name}`).join(', ');
    if (words !== '') faults.push(`${where}: of ${events} events ${words}`);
    return words === '' ? `0 lost, 0 doubled, in order (${events} events)` : words.toUpperCase();
  };
  try {
    const { learners, cutMs } = sizes;
    const first = await steady(scripts, 'steady', sizes, { learners, cutMs });
    const cores = `${(100 * first.cpu).toFixed(0)} % of a core`;
    const each = `${learners} learners, an event each every ${sizes.everyMs / 1000} s`;
    row({ what: `${each}: event to board, p50`, measured: ms(first.p50), goal: '' });
    row({ what: `${each}: event to board, p99`, measured: ms(first.p99), goal: `${GOAL_MS} ms` });
    row({ what: 'memory a learner', measured: `${first.memory.toFixed(0)} KB`, goal: '' });
    row({
      ...{ what: 'busiest process of learners', goal: 'well below 100 %: else it is the limit' },
      measured: `${(100 * first.crowdCpu).toFixed(0)} % of a core`,
    });
    row({ what: 'server', measured: `${first.peak.toFixed(0)} MB at most, ${cores}`, goal: '' });
    row({ what: 'all have joined after', measured: `${first.joinSeconds.toFixed(1)} s`, goal: '' });
    row({ what: 'events', measured: checked('steady room', first.check), goal: GOAL });
    if (first.cutOff) {
      const what = `a learner cut off for ${cutMs / 1000} s`;
      row({ what, measured: checked(what, first.cutOff), goal: GOAL });
    }
    kept(first, keep);
    const two = await across(scripts, sizes);
    const halves = `two servers, one Redis, ${learners} learners: p50, p99`;
    for (const [side, figures] of [
      ['to the same server', two.own],
      ['across', two.other],
    ] as const)
      row({
        what: `${halves} ${side}`,
        measured: `${ms(figures.p50)}, ${ms(figures.p99)}`,
        goal: '',
      });
    row({ what: 'two servers: events', measured: checked('two servers', two.check), goal: GOAL });
    const after = await killed(scripts, sizes);
    const what = `kill -9 with ${learners} learners, --resume`;
    row({
      ...{ what: `${what}: open, all back, all caught up`, goal: '' },
      measured: `${[after.up, after.back, after.caughtUp].map((seconds) => seconds.toFixed(1)).join(', ')} s`,
    });
    if (after.away > 0) faults.push(`kill -9: ${after.away} learners did not come back`);
    row({
      what: 'kill -9: acknowledged events in the log that was left',
      measured: checked('killed', after.left),
      goal: GOAL,
    });
    row({
      what: 'kill -9: events in the end',
      measured: checked('kill -9', after.check),
      goal: GOAL,
    });
    await largest(scripts, sizes, first, row, checked);
    return faults;
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** Doubles the room until its p99 is over the goal, then goes between. */
async function largest(
  scripts: Scripts,
  sizes: Sizes,
  first: Steady,
  row: Parts['row'],
  checked: (where: string, check: Arrived) => string,
): Promise<void> {
  const what = `largest room with p99 below ${GOAL_MS} ms`;
  if (!(first.p99 < GOAL_MS)) {
    row({ what, measured: `less than ${sizes.learners}`, goal: '' });
    return;
  }
  let [good, bad] = [sizes.learners, Number.POSITIVE_INFINITY];
  let left = sizes.bisections;
  while (good < sizes.largest && (bad === Number.POSITIVE_INFINITY || left > 0)) {
    if (bad !== Number.POSITIVE_INFINITY) left -= 1;
    const middle = Math.round((good + bad) / 2 / 100) * 100;
    const learners = bad === Number.POSITIVE_INFINITY ? good * 2 : middle;
    if (learners === good || learners === bad) break;
    const room = await steady(scripts, `of-${learners}`, sizes, { learners });
    const holds = room.p99 < GOAL_MS && room.refused.length === 0;
    row({
      what: `${learners} learners: p50, p99, server, memory, learners' process`,
      measured: `${ms(room.p50)}, ${ms(room.p99)}, ${(100 * room.cpu).toFixed(0)} % of a core, ${room.peak.toFixed(0)} MB, ${(100 * room.crowdCpu).toFixed(0)} %`,
      goal: holds ? '' : 'too many',
    });
    checked(`${learners} learners`, room.check);
    if (holds) good = learners;
    else bad = learners;
  }
  const more = bad === Number.POSITIVE_INFINITY ? ' (larger was not tried)' : '';
  row({ what, measured: `${good}${more}`, goal: '' });
}

function kept({ data, room }: Steady, keep: string): void {
  rmSync(keep, { recursive: true, force: true });
  mkdirSync(keep, { recursive: true });
  cpSync(data, keep, { recursive: true, filter: (file) => !/sent-\d+\.json$/.test(file) });
  console.log(`  (see: node dist/cli.js report ${room} --data ${keep})`);
}

function ms(number: number): string {
  return `${number.toFixed(0)} ms`;
}
