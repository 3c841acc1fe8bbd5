import { parseArgs } from 'node:util';
import { isRoot, removeFolders } from '../../test/e2e/program.ts';
import { playProfile } from './play.ts';
import { type Profile, profiles } from './profiles.ts';

/** Rehearses everything, or the places named, in three profiles, one after the other. Returns the exit status. */
export async function main(argv: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: { seeds: { type: 'string' }, jobs: { type: 'string' }, twice: { type: 'boolean' } },
  });
  if (!isRoot) console.log('Not started by root: all profiles are played by this user.');
  let green = true;
  try {
    for (const [at, profile] of profiles().entries()) {
      const seeds = values.seeds ?? String(profile.seeds);
      const jobs = values.jobs === undefined ? [] : ['--jobs', values.jobs];
      const atOnce = values.twice && at === 0 ? 2 : 1;
      const args = [...positionals, '--seeds', seeds, ...jobs];
      if (!(await told(profile, args, atOnce))) green = false;
    }
  } finally {
    removeFolders();
  }
  return green ? 0 : 1;
}

async function told(profile: Profile, args: readonly string[], atOnce: number): Promise<boolean> {
  const name = atOnce === 1 ? profile.name : `${profile.name}, ${atOnce} at once`;
  const played = await playProfile(profile, args, atOnce);
  for (const { green, summary, faults } of played) {
    console.log(`${green ? 'green' : 'RED  '} ${name}: ${summary}`);
    for (const fault of faults) console.log(`      ${fault}`);
  }
  return played.every(({ green }) => green);
}
