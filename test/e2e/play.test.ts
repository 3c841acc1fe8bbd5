import { afterAll, describe, expect, it } from 'vitest';
import { nothingLeft } from './leftovers.ts';
import { chapterOf, Player, valuesOf } from './player.ts';
import { isRoot, journalOf, NOBODY, needTool, newFolder, removeFolders, run } from './program.ts';
import { type Launch, Screen } from './screen.ts';

afterAll(removeFolders);

/** Plays a chapter from its first step to its last, by keys alone. */
async function playChapter(id: string, seed: number, launch: Launch & { home: string }) {
  const chapter = await chapterOf(id);
  const values = await valuesOf(chapter, seed);
  const screen = await Screen.launch({ ...launch, args: ['start', id, '--seed', String(seed)] });
  try {
    await new Player(screen, chapter, values).playAll();
    await screen.until(new RegExp(`${chapter.title}.*case closed`));
    screen.press('\x03');
    expect(await screen.ended()).toBe(0);
  } finally {
    await screen.close();
  }
  const solved = journalOf(launch.home).flatMap((event) =>
    event.type === 'solved' && event.chapter === id ? [`${event.step} ${event.how}`] : [],
  );
  expect(solved).toEqual(chapter.steps.map((step) => `${step.id} solved`));
  return values;
}

async function playSchool(seed: number, launch: Launch): Promise<void> {
  for (const tool of ['strace', 'bash']) await needTool(tool);
  const home = newFolder(launch.ordinaryUser ? NOBODY : undefined);
  await playChapter('wizard-school', seed, { ...launch, home });
  const values = await playChapter('mystery-config-file', seed, { ...launch, home });

  const notebook = await run(home, ['notebook']);
  expect(notebook.stdout).toContain('execve("./parrot"');
  expect(notebook.stdout).toContain(`"${values.config}"`);
  const progress = await run(home, ['progress', '--json']);
  expect(JSON.parse(progress.stdout)).toMatchObject({ percent: 100 });
  await nothingLeft(home);
}

describe('both chapters from the first step to the last', () => {
  it('in a small terminal', () => playSchool(11, {}));

  it('in a wide terminal, as an ordinary user', () =>
    playSchool(4, { columns: 140, rows: 45, ordinaryUser: isRoot }));
});
