import { tryAt } from '../author/try.ts';
import { SpyError } from '../base/errors.ts';
import { schoolHome } from '../base/paths.ts';
import { loadCourse } from '../course/load.ts';
import { placeIn } from './place.ts';
import { seedFrom } from './seed.ts';

/** `spy-school try CHAPTER/STEP LINE...`: prints the verdict. Returns 0 when it would count, 1 when not. */
export async function tryCommand(
  place: string,
  lines: readonly string[],
  options: { seed?: string; json?: boolean },
): Promise<number> {
  const { chapter, step } = placeIn(await loadCourse(), place);
  if (!step)
    throw new SpyError(
      'usage',
      `${place} names no step.`,
      `Write for example: spy-school try ${chapter.id}/${chapter.steps[0]?.id ?? 'STEP'} 'strace true'`,
      { exitCode: 2 },
    );
  const seed = seedFrom(options.seed) ?? 1;
  const trial = await tryAt(chapter, step, lines, { seed, schoolHome: schoolHome() });
  const told = { chapter: chapter.id, step: step.id, seed, ...trial };
  process.stdout.write(options.json ? `${JSON.stringify(told, null, 2)}\n` : inWords(told));
  return trial.verdict === 'passed' ? 0 : 1;
}

const WORDS = {
  passed: 'This counts.',
  'not-yet': 'Not yet.',
  wrong: 'This does not count.',
} as const;

function inWords(told: {
  verdict: keyof typeof WORDS;
  reason: string;
  telling: string | undefined;
}): string {
  const telling = told.telling ? `\nThe line that proves it: ${told.telling}` : '';
  return `${WORDS[told.verdict]} ${told.reason}${telling}\n`;
}
