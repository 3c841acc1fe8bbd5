import { readdirSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mysteriesFolder, readManifest } from '../../src/lab/mysteries/manifest.ts';
import { needTools, onStage, SEEDS, type Stage, stage } from './labs.ts';

/** A tenth of the story's lengths: structure and truths are the same. */
const QUICK = { tempo: 0.1 };
const onQuickStage = (
  seed: number,
  use: (stage: Stage) => Promise<void>,
  sandbox: 'auto' | 'off' = 'auto',
) => onStage(['suspects'], seed, use, sandbox, QUICK);

/** Restarts the library with strace in front of it. */
const TRACED_LIBRARY = `pkill -x library
while pgrep -x library; do :; done
strace -o heard ./library >said & until grep -q open said; do :; done
./amber && pkill -x library; cat heard`;

/** Which kind each case of the field guide is, by its clue alone. */
function kinds(guide: string): string {
  const rows = guide.trim().split('\n');
  expect(rows).toHaveLength(12);
  const kindOf = (row: number) => {
    const letter = 'ABCDEF'.charAt(row / 2);
    expect(rows[row]).toMatch(
      new RegExp(
        `^${letter} {3}real 0m\\d\\.\\d{3}s {3}user 0m\\d\\.\\d{3}s {3}sys 0m\\d\\.\\d{3}s$`,
      ),
    );
    const clue = rows[row + 1] ?? '';
    if (/(socket|pipe):\[\d+\]/.test(clue)) return 'w';
    if (/write_bytes: [1-9]\d{3,}|wchar: [1-9]\d{6,}/.test(clue)) return 'd';
    return /State: R \(running\)/.test(clue) ? 'c' : `? ${clue}`;
  };
  return [0, 2, 4, 6, 8, 10].map(kindOf).join('');
}

describe.each(SEEDS)('the suspects of seed %i', (seed) => {
  let here: Stage;
  beforeAll(async () => {
    here = await stage(['suspects'], seed, 'auto', undefined, QUICK);
    await needTools(here.lab, 'strace');
  });
  afterAll(() => here.close());

  test('amber and the library wait where it was measured', async () => {
    const { sh, text, list } = here;
    const [waits = '?'] = list('waitCalls');
    const [searches = '?'] = list('libraryCalls');
    const amber = (await sh('strace -yy -o heard ./amber; cat heard')).stdout;
    expect(amber).toMatch(/^The library says: it is on loan\.\n/);
    expect(text('libraryAddress')).toBe(`127.0.0.1:${text('libraryPort')}`);
    // In this order: asks, and then waits for this peer.
    expect(amber).toMatch(
      new RegExp(`sendto\\(3<.*\\n${waits}\\(3<TCP:\\[.*->${text('libraryAddress')}\\]>, "`),
    );
    const library = (await sh(TRACED_LIBRARY)).stdout;
    expect(library).toMatch(
      new RegExp(`recvfrom\\(\\d+, "search 20 .*\\n${searches}\\(.*\\nsendto\\(\\d+, "it is`),
    );
    expect((await sh('./amber')).stderr).toBe(`Nobody answers at ${text('libraryAddress')}.\n`);
  });

  test('the profiler names the function of basil, and cat does not', async () => {
    const { sh, text, list } = here;
    const hot = text('basilFunction');
    const all = [hot, ...list('basilOthers')];
    expect(all).toHaveLength(5);
    expect(list('basilOthers')).toContain(text('basilOther'));
    const profile = (await sh('python3 -m cProfile -s tottime ./basil')).stdout;
    expect(profile).toMatch(/^The garden is done\.\n/);
    const rows = profile.split('\n').filter((row) => / basil:\d+\(/.test(row));
    expect(rows[0]).toContain(`(${hot})`);
    for (const name of all)
      expect(profile).toMatch(new RegExp(`^ +${name === hot ? 160 : 10} .*\\(${name}\\)$`, 'm'));
    // In the source all five look alike.
    const source = (await sh('cat basil')).stdout;
    for (const name of all) expect(source.split(name)).toHaveLength(3);
    expect((await sh('./basil')).stdout).toBe('The garden is done.\n');
  });

  test('the black boxes stay black', async () => {
    const { text, lab } = here;
    for (const program of ['amber', 'library', 'cedar', 'dora', 'fieldguide']) {
      const bytes = await readFile(join(lab.homeOutside, program), 'latin1');
      for (const secret of [
        text('libraryPort'),
        text('cedarBookName'),
        'yesterday',
        text('fieldAnswers'),
      ])
        expect(bytes).not.toContain(secret);
    }
  });

  test('the clues of the field guide tell its answers', async () => {
    const { sh, text } = here;
    const answers = text('fieldAnswers');
    expect([...answers].sort().join('')).toBe('ccddww');
    expect(kinds((await sh('./fieldguide')).stdout)).toBe(answers);
    const one = (await sh('./fieldguide d')).stdout;
    expect(one).toMatch(/^D {3}real .*\n {4}\S.*\n$/);
    expect((await sh('ls -A')).stdout).not.toContain('fieldnotes');
  });
});

describe('the library', () => {
  test('is asked by several, one after the other, and keeps its place', async () => {
    await onQuickStage(1, async ({ sh, text }) => {
      const three = await sh('./amber 3');
      expect(three.stdout).toBe(
        'Answer 1 of 3.\nAnswer 2 of 3.\nAnswer 3 of 3.\nThe library says: it is on loan.\n',
      );
      expect((await sh('./library')).stderr).toBe(
        `The library is open already, at ${text('libraryAddress')}.\n`,
      );
      // A visitor who is silent, and one who leaves at once, keep nobody waiting for ever.
      const door = `/dev/tcp/127.0.0.1/${text('libraryPort')}`;
      const after = await sh(
        `bash -c 'exec 5<>${door}; : <>${door}; ./amber & ./amber; wait $!' && pgrep -cx library`,
      );
      expect(after.stdout).toBe(`${'The library says: it is on loan.\n'.repeat(2)}1\n`);
    });
  });

  test('does not carry answers in its environment, but the mark of its lab', async () => {
    await onQuickStage(1, async ({ sh, text }) => {
      const env = (await sh('cat /proc/$(pgrep -x library)/environ | tr "\\0" "\\n"')).stdout;
      expect(env).toMatch(/^SPY_SCHOOL_LAB=/m);
      expect(env).not.toMatch(/SPY_VALUES|SPY_SEED|SPY_SCRIPT/);
      expect(env).not.toContain(text('fieldAnswers'));
    });
  });
});

describe.each(['auto', 'off'] as const)('two labs at once (sandbox %s)', (sandbox) => {
  test('have the same truths, and do not disturb each other', async () => {
    const two = await Promise.all(
      [4, 4].map((seed) => stage(['suspects'], seed, sandbox, undefined, QUICK)),
    );
    try {
      const truths = two.map(({ lab, planted }) => {
        const { cedarSizes, diskNote, libraryPort, libraryAddress, ...same } = planted.values;
        expect([cedarSizes, diskNote].every((each) => String(each).length > 10)).toBe(true);
        expect(libraryAddress).toBe(`127.0.0.1:${libraryPort}`);
        return JSON.parse(JSON.stringify(same).replaceAll(lab.home, '~'));
      });
      expect(truths[1]).toEqual(truths[0]);
      const said = await Promise.all(two.map(({ sh }) => sh('./amber && ./cedar 2 && ./cedar 2')));
      const cedar = 'Page 1 of 2.\nPage 2 of 2.\nThe book is written.\n';
      for (const { stdout } of said)
        expect(stdout).toBe(`The library says: it is on loan.\n${cedar}${cedar}`);
    } finally {
      await Promise.all(two.map((each) => each.close()));
    }
  });

  test('the probe, the box and the sources leave nothing behind', async () => {
    await onQuickStage(
      6,
      async ({ lab, planted, sh }) => {
        await planted.probe('suspects/quick');
        const left = readdirSync(lab.control.outside, { recursive: true }).map(String);
        expect(left.filter((name) => /\.py|manifest|mystery/.test(name))).toEqual([]);
        const home = (await sh('ls -A')).stdout;
        expect(home).not.toMatch(/\.desk|\.py/);
        await planted.openBox('suspects');
        expect((await sh('cat opened/suspects/cedar_case.py')).stdout).toContain('YESTERDAY = ');
        expect((await sh('ls opened/suspects')).stdout).toContain('clerk.py');
      },
      sandbox,
    );
  });
});

test('the manifest names files which exist', async () => {
  const manifest = await readManifest('suspects');
  const files = await readdir(join(mysteriesFolder(), 'suspects'));
  const { plant, measure, serve, probes, source } = manifest;
  const named = [plant, measure, serve?.run, ...Object.values(probes), ...source];
  expect(files).toEqual(expect.arrayContaining(named));
});
