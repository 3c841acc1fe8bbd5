import { afterAll, it } from 'vitest';
import { playSchool } from './play.ts';
import { removeFolders } from './program.ts';

afterAll(removeFolders);

it('the whole course in a small terminal, in ASCII without colours', {
  timeout: 420_000,
}, async () => {
  await playSchool(11, { env: { LANG: '', LC_ALL: 'C', NO_COLOR: '1' } });
});
