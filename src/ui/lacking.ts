import type { Power } from '../base/powers.ts';
import type { Chapter } from '../course/model.ts';
import { hasTool } from '../lab/tools.ts';
import type { Session } from '../session/open.ts';
import { t } from '../words/words.ts';

const WITHOUT: Record<Power, string> = {
  traceChild: t`it does not allow to trace a program (\`strace\`)`,
  traceAttach: t`it does not allow to attach to a running program (\`strace -p\`)`,
  sniff: t`it does not allow to listen to network traffic`,
  kernelStack: t`it does not allow to look into the kernel’s stacks`,
  perf: t`it does not allow to use \`perf\``,
};

/** What this machine lacks for a chapter, as Markdown; undefined when nothing is missing. */
export function lackingFor(chapter: Chapter, session: Session): string | undefined {
  const tools = chapter.tools.filter((tool) => !hasTool(tool));
  const powers = chapter.powers.filter((power) => !session.powers[power]);
  if (tools.length === 0 && powers.length === 0) return undefined;
  const lacks =
    tools.length > 0
      ? tools.map((tool) => t`\`${tool}\` is not installed`)
      : powers.map((power) => WITHOUT[power]);
  return [
    t`**${chapter.title}** needs something that this machine does not have:`,
    lacks.map((lack) => `- ${lack}`).join('\n'),
    t`The doctor knows how to get it. Leave the school (Ctrl-C) and run:`,
    `~~~sh\nspy-school doctor --fix\n~~~`,
    t`In a clone of the repository that is \`npm start -- doctor --fix\`.`,
    t`You can look around anyway: read, predict, and skip what cannot be done here.`,
  ].join('\n\n');
}
