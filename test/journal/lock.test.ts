import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { schoolBusy, takeOver, takeSchool } from '../../src/journal/lock.ts';
import { identityOf } from '../../src/journal/process-identity.ts';
import { bundles, homes } from './fixtures/help.ts';

const newHome = homes();
const bundle = bundles(import.meta.dirname);
const children: ChildProcess[] = [];
afterEach(async () => {
  for (const child of children.splice(0)) {
    if (child.exitCode !== null || child.signalCode !== null) continue;
    child.kill('SIGKILL');
    await once(child, 'exit');
  }
});

/** A process that takes homes when it is told to. */
async function holder(mode = 'polite') {
  const child = spawn(process.execPath, [await bundle('holder'), mode], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  children.push(child);
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const answer = z.object({ held: z.boolean(), pid: z.int() });
  return {
    child,
    take: async (home: string) => {
      child.stdin.write(`${home}\n`);
      return answer.parse(JSON.parse(String((await lines.next()).value)));
    },
  };
}

/** A process number that nobody has any more. */
function deadPid(): number {
  return spawnSync('true').pid;
}

function plantLock(home: string, ticket: object, name = 'school.lock'): void {
  const whole = { process: 'long gone', since: '2026-01-01T00:00:00.000Z', token: randomUUID() };
  writeFileSync(join(home, name), JSON.stringify({ ...whole, ...ticket }));
}

async function busy(home: string) {
  const school = await takeSchool(home);
  if (school.held) throw new Error('nobody holds this home');
  return school;
}

describe('taking a school', () => {
  test('keeps others out until it is released, and leaves no file', async () => {
    const home = join(newHome(), 'deep', 'home');
    const mine = await takeSchool(home);
    if (!mine.held) throw new Error('should be free');
    const theirs = await busy(home);
    expect(theirs.pid).toBe(process.pid);
    expect(theirs.startedText).toBe('just now');
    expect(schoolBusy(theirs)).toMatchObject({ code: 'school-busy' });
    expect(schoolBusy(theirs).message).toContain(String(process.pid));
    await expect(takeOver(home, theirs)).rejects.toThrow('This very process');
    mine.release();
    mine.release();
    expect(readdirSync(home)).toEqual([]);
    const again = await takeSchool(home);
    expect(again.held).toBe(true);
    mine.release();
    expect((await takeSchool(home)).held).toBe(false);
  });

  test('sees a school in another process, and its end by kill -9', async () => {
    const home = newHome();
    const other = await holder();
    const { held, pid } = await other.take(home);
    expect(held).toBe(true);
    expect(await busy(home)).toMatchObject({ pid });
    other.child.kill('SIGKILL');
    await once(other.child, 'exit');
    expect((await takeSchool(home)).held).toBe(true);
    expect(readdirSync(home)).toEqual(['school.lock']);
  });

  test.each([
    ['of a dead process', (home: string) => plantLock(home, { pid: deadPid() })],
    ['of a number that another process has now', (home: string) => plantLock(home, { pid: 1 })],
    ['that is empty', (home: string) => writeFileSync(join(home, 'school.lock'), '')],
    ['that is rubbish', (home: string) => writeFileSync(join(home, 'school.lock'), '{"pid":"x"}')],
    ['that links to nowhere', (home: string) => symlinkSync('nowhere', join(home, 'school.lock'))],
    [
      'of a dead process that others died claiming',
      (home: string) => {
        for (const claim of ['', '.claim', '.claim.claim'])
          plantLock(home, { pid: deadPid() }, `school.lock${claim}`);
      },
    ],
  ])('replaces a lock %s', async (_what, plant) => {
    const home = newHome();
    plant(home);
    const school = await takeSchool(home);
    if (!school.held) throw new Error('should have been taken over');
    expect(readFileSync(join(home, 'school.lock'), 'utf8')).toContain(`"pid":${process.pid}`);
    expect(readdirSync(home)).toEqual(['school.lock']);
    school.release();
    expect(readdirSync(home)).toEqual([]);
  });

  test('tells what is in the way', async () => {
    const home = newHome();
    mkdirSync(join(home, 'school.lock'));
    await expect(takeSchool(home)).rejects.toMatchObject({ code: 'journal-unwritable' });
    await expect(takeSchool(join(home, 'school.lock', '..', 'x\0y'))).rejects.toMatchObject({
      name: 'SpyError',
    });
  });

  test('many at once: exactly one gets it, fresh or from a dead one', async () => {
    const racers = await Promise.all(Array.from({ length: 6 }, () => holder()));
    for (let round = 0; round < 40; round++) {
      const home = newHome();
      if (round % 2 === 1) plantLock(home, { pid: deadPid() });
      if (round % 4 === 3) plantLock(home, { pid: deadPid() }, 'school.lock.claim');
      const answers = await Promise.all(racers.map((racer) => racer.take(home)));
      const winners = answers.filter(({ held }) => held).map(({ pid }) => pid);
      expect(winners).toHaveLength(1);
      expect(await busy(home)).toMatchObject({ pid: winners[0] });
      expect(readdirSync(home)).toEqual(['school.lock']);
    }
  });
});

describe('taking over', () => {
  test('asks the holder to end, waits for it and has the home', async () => {
    const home = newHome();
    const other = await holder();
    await other.take(home);
    const ended = once(other.child, 'exit');
    const school = await takeOver(home, await busy(home));
    expect(school.held).toBe(true);
    expect((await ended)[0]).toBe(0);
  });

  test('gives up on a holder that will not go, and does it no harm', async () => {
    const home = newHome();
    const other = await holder('stubborn');
    const { pid } = await other.take(home);
    expect(await takeOver(home, await busy(home), 300)).toMatchObject({ held: false, pid });
    expect((await other.take(newHome())).held).toBe(true);
  });

  test('never signals a process that only has the same number', async () => {
    const home = newHome();
    const bystander = await holder();
    const { pid } = await bystander.take(newHome());
    const gone = {
      held: false,
      pid,
      since: '2026-01-01T00:00:00.000Z',
      startedText: 'long ago',
      ticket: { pid, process: 'other', since: '2026-01-01T00:00:00.000Z', token: randomUUID() },
    } as const;
    plantLock(home, gone.ticket);
    expect((await takeOver(home, gone)).held).toBe(true);
    expect((await bystander.take(newHome())).held).toBe(true);
  });

  test('leaves a third alone that was quicker', async () => {
    const home = newHome();
    const first = await holder();
    await first.take(home);
    const seen = await busy(home);
    first.child.kill('SIGKILL');
    await once(first.child, 'exit');
    const third = await holder();
    const { pid } = await third.take(home);
    expect(await takeOver(home, seen)).toMatchObject({ held: false, pid });
  });
});

describe('the identity of a process', () => {
  test('stays the same, differs between processes, and ends with it', async () => {
    const mine = await identityOf(process.pid);
    expect(mine).toBeDefined();
    expect(await identityOf(process.pid)).toBe(mine);
    expect(await identityOf(1)).not.toBe(mine);
    expect(await identityOf(deadPid())).toBeUndefined();
  });

  test('a zombie is nobody', async () => {
    // A process that dies, when told to, under a parent (sleep) that never asks for it.
    const parent = spawn('bash', ['-c', 'exec 3<&0; (read <&3) & echo $!; exec sleep 1000'], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    children.push(parent);
    const [line] = await once(createInterface({ input: parent.stdout }), 'line');
    const pid = z.coerce.number().int().parse(line);
    await expect
      .poll(() => readFileSync(`/proc/${parent.pid}/comm`, 'utf8'), { timeout: 60_000 })
      .toBe('sleep\n');
    expect(await identityOf(pid)).toBeDefined();
    parent.stdin.write('\n');
    await expect.poll(() => identityOf(pid), { timeout: 60_000 }).toBeUndefined();
    const state = readFileSync(`/proc/${pid}/stat`, 'utf8');
    expect(state).toContain(') Z ');
  });
});
