import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { calls, needTools, onStage, SEEDS, type Stage } from './labs.ts';

const OPENAT = 'strace -f -o trace -e trace=open,openat ./lighthouse >said; cat trace';

/** Writes a colour into the line `lamp = …` of a file, as a learner would. */
function paint({ sh }: Stage, path: string, colour: string) {
  return sh(`sed -i 's/^lamp = .*/lamp = ${colour}/' '${path}'`);
}

describe.each(SEEDS)('the lighthouse of seed %i', (seed) => {
  test('says what was measured, and its trace tells the rest', async () => {
    await onStage(['lighthouse'], seed, async (stage) => {
      const { sh, text, list, lab } = stage;
      await needTools(lab, 'strace');
      expect((await sh('./lighthouse')).stdout).toBe(`The lamp is ${text('lampNow')}.\n`);

      const followed = (await sh(OPENAT)).stdout;
      const opened = calls(followed, 'openat', text('config'));
      expect(opened.some((line) => /= \d+$/.test(line))).toBe(true);
      for (const decoy of list('decoys'))
        expect(calls(followed, 'openat', decoy).join()).toContain('ENOENT');
      expect(list('decoys').length).toBeGreaterThanOrEqual(4);
      expect(list('decoys')).toContain(text('decoy'));
      expect(calls(followed, 'openat', text('bystander')).join()).toMatch(/= \d+$/);

      const alone = (await sh(OPENAT.replace('-f ', ''))).stdout;
      const seen = calls(alone, 'openat', text('config')).length > 0;
      expect(seen ? 'no' : 'yes').toBe(text('needsFollow'));
    });
  });

  test('stays black: the file does not hold the path in any readable form', async () => {
    await onStage(['lighthouse'], seed, async ({ lab, text }) => {
      const bytes = await readFile(join(lab.homeOutside, 'lighthouse'), 'latin1');
      const path = text('config').slice(lab.home.length + 1);
      for (const part of [path, ...path.split('/').slice(-2), 'lighthouserc', 'lamp'])
        expect(bytes).not.toContain(part);
    });
  });

  test('obeys the file that decides, and no other', async () => {
    await onStage(['lighthouse'], seed, async (stage) => {
      const { planted, text, sh } = stage;
      expect(text('config')).not.toBe(text('everybodysFile'));
      expect(text('config').endsWith(`/${text('configName')}`)).toBe(true);
      await paint(stage, text('everybodysFile'), text('wantedColour'));
      const ignored = await planted.probe('lighthouse/obeys');
      expect(ignored.exit).toBe(1);
      expect(ignored.said).toBe(
        `I started the lighthouse to see: it says "The lamp is ${text('lampNow')}." We want "The lamp is ${text('wantedColour')}."`,
      );
      for (const path of ['~/.config/lamps/old.conf', '~/.local/share/lamps/spare.ini'])
        await sh(`sed -i 's/^lamp = .*/lamp = ${text('wantedColour')}/' ${path}`);
      expect((await planted.probe('lighthouse/obeys')).exit).toBe(1);

      await paint(stage, text('config'), text('wantedColour'));
      const obeyed = await planted.probe('lighthouse/obeys');
      expect(obeyed).toEqual({
        exit: 0,
        said: `I started the lighthouse to see: it says "The lamp is ${text('wantedColour')}."`,
      });
    });
  });

  test('knows whether the file that everybody edits names another lamp', async () => {
    await onStage(['lighthouse'], seed, async (stage) => {
      const { planted, text, sh } = stage;
      const edited = () => planted.probe('lighthouse/edited');
      const file = text('everybodysFile');
      const before = (await sh(`sed -n 's/^lamp = //p' '${file}'`)).stdout.trim();
      const untouched = { exit: 1, said: `~/.lighthouserc still says "lamp = ${before}".` };
      expect(await edited()).toEqual(untouched);
      await sh(`./lighthouse; touch '${file}'; echo '# lamp = none' >> '${file}'`);
      expect(await edited()).toEqual(untouched);
      await paint(stage, text('config'), text('otherColour'));
      expect(await edited()).toEqual(untouched);
      await paint(stage, text('config'), text('lampNow'));

      await paint(stage, file, text('otherColour'));
      expect(await edited()).toEqual({
        exit: 0,
        said: `~/.lighthouserc says "lamp = ${text('otherColour')}" now.`,
      });
      expect((await sh('./lighthouse')).stdout).toBe(`The lamp is ${text('lampNow')}.\n`);
      await paint(stage, file, text('lampNow'));
      expect((await edited()).said).toContain('the lamp is that colour anyway');
      await sh(`rm '${file}'`);
      expect(await edited()).toMatchObject({ exit: 1, said: expect.stringContaining('no lamp') });
      await sh(`echo 'lamp=${text('otherColour')}' > '${file}'`);
      expect((await edited()).exit).toBe(0);
    });
  });
});

test('the first five seeds have five different tricks', async () => {
  const boxes = new Set<string>();
  for (const seed of SEEDS.slice(0, 5))
    await onStage(['lighthouse'], seed, async ({ planted, sh, text, lab }) => {
      await planted.openBox('lighthouse');
      const places = (await sh('cat opened/lighthouse/case.py')).stdout;
      expect((await sh('ls opened/lighthouse')).stdout).toContain('lighthouse.py');
      const config = `~${text('config').slice(lab.home.length)}`;
      boxes.add(
        [
          places.includes(`"${config}"`),
          places.includes('"~/.lighthouserc"'),
          /"\$\w+"/.test(places),
          /HELPER = "~/.test(places),
        ].join(),
      );
    });
  expect(boxes.size).toBe(5);
});

describe('the probe', () => {
  const fakes = [
    ['a fake', 'printf \'#!/bin/sh\\necho "The lamp is WANTED."\\n\' > lighthouse'],
    ['no program at all', 'rm lighthouse'],
    ['a link to another program', 'ln -sf /bin/echo lighthouse'],
    ['a folder in its place', 'rm lighthouse; mkdir lighthouse'],
  ] as const;
  test.each(fakes)('refuses %s, and puts the real one back', async (_, fake) => {
    await onStage(['lighthouse'], 1, async (stage) => {
      const { planted, sh, text } = stage;
      await sh(fake.replace('WANTED', text('wantedColour')));
      const caught = await planted.probe('lighthouse/obeys');
      expect(caught.exit).toBe(1);
      expect(caught.said).toContain('put the real lighthouse back');
      expect((await sh('./lighthouse')).stdout).toBe(`The lamp is ${text('lampNow')}.\n`);
      await paint(stage, text('config'), text('wantedColour'));
      expect((await planted.probe('lighthouse/obeys')).exit).toBe(0);
    });
  });

  test('refuses a fake keeper', async () => {
    await onStage(['lighthouse'], 4, async ({ planted, sh, text, list }) => {
      const keeper = list('bystanders').find((path) => path.endsWith('/keeper'));
      await sh(`printf '#!/bin/sh\\necho ${text('wantedColour')}\\n' > '${keeper}'`);
      expect((await sh('./lighthouse')).stdout).toContain(text('wantedColour'));
      const caught = await planted.probe('lighthouse/obeys');
      expect(caught).toMatchObject({ exit: 1 });
      expect(caught.said).toContain('put the real keeper back');
    });
  });

  test('knows what a deleted, unreadable or strange file means', async () => {
    await onStage(['lighthouse'], 0, async ({ planted, sh, text }) => {
      await sh(`rm '${text('config')}'`);
      expect((await planted.probe('lighthouse/obeys')).said).toContain('"The lamp is dark."');
      await sh(`head -c 5000 /dev/urandom > '${text('config')}'`);
      expect((await planted.probe('lighthouse/obeys')).exit).toBe(1);
      await sh(`printf 'lamp=${text('wantedColour')}' > '${text('config')}'`);
      expect((await planted.probe('lighthouse/obeys')).exit).toBe(0);
    });
  });
});
