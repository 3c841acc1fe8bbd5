import { expect } from 'vitest';
import { z } from 'zod';
import type { Values } from '../../src/base/values.ts';
import { loadCourse } from '../../src/course/load.ts';
import type { Chapter } from '../../src/course/model.ts';
import { asHere, powersOf, valuesOf } from './course.ts';
import { nothingLeft } from './leftovers.ts';
import { Player } from './player.ts';
import { journalOf, NOBODY, needTool, newFolder, run } from './program.ts';
import { type Launch, Screen } from './screen.ts';

const CERTIFICATE = z.object({
  graduated: z.boolean(),
  cases: z.array(z.object({ id: z.string() })),
  tasks: z.number(),
  unaided: z.number(),
  hints: z.number(),
  tools: z.array(z.string()),
});

/** Plays a chapter from its first step to its last, by keys alone. */
async function playChapter(chapter: Chapter, seed: number, launch: Launch & { home: string }) {
  const values = await valuesOf(chapter, seed);
  const args = ['start', chapter.id, '--seed', String(seed)];
  const screen = await Screen.launch({ ...launch, args });
  try {
    await new Player(screen, chapter, values).playAll();
    await screen.until(screen.signs.caseClosed(chapter.title));
    screen.press('\x03');
    expect(await screen.ended()).toBe(0);
  } finally {
    await screen.close();
  }
  const solved = journalOf(launch.home).flatMap((event) =>
    event.type === 'solved' && event.chapter === chapter.id ? [`${event.step} ${event.how}`] : [],
  );
  expect(solved).toEqual(chapter.steps.map((step) => `${step.id} solved`));
  return values;
}

/** Plays the whole course as somebody at this terminal would, and looks at what is left of it. */
export async function playSchool(seed: number, launch: Launch): Promise<void> {
  for (const tool of ['strace', 'bash', 'curl']) await needTool(tool);
  const { ordinaryUser = false } = launch;
  const user = ordinaryUser ? NOBODY : undefined;
  const home = newFolder(user);
  const powers = await powersOf(ordinaryUser);
  const course = (await loadCourse(undefined, launch.language)).map((chapter) =>
    asHere(chapter, powers),
  );
  let values: Values = {};
  for (const chapter of course)
    values = { ...values, ...(await playChapter(chapter, seed, { ...launch, home })) };

  const notebook = await run(home, ['notebook'], user);
  expect(notebook.stdout).toContain('execve("./parrot"');
  expect(notebook.stdout).toContain(`"${values.config}"`);
  const progress = await run(home, ['progress', '--json'], user);
  expect(JSON.parse(progress.stdout)).toMatchObject({ percent: 100 });
  const told = await run(home, ['certificate', '--json'], user);
  const certificate = CERTIFICATE.parse(JSON.parse(told.stdout));
  expect(certificate).toMatchObject({ graduated: true, hints: 0, unaided: certificate.tasks });
  expect(certificate.cases.map(({ id }) => id)).toEqual(course.map(({ id }) => id));
  expect(certificate.tools).toEqual(expect.arrayContaining(['strace', 'curl']));
  await nothingLeft(home);
}
