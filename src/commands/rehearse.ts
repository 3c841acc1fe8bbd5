import { type AttemptResult, rehearse } from '../author/rehearse.ts';
import { waysOf, waysText } from '../author/ways.ts';
import { SpyError } from '../base/errors.ts';
import { schoolHome } from '../base/paths.ts';
import type { Machine } from '../course/condition.ts';
import { loadCourse } from '../course/load.ts';
import { openLab } from '../lab/lab.ts';
import { probePowers } from '../lab/powers.ts';
import { hasTool } from '../lab/tools.ts';
import { placeIn } from './place.ts';
import { weaker } from './weaker.ts';

export interface RehearseOptions {
  readonly json?: boolean;
  /** How many seeds, from 1 on. */
  readonly seeds?: string;
  readonly jobs?: string;
  /** Powers and tools that the rehearsal does without, with commas. */
  readonly without?: string;
  /** False plays on the host as it is. */
  readonly sandbox: boolean;
  readonly fullLength?: boolean;
  /** Only lists the ways of every task. */
  readonly list?: boolean;
}

/** A rehearsal's slow programs take this share of their usual time; their causes are the same. */
const REHEARSAL_TEMPO = 0.25;

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
  const sandbox = options.sandbox ? 'auto' : 'off';
  const machine = weaker(await machineHere(sandbox), options.without, chapters);
  if (options.list) {
    const ways = waysOf(chapters, machine).filter(
      ({ chapter, step }) =>
        only.length === 0 ||
        only.some((each) => each.chapter === chapter && (each.step ?? step) === step),
    );
    process.stdout.write(
      options.json ? `${JSON.stringify(ways, null, 2)}\n` : `${waysText(ways)}\n`,
    );
    return 0;
  }
  const results = await rehearse({
    chapters,
    only,
    seeds: Array.from({ length: count }, (_, at) => at + 1),
    schoolHome: schoolHome(),
    machine,
    sandbox,
    tempo: options.fullLength ? 1 : REHEARSAL_TEMPO,
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
  const { powers } = machine;
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

async function machineHere(sandbox: 'auto' | 'off'): Promise<Machine> {
  const lab = await openLab({ schoolHome: schoolHome(), chapter: 'rehearsal', sandbox });
  try {
    return { powers: await probePowers(lab), hasTool };
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
