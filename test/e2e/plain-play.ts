import { expect } from 'vitest';
import type { Chapter } from '../../src/course/model.ts';
import { valuesOf } from './course.ts';
import { PlainPlayer } from './plain-player.ts';
import { journalOf } from './program.ts';
import { type Launch, Screen } from './screen.ts';

/** Plays a chapter from its first step to its last, line by line; gives back everything that was printed. */
export async function playPlainly(
  chapter: Chapter,
  seed: number,
  launch: Launch & { home: string },
): Promise<string> {
  const values = await valuesOf(chapter, seed);
  const args = ['start', chapter.id, '--seed', String(seed), '--plain'];
  const screen = await Screen.launch({ ...launch, args });
  try {
    await new PlainPlayer(screen, chapter, values, launch).playAll();
    screen.press(`${screen.signs.plain.words.quit}\r`);
    expect(await screen.ended()).toBe(0);
  } finally {
    await screen.close();
  }
  const solved = journalOf(launch.home).flatMap((event) =>
    event.type === 'solved' && event.chapter === chapter.id ? [`${event.step} ${event.how}`] : [],
  );
  expect(solved).toEqual(chapter.steps.map((step) => `${step.id} solved`));
  return screen.raw;
}
