import { z } from 'zod';
import type { Powers } from '../../src/base/powers.ts';
import type { Values } from '../../src/base/values.ts';
import { adapt } from '../../src/course/adapt.ts';
import { loadCourse } from '../../src/course/load.ts';
import type { Chapter } from '../../src/course/model.ts';
import { memoryJournal } from '../../src/journal/memory.ts';
import { hasTool } from '../../src/lab/tools.ts';
import { openSession } from '../../src/session/open.ts';
import { isRoot, NOBODY, newFolder, run } from './program.ts';

const Report = z.object({ findings: z.array(z.object({ id: z.string(), state: z.string() })) });

/** A chapter as it stands in the house, or in another folder of chapters. */
export async function chapterOf(id: string, folder?: string): Promise<Chapter> {
  const chapter = (await loadCourse(folder)).find((each) => each.id === id);
  if (!chapter) throw new Error(`no chapter ${id}`);
  return chapter;
}

/** What the program itself says that this machine allows its learner. */
export async function powersOf(ordinaryUser: boolean): Promise<Powers> {
  const user = ordinaryUser && isRoot ? NOBODY : undefined;
  const { stdout } = await run(newFolder(user), ['doctor', '--json'], user);
  const { findings } = Report.parse(JSON.parse(stdout));
  const works = (power: keyof Powers) =>
    findings.some(({ id, state }) => id === power && state === 'fine');
  return {
    traceChild: works('traceChild'),
    traceAttach: works('traceAttach'),
    sniff: works('sniff'),
    kernelStack: works('kernelStack'),
    perf: works('perf'),
  };
}

/** A chapter as a learner with these powers meets it here: only what can be played, in the author's order. */
export function asHere(chapter: Chapter, powers: Powers): Chapter {
  return adapt(chapter, { powers, hasTool });
}

/** What a chapter's `{{names}}` stand for with this seed, from a lab of our own. */
export async function valuesOf(chapter: Chapter, seed: number): Promise<Values> {
  const journal = memoryJournal();
  const session = await openSession({ chapter, journal, schoolHome: newFolder(), seed });
  await session.close();
  return session.values;
}
