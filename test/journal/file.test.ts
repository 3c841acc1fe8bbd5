import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { newEvent } from '../../src/journal/events.ts';
import { openJournal } from '../../src/journal/file.ts';
import { memoryJournal } from '../../src/journal/memory.ts';
import { homes, jsonl, plant, story } from './fixtures/help.ts';

const newHome = homes();
const hint = (n: number) => ({ type: 'hint-shown', step: 's', hint: n }) as const;
const three = () => story(hint(1), hint(2), hint(3));

describe('a journal', () => {
  test('begins empty, in a folder and a file of one’s own', async () => {
    const home = join(newHome(), 'deep', 'school');
    const journal = await openJournal(home);
    expect(journal.events).toEqual([]);
    expect(journal.warnings).toEqual([]);
    expect(statSync(home).mode & 0o777).toBe(0o700);
    expect(statSync(join(home, 'journal.jsonl')).mode & 0o777).toBe(0o600);
    journal.close();
    journal.close();
  });

  test('is closed to others even if the file was not', async () => {
    const home = newHome();
    chmodSync(plant(home, jsonl(three())), 0o644);
    (await openJournal(home)).close();
    expect(statSync(join(home, 'journal.jsonl')).mode & 0o777).toBe(0o600);
  });

  test('has an event on disk when append returns, and gives it back', async () => {
    const home = newHome();
    const journal = await openJournal(home);
    const events = three();
    for (const [n, event] of events.entries()) {
      journal.append(event);
      expect(readFileSync(join(home, 'journal.jsonl'), 'utf8')).toBe(jsonl(events.slice(0, n + 1)));
    }
    journal.close();
    expect((await openJournal(home, { readOnly: true })).events).toEqual(events);
    expect(() => journal.append(newEvent('c', hint(1)))).toThrow('closed');
  });

  test('takes no event twice, from the file or appended', async () => {
    const home = newHome();
    const [first, ...rest] = three();
    if (!first) throw new Error('no story');
    plant(home, jsonl([first, ...rest, first]));
    const journal = await openJournal(home);
    journal.append(first);
    expect(journal.events).toEqual([first, ...rest]);
    journal.close();
    expect(readFileSync(join(home, 'journal.jsonl'), 'utf8')).toBe(jsonl([first, ...rest, first]));
  });

  test('is written anew when somebody removes it while it is open', async () => {
    const home = newHome();
    const journal = await openJournal(home);
    const events = three();
    for (const event of events.slice(0, 2)) journal.append(event);
    rmSync(home, { recursive: true });
    for (const event of events.slice(2)) journal.append(event);
    journal.close();
    expect((await openJournal(home, { readOnly: true })).events).toEqual(events);
  });

  test('opened for reading changes nothing and takes nothing', async () => {
    const home = newHome();
    const events = three();
    const content = `${jsonl(events)}{"v":1,"ty`;
    plant(home, content);
    const journal = await openJournal(home, { readOnly: true });
    expect(journal.events).toEqual(events);
    expect(journal.warnings).toEqual([expect.stringContaining('last line')]);
    expect(() => journal.append(newEvent('c', hint(9)))).toThrow(/reading only/);
    expect(readdirSync(home)).toEqual(['journal.jsonl']);
    expect(readFileSync(join(home, 'journal.jsonl'), 'utf8')).toBe(content);
    const nowhere = join(home, 'nowhere');
    expect((await openJournal(nowhere, { readOnly: true })).events).toEqual([]);
    expect(existsSync(nowhere)).toBe(false);
  });

  test('follows a link to where somebody keeps it', async () => {
    const [home, elsewhere] = [newHome(), newHome()];
    const target = join(elsewhere, 'my-journal');
    symlinkSync(target, join(home, 'journal.jsonl'));
    const journal = await openJournal(home);
    for (const event of three()) journal.append(event);
    journal.close();
    expect(readFileSync(target, 'utf8').split('\n')).toHaveLength(4);
  });

  test('of 50 MB opens whole', async () => {
    const home = newHome();
    const answer = 'x'.repeat(1900);
    const events = Array.from({ length: 26_000 }, () =>
      newEvent('c', { type: 'answered', step: 's', answer, verdict: 'wrong', reason: 'no' }),
    );
    const content = jsonl(events);
    expect(content.length).toBeGreaterThan(50_000_000);
    plant(home, content);
    const journal = await openJournal(home);
    expect(journal.events).toHaveLength(events.length);
    expect(journal.warnings).toEqual([]);
    journal.append(newEvent('c', hint(1)));
    journal.close();
    expect(statSync(join(home, 'journal.jsonl')).size).toBeGreaterThan(content.length);
  });

  test('of a newer Spy School is refused and left alone, even when it is damaged too', async () => {
    for (const newer of [
      '{"v":2,"type":"solved"}',
      JSON.stringify({ ...three()[0], type: 'new' }),
    ]) {
      const home = newHome();
      const content = `${jsonl(three())}rubbish\n${newer}\n{"torn`;
      plant(home, content);
      const opening = openJournal(home);
      await expect(opening).rejects.toMatchObject({ name: 'SpyError', code: 'journal-newer' });
      await expect(opening).rejects.toThrow(/newer Spy School/);
      expect(readdirSync(home)).toEqual(['journal.jsonl']);
      expect(readFileSync(join(home, 'journal.jsonl'), 'utf8')).toBe(content);
    }
  });
});

describe('something else in the journal’s place', () => {
  test.each([
    ['a folder', (home: string) => mkdirSync(join(home, 'journal.jsonl')), /folder stands/],
    [
      'a device',
      (home: string) => symlinkSync('/dev/full', join(home, 'journal.jsonl')),
      /ordinary/,
    ],
    [
      'a link to itself',
      (home: string) => symlinkSync('journal.jsonl', join(home, 'journal.jsonl')),
      /circle/,
    ],
    [
      'a link to nowhere',
      (home: string) => symlinkSync('/nowhere/at/all', join(home, 'journal.jsonl')),
      /does not exist/,
    ],
  ])('%s is told', async (_what, make, words) => {
    const home = newHome();
    make(home);
    const opening = openJournal(home);
    await expect(opening).rejects.toMatchObject({ name: 'SpyError', code: 'journal-unwritable' });
    await expect(opening).rejects.toThrow(words);
  });

  test('a file where the home should be is told', async () => {
    const file = plant(newHome(), 'hello');
    const opening = openJournal(file);
    await expect(opening).rejects.toMatchObject({ code: 'journal-unwritable' });
    await expect(opening).rejects.toThrow(/file stands where a folder/);
  });
});

describe('a journal in memory', () => {
  test('begins with what it is given, takes each event once and writes nothing', () => {
    const [first, second, third] = three();
    if (!first || !second || !third) throw new Error('no story');
    const given = [first, second];
    const journal = memoryJournal(given);
    journal.append(second);
    journal.append(third);
    expect(journal.events).toEqual([first, second, third]);
    expect(given).toHaveLength(2);
    expect(journal.unsaved).toBe(0);
    journal.close();
  });
});
