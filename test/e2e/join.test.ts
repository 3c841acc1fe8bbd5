import { afterAll, describe, expect, it } from 'vitest';
import { chapterOf } from './course.ts';
import { nothingLeft } from './leftovers.ts';
import { Player } from './player.ts';
import { isRoot, newFolder, removeFolders } from './program.ts';
import { Screen } from './screen.ts';

afterAll(removeFolders);

const PROMPT = /^~ \$$/m;

describe('spy-school shell', () => {
  const who = isRoot ? (['oneself', 'an ordinary user'] as const) : (['oneself'] as const);
  it.each(who)(
    'joins from a second terminal, and what happens there counts (as %s)',
    async (name) => {
      const ordinaryUser = name === 'an ordinary user';
      const args = ['start', '0', '--step', 'listen'];
      const school = await Screen.launch({ args, ordinaryUser });
      const player = new Player(school, await chapterOf('wizard-school'));
      await player.at(3);
      const second = await Screen.launch({
        args: ['shell'],
        home: school.home,
        ordinaryUser,
        columns: 100,
      });
      await second.until(PROMPT);
      second.press('strace ./parrot\r');
      await second.until('+++ exited with 0 +++');
      await school.until('Solved.');
      await school.until('Enter go on');
      second.press('tput cols\r');
      await second.until(/^100$/m);
      second.press('exit\r');
      expect(await second.ended()).toBe(0);
      await player.type('echo the lab goes on');
      await school.until(/^the lab goes on$/m);
      await school.close();
      await nothingLeft(school.home);
    },
  );

  it('ends with a word when the school does, and gives the terminal back', async () => {
    const school = await Screen.launch({ args: ['start', '0'] });
    await school.until('step 1/9');
    const second = await Screen.launch({ args: ['shell'], home: school.home });
    await second.until(PROMPT);
    await school.close();
    expect(await second.ended()).toBe(1);
    await second.until('The lab has ended.');
    expect(second.raw).not.toMatch(/^\s+at /m);
    await nothingLeft(school.home);
  });

  it('says what to do when no lab is running', async () => {
    const screen = await Screen.launch({ args: ['shell'], home: newFolder() });
    expect(await screen.ended()).toBe(1);
    await screen.until('No chapter is open.');
    await screen.until('open a chapter');
    expect(screen.raw).not.toMatch(/^\s+at /m);
  });
});
