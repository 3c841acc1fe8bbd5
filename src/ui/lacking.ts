import type { Power } from '../base/powers.ts';
import type { Chapter } from '../course/model.ts';
import { hasTool } from '../lab/tools.ts';
import type { Session } from '../session/open.ts';

const POWER_WORDS: Record<Power, string> = {
  traceChild: 'trace a program (`strace`)',
  traceAttach: 'attach to a running program (`strace -p`)',
  sniff: 'listen to network traffic',
  kernelStack: 'look into the kernel’s stacks',
  perf: 'use `perf`',
};

/** What this machine lacks for a chapter, as Markdown; undefined when nothing is missing. */
export function lackingFor(chapter: Chapter, session: Session): string | undefined {
  const tools = chapter.tools.filter((tool) => !hasTool(tool));
  const powers = chapter.powers.filter((power) => !session.powers[power]);
  if (tools.length === 0 && powers.length === 0) return undefined;
  const lacks = [
    ...tools.map((tool) => `- \`${tool}\` is not installed`),
    ...(tools.length > 0
      ? []
      : powers.map((power) => `- it does not allow to ${POWER_WORDS[power]}`)),
  ];
  return [
    `**${chapter.title}** needs something that this machine does not have:`,
    lacks.join('\n'),
    'The doctor knows how to get it. Leave the school (Ctrl-C) and run:',
    `~~~sh\nspy-school doctor --fix\n~~~`,
    'In a clone of the repository that is `npm start -- doctor --fix`.',
    'You can look around anyway: read, predict, and skip what cannot be done here.',
  ].join('\n\n');
}
