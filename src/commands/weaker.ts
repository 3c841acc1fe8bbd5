import { SpyError } from '../base/errors.ts';
import { POWERS } from '../base/powers.ts';
import { didYouMean } from '../base/source/nearest.ts';
import type { Machine } from '../course/condition.ts';
import type { Chapter } from '../course/model.ts';

/**
 * A machine without some of its powers and tools: `sniff,kernelStack,tshark`. Throws SpyError `usage` on
 * a name that is neither a power nor a tool of one of the chapters.
 */
export function weaker(
  machine: Machine,
  without: string | undefined,
  chapters: readonly Pick<Chapter, 'tools' | 'optionalTools'>[],
): Machine {
  const names = (without ?? '').split(',').map((name) => name.trim());
  const missing = new Set(names.filter((name) => name !== ''));
  const tools = chapters.flatMap((chapter) => [...chapter.tools, ...chapter.optionalTools]);
  const known = [...new Set<string>([...POWERS, ...tools])];
  for (const name of missing)
    if (!known.includes(name))
      throw new SpyError(
        'usage',
        `--without ${name.slice(0, 40)}: there is no such power or tool${didYouMean(name, known)}`,
        `Known are ${known.join(', ')}.`,
        { exitCode: 2 },
      );
  const { powers } = machine;
  return {
    powers: {
      traceChild: powers.traceChild && !missing.has('traceChild'),
      traceAttach: powers.traceAttach && !missing.has('traceAttach'),
      sniff: powers.sniff && !missing.has('sniff'),
      kernelStack: powers.kernelStack && !missing.has('kernelStack'),
      perf: powers.perf && !missing.has('perf'),
    },
    hasTool: (tool) => !missing.has(tool) && machine.hasTool(tool),
  };
}
