import { type AttemptResult, rehearse } from '../author/rehearse.ts';
import { SpyError } from '../base/errors.ts';
import { schoolHome } from '../base/paths.ts';
import { loadCourse } from '../course/load.ts';
import { findOn } from '../doctor/package-manager.ts';
import { systemPath } from '../lab/environment.ts';
import { openLab } from '../lab/lab.ts';
import { probePowers } from '../lab/powers.ts';
import { placeIn } from './place.ts';

export interface RehearseOptions {
  readonly json?: boolean;
  /** How many seeds, from 1 on. */
  readonly seeds?: string;
  readonly jobs?: string;
}

/** `spy-school rehearse`: the course played by its own solutions. Returns 0 when all went as written. */
export async function rehearseCommand(
  places: readonly string[],
  options: RehearseOptions,
): Promise<number> {
  const chapters = await loadCourse();
  const only = places.map((place) => {
    const { chapter, step } = placeIn(chapters, place);
    return { chapter: chapter.id, step: step?.id };
  });
  const count = countFrom('--seeds', options.seeds, 5);
  const powers = await powersHere();
  const results = await rehearse({
    chapters,
    only,
    seeds: Array.from({ length: count }, (_, at) => at + 1),
    schoolHome: schoolHome(),
    powers,
    hasTool: (tool) => findOn(systemPath(), tool) !== undefined,
    atOnce: countFrom('--jobs', options.jobs, 3),
    onResult: options.json ? undefined : tell,
  });
  const tally = Object.fromEntries(
    (['ok', 'wrong', 'broken', 'left-out'] as const).map((outcome) => [
      outcome,
      results.filter((result) => result.outcome === outcome).length,
    ]),
  );
  const good = results.every(({ outcome }) => outcome === 'ok' || outcome === 'left-out');
  if (options.json)
    process.stdout.write(`${JSON.stringify({ good, powers, tally, results }, null, 2)}\n`);
  else process.stdout.write(summary(results));
  return good ? 0 : 1;
}

function tell(result: AttemptResult): void {
  const { chapter, step, seed, attempt, outcome, reason, file, line } = result;
  const word = { ok: 'ok      ', wrong: 'WRONG   ', broken: 'BROKEN  ', 'left-out': 'left out' }[
    outcome
  ];
  const detail = outcome === 'ok' ? '' : `\n         ${file}:${line}: ${reason}`;
  process.stdout.write(`${word} ${chapter}/${step} seed ${seed}, ${attempt}${detail}\n`);
}

function summary(results: readonly AttemptResult[]): string {
  const count = (test: (result: AttemptResult) => boolean) => results.filter(test).length;
  const bad = count(({ outcome }) => outcome === 'wrong' || outcome === 'broken');
  const passed = count(({ outcome, should }) => outcome === 'ok' && should === 'pass');
  const refused = count(({ outcome, should }) => outcome === 'ok' && should === 'fail');
  const left = count(({ outcome }) => outcome === 'left-out');
  return `\n${passed} solutions passed, ${refused} wrong attempts refused, ${left} left out here, ${bad} not as written.\n`;
}

async function powersHere() {
  const lab = await openLab({ schoolHome: schoolHome(), chapter: 'rehearsal' });
  try {
    return await probePowers(lab);
  } finally {
    await lab.close();
  }
}

function countFrom(name: string, typed: string | undefined, otherwise: number): number {
  if (typed === undefined) return otherwise;
  const count = Number(typed);
  if (Number.isInteger(count) && count > 0 && count <= 1000) return count;
  throw new SpyError(
    'usage',
    `${name} ${typed.slice(0, 40)} is not a number from 1 to 1000.`,
    `Write for example: ${name} ${otherwise}`,
    { exitCode: 2 },
  );
}
