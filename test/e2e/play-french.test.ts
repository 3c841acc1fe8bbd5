import { afterAll, it } from 'vitest';
import { playSchool } from './play.ts';
import { removeFolders } from './program.ts';

afterAll(removeFolders);

it('the whole course in French, in a small terminal', { timeout: 420_000 }, async () => {
  await playSchool(7, { language: 'fr' });
});
