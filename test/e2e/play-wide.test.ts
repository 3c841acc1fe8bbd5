import { afterAll, it } from 'vitest';
import { playSchool } from './play.ts';
import { isRoot, removeFolders } from './program.ts';

afterAll(removeFolders);

it('the whole course in a wide terminal, as an ordinary user', { timeout: 420_000 }, async () => {
  const launch = { columns: 140, rows: 45, ordinaryUser: isRoot };
  await playSchool(4, launch);
});
