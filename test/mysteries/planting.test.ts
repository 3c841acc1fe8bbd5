import { readdirSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { SpyError } from '../../src/base/errors.ts';
import type { Values } from '../../src/base/values.ts';
import { mysteriesFolder, readManifest } from '../../src/lab/mysteries/manifest.ts';
import { plantMysteries } from '../../src/lab/mysteries.ts';
import { onStage, type Stage, stage } from './labs.ts';

const ALL = ['parrot', 'bashfiles', 'lighthouse', 'courier'];

/** Values with the home's own path taken out, to compare labs. */
function homeless({ lab, planted }: Stage): unknown {
  return JSON.parse(JSON.stringify(planted).replaceAll(lab.home, '~'));
}

describe.each(['auto', 'off'] as const)('planted in a lab (sandbox %s)', (sandbox) => {
  test('the same seed gives the same values, another seed other ones', async () => {
    const stages = await Promise.all([3, 3, 8].map((seed) => stage(ALL, seed, sandbox)));
    try {
      const [first, second, other] = stages.map((each) => {
        const values = homeless(each);
        // On the host the kernel hands out ports.
        return sandbox === 'auto'
          ? values
          : JSON.parse(JSON.stringify(values).replace(/"(port|serverAddress)":[^,]*,/g, ''));
      });
      expect(second).toEqual(first);
      expect(other).not.toEqual(first);
      expect(stages.map((each) => each.lab.sandboxed)).toEqual(
        stages.map(() => sandbox === 'auto'),
      );
    } finally {
      await Promise.all(stages.map((each) => each.close()));
    }
  });

  test('nothing of the sources stays where learners could find it', async () => {
    await onStage(
      ALL,
      6,
      async ({ lab, planted, sh }) => {
        await planted.probe('lighthouse/obeys');
        const left = readdirSync(lab.control.outside, { recursive: true }).map(String);
        expect(left.filter((name) => /\.py|manifest|mystery/.test(name))).toEqual([]);
        expect((await sh('find . -name "*.py" -o -name "*.pyc"')).stdout).toBe('');
        await planted.openBox('courier');
        expect((await sh('cat opened/courier/case.py')).stdout).toContain('PORT = ');
      },
      sandbox,
    );
  });
});

test('a link in the way of an opened box leads no further than the sandbox', async () => {
  const trap = await mkdtemp(join(tmpdir(), 'spy-trap-'));
  try {
    await onStage(['courier'], 0, async ({ planted, sh }) => {
      await sh(`ln -s '${trap}' opened`);
      await planted.openBox('courier').catch(() => {});
      expect(await readdir(trap)).toEqual([]);
    });
  } finally {
    await rm(trap, { recursive: true });
  }
});

test('every mystery has a manifest that names files which exist', async () => {
  for (const id of ALL) {
    const manifest = await readManifest(id);
    const files = await readdir(join(mysteriesFolder(), id));
    const named = [
      manifest.plant,
      manifest.measure,
      manifest.serve?.run,
      ...Object.values(manifest.probes),
      ...manifest.source,
    ].filter((file) => file !== undefined);
    expect(files).toEqual(expect.arrayContaining(named));
  }
});

describe('a mystery that is not as it should be', () => {
  let folder = '';
  afterEach(() => rm(folder, { recursive: true, force: true }));

  /** A folder of mysteries with one of our making. */
  async function mysteryOf(files: Record<string, string>): Promise<string> {
    folder = await mkdtemp(join(tmpdir(), 'spy-bad-'));
    await cp(join(mysteriesFolder(), 'kit'), join(folder, 'kit'), { recursive: true });
    await mkdir(join(folder, 'bad'));
    for (const [name, text] of Object.entries(files))
      await writeFile(join(folder, 'bad', name), text);
    return folder;
  }
  const MANIFEST = 'id: bad\ntitle: Bad\nplant: plant.py\n';
  const giving = (values: Values) => `print('''${JSON.stringify({ values })}''')\n`;

  const cases: [string, Record<string, string>, RegExp][] = [
    ['no manifest', {}, /there is no such file/],
    ['an unknown key', { 'manifest.yaml': `${MANIFEST}sed: 1\n` }, /sed/],
    ['another id', { 'manifest.yaml': MANIFEST.replace('bad', 'good') }, /its id is "good"/],
    ['a path for a script', { 'manifest.yaml': MANIFEST.replace('plant.py', '../x.py') }, /plant/],
    [
      'a script that breaks',
      { 'manifest.yaml': MANIFEST, 'plant.py': 'raise SystemExit("no luck today")' },
      /plant\.py failed \(no luck today\)/,
    ],
    ['no JSON', { 'manifest.yaml': MANIFEST, 'plant.py': 'print("hello")' }, /failed \(hello\)/],
    [
      'a promise that is not kept',
      { 'manifest.yaml': `${MANIFEST}values: [a, b]\n`, 'plant.py': giving({ a: 1 }) },
      /promises b/,
    ],
    [
      'a value without a promise',
      { 'manifest.yaml': MANIFEST, 'plant.py': giving({ a: 1 }) },
      /gives a without/,
    ],
    [
      'a server that dies',
      {
        'manifest.yaml': `${MANIFEST}serve: {run: server.py, ready: ready}\n`,
        'plant.py': giving({}),
        'server.py': 'raise SystemExit("my door is stuck")',
      },
      /server\.py failed \(my door is stuck\)/,
    ],
    [
      'a value given twice',
      {
        'manifest.yaml': `${MANIFEST}values: [a]\nmeasure: measure.py\n`,
        'plant.py': giving({ a: 1 }),
        'measure.py': 'print(\'{"a": 2}\')',
      },
      /the value "a" is given twice/,
    ],
  ];
  test.each(cases)('%s: said in one line, with a remedy', async (_, files, words) => {
    const mysteries = await mysteryOf(files);
    const error = await stage(['bad'], 0, 'auto', mysteries).then(
      (opened) => opened.close().then(() => undefined),
      (thrown: unknown) => thrown,
    );
    expect(error).toBeInstanceOf(SpyError);
    if (!(error instanceof SpyError)) return;
    expect(error.code).toBe('mystery-failed');
    expect(error.message).toMatch(words);
    expect(error.message).not.toContain('\n');
    expect(error.remedy).not.toBe('');
  });

  test('on a shared machine a server that finds its port taken gets a second chance', async () => {
    const mysteries = await mysteryOf({
      'manifest.yaml': `${MANIFEST}values: [tries]\nserve: {run: server.py, ready: ready}\n`,
      'plant.py':
        'import os\nopen(os.environ["SPY_HOME"] + "/tries", "a").write("x")\nprint(\'{"values": {}}\')\n',
      'server.py':
        'import os\nn = len(open(os.environ["SPY_HOME"] + "/tries").read())\nif n < 2: raise SystemExit("taken")\nprint(\'ready {"tries": %d}\' % n)\n',
    });
    const shared = await stage(['bad'], 0, 'off', mysteries);
    try {
      expect(shared.planted.values).toEqual({ tries: 2 });
    } finally {
      await shared.close();
    }
  });

  test('probes that do not exist, and boxes of others', async () => {
    await onStage(['parrot'], 0, async ({ planted, lab }) => {
      await expect(planted.probe('parrot/sings')).rejects.toThrow(/no probe "sings"/);
      await expect(planted.probe('lighthouse/obeys')).rejects.toThrow(/not part of this chapter/);
      await expect(planted.openBox('courier')).rejects.toThrow(/not part of this chapter/);
      await expect(plantMysteries(lab, ['parrot', 'parrot'], 0)).rejects.toThrow(/already/);
    });
  });
});
