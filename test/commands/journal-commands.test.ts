import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { notebook } from '../../src/commands/notebook.ts';
import { progress } from '../../src/commands/progress.ts';
import { reset } from '../../src/commands/reset.ts';
import { type EventDetails, newEvent } from '../../src/journal/events.ts';
import { openJournal } from '../../src/journal/file.ts';
import { takeSchool } from '../../src/journal/lock.ts';
import { progressOf } from '../../src/journal/progress.ts';
import { chapterPages } from '../../src/zine/chapter-pages.ts';
import { bundles, homes, jsonl, plant } from '../journal/fixtures/help.ts';

const newHome = homes();
const bundle = bundles(import.meta.dirname);
const course = join(import.meta.dirname, 'fixtures', 'course');
let home = '';
let out = '';
let err = '';

beforeEach(() => {
  home = newHome();
  [out, err] = ['', ''];
  vi.stubEnv('SPY_SCHOOL_HOME', home);
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    out += String(text);
    return true;
  });
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    err += String(text);
    return true;
  });
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

const solved = (step: string): EventDetails => ({ type: 'solved', step, how: 'solved' });
function lived() {
  const events = [
    newEvent('parrots', { type: 'chapter-started', seed: 1 }),
    newEvent('parrots', { type: 'hint-shown', step: 'listen', hint: 1 }),
    newEvent('parrots', {
      type: 'answered',
      step: 'name-it',
      answer: 'polly',
      verdict: 'passed',
      reason: 'It said so.',
    }),
    newEvent('parrots', solved('name-it')),
    newEvent('owls', solved('hoot')),
    newEvent('extinct', solved('dodo')),
    newEvent('parrots', { type: 'step-entered', step: 'listen' }),
  ];
  plant(home, jsonl(events));
  return events;
}
const stored = async () => (await openJournal(home, { readOnly: true })).events;
const backups = () => readdirSync(home).filter((name) => name.startsWith('journal.backup-'));

describe('spy-school progress', () => {
  test('shows how far one has come and where to go on', async () => {
    lived();
    expect(await progress({ course })).toBe(0);
    expect(out).toMatchInlineSnapshot(`
      "You have done 2 of 3 steps (66 %).

        The Parrots  [#####.....]   1 of 2  1 hint
        Owls         [##########]   1 of 1

      Run spy-school to go on at "Listen" in The Parrots.
      "
    `);
  });

  test('begins kindly and writes nothing', async () => {
    rmSync(home, { recursive: true });
    expect(await progress({ course })).toBe(0);
    expect(out).toContain('0 of 3 steps (0 %)');
    expect(out).toContain('first case');
    expect(existsSync(home)).toBe(false);
  });

  test('congratulates', async () => {
    const done = [
      newEvent('parrots', solved('name-it')),
      newEvent('parrots', solved('listen')),
      newEvent('parrots', { type: 'chapter-finished' }),
      newEvent('owls', solved('hoot')),
      newEvent('owls', { type: 'chapter-finished' }),
    ];
    plant(home, jsonl(done));
    await progress({ course });
    expect(out).toContain('3 of 3 steps (100 %)');
    expect(out).toContain('Every case is closed');
  });

  test('says which page of the zine goes with a closed case', async () => {
    plant(home, jsonl([newEvent('wizard-school', { type: 'chapter-finished' })]));
    await progress();
    const page = (await chapterPages()).get('wizard-school')?.number ?? expect.fail();
    expect(out).toMatch(new RegExp(`Wizard School .* finished \\(zine: page ${page}\\)`));
    expect(out).toContain('spy-school zine PAGE');
    expect(out.match(/zine: page/g)).toHaveLength(1);
  });

  test('speaks JSON', async () => {
    lived();
    expect(await progress({ json: true, course })).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      done: 2,
      total: 3,
      vanished: ['extinct'],
      continueAt: { chapter: 'parrots', step: 'listen' },
    });
  });

  test('passes warnings on, apart from what it prints', async () => {
    plant(home, '{"v":1,');
    await progress({ json: true, course });
    expect(err).toContain('last line');
    expect(JSON.parse(out)).toMatchObject({ done: 0, continueAt: null });
  });
});

describe('spy-school notebook', () => {
  test('goes to stdout, or - ', async () => {
    lived();
    expect(await notebook({ course })).toBe(0);
    expect(out).toContain('# Your notebook');
    expect(out).toContain('**You found:** `polly`');
    const first = out;
    out = '';
    await notebook({ out: '-', course });
    expect(out).toBe(first);
  });

  test('goes to a file, and over an existing one only by force', async () => {
    lived();
    const file = join(home, 'notes.md');
    expect(await notebook({ out: file, course })).toBe(0);
    expect(out).toContain(file);
    expect(readFileSync(file, 'utf8')).toContain('polly');
    writeFileSync(file, 'mine');
    await expect(notebook({ out: file, course })).rejects.toMatchObject({
      code: 'usage',
      exitCode: 2,
      remedy: expect.stringContaining('--force'),
    });
    expect(readFileSync(file, 'utf8')).toBe('mine');
    expect(await notebook({ out: file, force: true, course })).toBe(0);
    expect(readFileSync(file, 'utf8')).toContain('polly');
  });

  test('tells why it cannot write', async () => {
    const at = (out: string) => notebook({ out, force: true, course });
    await expect(at(home)).rejects.toThrow('is a folder');
    await expect(at(join(home, 'no', 'where.md'))).rejects.toThrow('folder does not exist');
    writeFileSync(join(home, 'file'), '');
    await expect(at(join(home, 'file', 'x.md'))).rejects.toMatchObject({ code: 'usage' });
    symlinkSync('nowhere', join(home, 'link'));
    await expect(notebook({ out: join(home, 'link'), course })).rejects.toThrow('exists already');
    expect(readdirSync(home).sort()).toEqual(['file', 'link']);
  });
});

describe('spy-school reset', () => {
  test('without a terminal wants --yes, and changes nothing', async () => {
    const events = lived();
    for (const chapter of [undefined, 'parrots'])
      await expect(reset(chapter, { course })).rejects.toMatchObject({
        code: 'usage',
        exitCode: 2,
        remedy: expect.stringContaining('--yes'),
      });
    expect(await stored()).toEqual(events);
    expect(readdirSync(home)).toEqual(['journal.jsonl']);
  });

  test('forgets everything and keeps a backup', async () => {
    const events = lived();
    expect(await reset(undefined, { yes: true, course })).toBe(0);
    expect(await stored()).toEqual([]);
    expect(backups()).toHaveLength(1);
    expect(readFileSync(join(home, backups()[0] ?? ''), 'utf8')).toBe(jsonl(events));
    expect(out).toContain(backups()[0]);
    expect(existsSync(join(home, 'school.lock'))).toBe(false);
  });

  test.each(['{"v":9}\n', 'rubbish\nmore\n'])('begins afresh even from %j', async (content) => {
    plant(home, content);
    expect(await reset(undefined, { yes: true, course })).toBe(0);
    expect(await stored()).toEqual([]);
    expect(readFileSync(join(home, backups()[0] ?? ''), 'utf8')).toBe(content);
  });

  test.each(['parrots', '1', 'parr'])('forgets one chapter, by the name %j', async (name) => {
    const events = lived();
    expect(await reset(name, { yes: true, course })).toBe(0);
    const now = await stored();
    expect(now.slice(0, -1)).toEqual(events);
    expect([...progressOf(now).chapters.keys()]).toEqual(['owls', 'extinct']);
    expect(out).toContain('The Parrots');
    expect(readFileSync(join(home, backups()[0] ?? ''), 'utf8')).toBe(jsonl(events));
  });

  test('forgets a chapter that the course no longer has', async () => {
    lived();
    expect(await reset('extinct', { yes: true, course })).toBe(0);
    expect([...progressOf(await stored()).chapters.keys()]).toEqual(['parrots', 'owls']);
  });

  test('has nothing to do where nothing is', async () => {
    rmSync(home, { recursive: true });
    expect(await reset(undefined, { yes: true, course })).toBe(0);
    expect(existsSync(home)).toBe(false);
    mkdirSync(home);
    plant(home, '');
    expect(await reset(undefined, { yes: true, course })).toBe(0);
    expect(await reset('owls', { yes: true, course })).toBe(0);
    expect(out.match(/nothing to forget/g)).toHaveLength(3);
    expect(readdirSync(home)).toEqual(['journal.jsonl']);
    await expect(reset('unicorns', { yes: true, course })).rejects.toMatchObject({
      code: 'unknown-chapter',
    });
    expect(readdirSync(home)).toEqual(['journal.jsonl']);
  });

  test('refuses while a school is open', async () => {
    const events = lived();
    const school = await takeSchool(home);
    if (!school.held) throw new Error('should be free');
    for (const chapter of [undefined, 'parrots'])
      await expect(reset(chapter, { yes: true, course })).rejects.toMatchObject({
        code: 'school-busy',
        message: expect.stringContaining(String(process.pid)),
      });
    school.release();
    expect(await stored()).toEqual(events);
  });

  test.each([
    ['y\r', 0],
    ['YES\r', 0],
    ['\r', 1],
    ['nay\r', 1],
    ['\u0003', 1],
    ['\u0004', 1],
  ])('asks on a terminal: %j ends with %i', async (keys, status) => {
    const events = lived();
    vi.restoreAllMocks();
    const { spawn: onPty } = await import('@lydell/node-pty');
    const pty = onPty(process.execPath, [await bundle('ask-reset'), course], {
      env: { ...process.env, SPY_SCHOOL_HOME: home },
    });
    let screen = '';
    let asked = false;
    pty.onData((data) => {
      screen += data;
      if (asked || !screen.includes('[y/N] ')) return;
      asked = true;
      pty.write(keys);
    });
    const code = await new Promise<number>((resolve) => pty.onExit((end) => resolve(end.exitCode)));
    expect(code, screen).toBe(status);
    expect(screen).toContain('Forget what you did in The Parrots (1 step)?');
    expect((await stored()).length).toBe(events.length + (status === 0 ? 1 : 0));
    expect(backups()).toHaveLength(status === 0 ? 1 : 0);
    expect(existsSync(join(home, 'school.lock'))).toBe(false);
  });
});
