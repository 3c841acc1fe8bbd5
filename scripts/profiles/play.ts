import { join } from 'node:path';
import { execa } from 'execa';
import { z } from 'zod';
import { messageOf } from '../../src/base/errors.ts';
import { nothingLeft } from '../../test/e2e/leftovers.ts';
import { environment, newFolder, programFolder } from '../../test/e2e/program.ts';
import type { Profile } from './profiles.ts';

const Report = z.object({
  good: z.boolean(),
  results: z.array(
    z.object({
      chapter: z.string(),
      step: z.string(),
      seed: z.number(),
      attempt: z.string(),
      file: z.string(),
      line: z.number(),
      should: z.enum(['pass', 'fail']),
      outcome: z.enum(['ok', 'wrong', 'broken', 'left-out']),
      reason: z.string(),
    }),
  ),
});
type Result = z.infer<typeof Report>['results'][number];

/** How a rehearsal went: one line that sums it up, and a line for each thing that was not as written. */
export interface Played {
  readonly green: boolean;
  readonly summary: string;
  readonly faults: readonly string[];
}

/** Rehearses the course as a profile says, so many times at once, and looks at what is left behind. */
export async function playProfile(
  profile: Profile,
  args: readonly string[],
  atOnce: number,
): Promise<Played[]> {
  const home = newFolder(profile.user);
  const rehearsals = Array.from({ length: atOnce }, () => rehearsal(profile, home, args));
  const played = await Promise.all(rehearsals);
  const left = await nothingLeft(home).then(() => '', messageOf);
  return left === ''
    ? played
    : [...played, { green: false, summary: 'something is left', faults: left.split('\n') }];
}

async function rehearsal(
  { user, options }: Profile,
  home: string,
  args: readonly string[],
): Promise<Played> {
  const folder = await programFolder();
  const cli = join(folder, 'dist/cli.js');
  const started = Date.now();
  const { stdout, stderr } = await execa(
    process.execPath,
    [cli, 'rehearse', '--json', ...options, ...args],
    {
      cwd: folder,
      env: environment(home),
      extendEnv: false,
      reject: false,
      stdin: 'ignore',
      maxBuffer: 1 << 28,
      ...(user === undefined ? {} : { uid: user, gid: user }),
    },
  );
  const took = `${Math.round((Date.now() - started) / 1000)} s`;
  const report = reportOf(stdout);
  if (report === undefined)
    return { green: false, summary: `did not come to an end, after ${took}`, faults: [stderr] };
  return summed(report.results, report.good, took);
}

function reportOf(stdout: string) {
  try {
    return Report.parse(JSON.parse(stdout));
  } catch {
    return undefined;
  }
}

function summed(results: readonly Result[], good: boolean, took: string): Played {
  const count = (test: (result: Result) => boolean) => results.filter(test).length;
  const bad = results.filter(({ outcome }) => outcome === 'wrong' || outcome === 'broken');
  const parts = [
    `${count(({ outcome, should }) => outcome === 'ok' && should === 'pass')} solutions passed`,
    `${count(({ outcome, should }) => outcome === 'ok' && should === 'fail')} wrong attempts refused`,
    `${count(({ outcome }) => outcome === 'left-out')} left out here`,
    `${bad.length} not as written`,
  ];
  return {
    // A rehearsal of nothing is no proof.
    green: good && bad.length === 0 && results.some(({ outcome }) => outcome === 'ok'),
    summary: `${parts.join(', ')}; ${took}`,
    faults: bad.map(
      ({ chapter, step, seed, attempt, file, line, outcome, reason }) =>
        `${outcome} ${chapter}/${step} seed ${seed}, ${attempt} (${file}:${line}): ${reason}`,
    ),
  };
}
