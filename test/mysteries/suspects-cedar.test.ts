import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openShell, until } from '../lab/help.ts';
import { calls, needTools, onStage, SEEDS, type Stage, stage } from './labs.ts';

/** A tenth of the story's lengths: structure and truths are the same. */
const QUICK = { tempo: 0.1 };
const onQuickStage = (seed: number, use: (stage: Stage) => Promise<void>, under?: string) =>
  onStage(['suspects'], seed, use, 'auto', under === undefined ? QUICK : { ...QUICK, under });

/** Lines that the clerk writes into the book in one run of so many pages. */
async function linesWritten({ sh, text, lab }: Stage, pages: number): Promise<number> {
  await needTools(lab, 'strace');
  const run = `strace -f -y -o trace -e trace=pwrite64,fsync ./cedar ${pages} >said`;
  const { stdout } = await sh(`${run} && cat trace`);
  const ours = (call: string) =>
    stdout.split('\n').filter((line) => line.includes(` ${call}(3<${text('cedarBook')}>`));
  const writes = ours('pwrite64');
  const block = text('cedarBlock');
  for (const line of writes) expect(line).toMatch(new RegExp(`, ${block}, \\d+\\) += ${block}$`));
  expect(ours('fsync').length).toBeGreaterThan(0);
  return writes.length;
}

const turnOff = ({ sh, text }: Stage) =>
  sh(`sed -i 's/^${text('cedarSetting')}$/${text('cedarWanted')}/' '${text('cedarConfig')}'`);

const words = async ({ planted }: Stage) => {
  const { exit, said } = await planted.probe('suspects/quick');
  return `${exit} ${said}`;
};

describe.each(SEEDS)('cedar of seed %i', (seed) => {
  let here: Stage;
  beforeAll(async () => {
    here = await stage(['suspects'], seed, 'auto', undefined, QUICK);
  });
  afterAll(() => here.close());

  test('does in a trace what was measured; its setting ends the growing', async () => {
    const { sh, text, list } = here;
    expect(list('cedarFlushCalls')).toEqual(['fsync', 'pwrite64']);
    expect(text('cedarBook').endsWith(`/${text('cedarBookName')}`)).toBe(true);
    const opens = 'strace -f -o trace -e trace=openat ./cedar 1 && cat trace';
    const yesterday = (trace: string) => calls(trace, 'openat', text('cedarYesterday')).join();

    const before = (await sh(opens)).stdout;
    expect(calls(before, 'openat', text('cedarConfig')).join()).toMatch(/= \d+$/);
    expect(calls(before, 'openat', text('cedarBook')).join()).toMatch(/O_CREAT\|O_TRUNC.*= 3$/);
    expect(yesterday(before)).toContain('ENOENT');
    expect(yesterday((await sh(opens)).stdout)).toMatch(/= \d+$/);

    await sh(`rm '${text('cedarYesterday')}'`);
    const first = await linesWritten(here, 2);
    expect(await linesWritten(here, 2)).toBe(first * 3);
    expect(await linesWritten(here, 2)).toBe(first * 3);
    expect((await turnOff(here)).exit).toBe(0);
    expect(await linesWritten(here, 2)).toBe(first);
  });

  test('dora writes the same book, each page once', async () => {
    const { sh, text } = here;
    await sh('./cedar');
    const trace = (await sh('strace -y -o trace -e trace=pwrite64,fsync ./dora; cat trace')).stdout;
    const book = /pwrite64\(3<(.*)>, /.exec(trace)?.[1] ?? 'none';
    expect(trace.match(/^pwrite64/gm)).toHaveLength(8);
    expect(trace.match(/^fsync/gm)).toHaveLength(8);
    expect((await sh(`cmp '${book}' '${text('cedarYesterday')}'`)).exit).toBe(0);
    expect([text('cedarBook'), text('cedarYesterday')]).not.toContain(book);
  });
});

describe('cedar', () => {
  test('from the second run on writes nine times as much, after a long run as well', async () => {
    await onQuickStage(2, async (stage) => {
      const first = await linesWritten(stage, 8);
      expect(await linesWritten(stage, 8)).toBe(first * 9);
      await turnOff(stage);
      await stage.sh('./cedar 20');
      await stage.sh(`sed -i 's/= no/= yes/' '${stage.text('cedarConfig')}'`);
      expect(await linesWritten(stage, 8)).toBe(first * 9);
    });
  });

  test('in memory tells the same story, and the note says what differs', async () => {
    await onQuickStage(
      2,
      async (stage) => {
        const { sh, text } = stage;
        expect(text('diskNote')).toMatch(/lies in memory.*copying/);
        expect(Number(text('cedarBlock'))).toBeGreaterThanOrEqual(1 << 16);
        const first = await linesWritten(stage, 2);
        expect(await linesWritten(stage, 2)).toBe(first * 3);
        await sh('./dora 2');
        const same = `cmp "$(find -newer trace -type f ! -name trace)" '${text('cedarYesterday')}'`;
        expect((await sh(same)).exit).toBe(0);
        expect(await words(stage)).toMatch(/^1 .*writes [3-9] times as often/);
        await turnOff(stage);
        expect(await words(stage)).toMatch(/^0 .*as quick as the first\.$/);
      },
      '/dev/shm',
    );
  });

  test('ends with Ctrl-C at once and quietly, and its clerk with it; also when it is killed', async () => {
    await onQuickStage(3, async ({ lab, sh }) => {
      const shell = await openShell(lab);
      const nobody = () =>
        until('no cedar and no clerk', async () => {
          return (await sh('pgrep -x "cedar|clerk"')).exit === 1;
        });
      shell.write('./cedar 900\r');
      await until('work', () => shell.running?.output.includes('Page 1 of 900.'));
      expect((await sh('pgrep -cx clerk')).stdout).toBe('1\n');
      expect((await sh('./cedar')).stderr).toMatch(/^Another cedar is writing in the book/);
      shell.write('\x03');
      await shell.ready();
      await nobody();
      expect(shell.commands.at(-1)?.output).not.toMatch(/Traceback|Error|clerk/);
      expect(shell.commands.at(-1)?.exit).toBe(130);
      shell.write('./cedar 900 & until pgrep -x clerk; do :; done; kill -9 $!; wait\r');
      await shell.ready();
      await nobody();
      expect((await sh('./cedar 1')).stdout).toBe('Page 1 of 1.\nThe book is written.\n');
    });
  });
});

describe('the probe', () => {
  test('tells what is so, whatever is tried', async () => {
    await onQuickStage(5, async (stage) => {
      const { sh, text } = stage;
      // How far the clerk has come into the next page when it is counted is the machine's affair.
      const slow =
        /^1 I ran \.\/cedar twice to see: in the second run the clerk writes [3-9] times as often as in the first, and it takes [\d.]+ times as long\.$/;
      await sh('./cedar 1');
      expect(await words(stage)).toMatch(slow);
      await sh(`rm '${text('cedarYesterday')}'`);
      expect(await words(stage)).toBe(
        '1 The first run is quick, but the one after it is slow again.',
      );
      await sh(`./cedar 1; echo '# ${text('cedarWanted')}' >> '${text('cedarConfig')}'`);
      expect(await words(stage)).toMatch(slow);
      await sh(`mv '${text('cedarConfig')}' elsewhere`);
      expect(await words(stage)).toMatch(slow);
      await sh(`mv elsewhere '${text('cedarConfig')}'; cp dora cedar`);
      expect(await words(stage)).toMatch(/^1 The program itself was changed/);
      expect((await sh('cmp cedar.yours dora')).exit).toBe(0);
      expect(await words(stage)).toMatch(slow);
      await turnOff(stage);
      expect(await words(stage)).toMatch(/^0 .*as quick as the first\.$/);
      // What lies in the home of the learner is left as it is.
      expect((await sh(`wc -l < '${text('cedarYesterday')}'`)).stdout).toMatch(/^[1-9]\d*\n$/);
    });
  });
});
