import { afterAll, expect, test } from 'vitest';
import { chapterOf } from './course.ts';
import { nothingLeft } from './leftovers.ts';
import { PlainPlayer } from './plain-player.ts';
import { removeFolders } from './program.ts';
import { Screen } from './screen.ts';

afterAll(removeFolders);

test('line by line in French: the words that are told can be typed, the English ones as well', async () => {
  const args = ['start', '0', '--seed', '11', '--step', 'count', '--plain'];
  const screen = await Screen.launch({ args, env: { SPY_SCHOOL_LANG: 'fr', LC_ALL: 'C.UTF-8' } });
  const player = new PlainPlayer(screen, await chapterOf('wizard-school'));
  const { main } = player;
  await main.until('Étape 5 sur 9');
  await main.prompt();
  for (const [word, said] of [
    ['aide', 'ces mots pour le guide'],
    ['indice', 'Indice 1 sur'],
    ['hint', 'Indice 2 sur'],
    ['étapes', 'vous êtes ici, à faire'],
    ['carnet', 'Votre carnet'],
    ['citer x', 'ne demande pas de citer une ligne'],
    ['suite', 'tapez passer deux fois'],
    ['réponse', 'Votre réponse : '],
  ] as const) {
    await player.say(word);
    await main.until(said);
  }
  screen.press('1\r');
  await main.prompt();
  await player.say('passer');
  await main.until('encore une fois');
  await player.say('passer');
  await main.until('Étape 6 sur 9');
  await player.say('accueil');
  await main.until('Que voulez-vous ouvrir ?');
  screen.press('quitter\r');
  expect(await screen.ended()).toBe(0);
  await nothingLeft(screen.home);
});
