import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { RoomEvent } from '../../../src/room/model/events.ts';
import { FileShelf } from '../../../src/room/store/file-shelf.ts';
import { entryOf } from '../../../src/room/store/line.ts';
import { LONGEST_LINE } from '../../../src/room/store/log-lines.ts';
import { all, folders, idsOf, note, notes, reading, record } from './fixtures/help.ts';

const newFolder = folders();
const jsonl = (events: readonly RoomEvent[]) =>
  events
    .map(
      (event) => `${entryOf(event).json}
`,
    )
    .join('');
const events = notes(3, 'é日🕵');
const kept = jsonl(events);

/** A room's folder with this log. */
async function planted(log: string | Uint8Array) {
  const data = newFolder();
  const shelf = new FileShelf(data);
  await (await shelf.create(record('r'))).store.close();
  const folder = join(data, 'r');
  writeFileSync(join(folder, 'log.jsonl'), log);
  const others = () =>
    readdirSync(folder).filter((name) => !['log.jsonl', 'room.json', 'lock'].includes(name));
  return { shelf, folder, others, log: () => readFileSync(join(folder, 'log.jsonl'), 'utf8') };
}

describe('a torn last line', () => {
  const last = note('Füller 日本 🕵️');
  const line = Buffer.from(jsonl([last]));
  const cuts = [0, 1, 5, 60, line.length - 30, line.length - 25, line.length - 2, line.length - 1];

  test.each(cuts)('cut after %i bytes', async (cut) => {
    const tail = line.subarray(0, cut);
    const { shelf, folder, others, log } = await planted(Buffer.concat([Buffer.from(kept), tail]));
    const { store, notices } = await shelf.open('r');
    const read = await reading(store);
    const whole = cut === line.length - 1;
    expect(read.events).toEqual(whole ? [...events, last] : events);
    if (cut === 0 || whole) expect([notices, others()]).toEqual([[], []]);
    else {
      const [aside = ''] = others();
      expect(aside).toMatch(/^log\.torn-[\dT-]+\.jsonl$/);
      expect(readFileSync(join(folder, aside))).toEqual(tail);
      expect(statSync(join(folder, aside)).mode & 0o777).toBe(0o600);
      expect(notices).toEqual([expect.stringContaining(aside)]);
    }
    const next = note('next');
    await store.append([next]);
    await store.close();
    expect(log()).toBe(kept + jsonl(whole ? [last, next] : [next]));
    const again = await shelf.open('r');
    expect(again.notices).toEqual([]);
    await again.store.close();
  });

  test.each([
    ['zeros that a power cut left', '\0'.repeat(100_000)],
    ['an event with a field too few', '{"v":1,"type":"commanded"}\n'],
    ['half a character', Buffer.concat([Buffer.from('{"v":1,"x":"'), Buffer.from([0xf0, 0x9f])])],
    ['more than any event', 'x'.repeat(LONGEST_LINE + 100_000)],
  ])('%s', async (_name, tail) => {
    const { shelf, others, log } = await planted(
      Buffer.concat([Buffer.from(kept), Buffer.from(tail)]),
    );
    const { store, notices } = await shelf.open('r');
    expect(notices).toEqual([expect.stringMatching(/last line .* dropped; it is kept in/)]);
    expect(others()).toHaveLength(1);
    expect((await reading(store)).events).toEqual(events);
    expect(log()).toBe(kept);
    await store.close();
  });

  test('that a server is just writing is left out by those who only read, and left alone', async () => {
    const { shelf, log } = await planted(`${kept}{"v":1,"id`);
    expect(await all(shelf.events('r'))).toEqual(events);
    expect(log()).toBe(`${kept}{"v":1,"id`);
  });
});

describe('damage in the middle', () => {
  test('is told; the damaged file is kept, and everything else goes on', async () => {
    const [first = '', ...rest] = kept.split(/(?<=\n)/);
    const more = notes(4000);
    const bad = `rubbish\n\0\0\0\n{"v":1}\n${'y'.repeat(LONGEST_LINE + 1)}\n`;
    const damaged = first + bad + rest.join('') + jsonl(more).slice(0, -1);
    const { shelf, folder, others, log } = await planted(damaged);
    const { store, notices } = await shelf.open('r');
    const [aside = ''] = others();
    expect(aside).toMatch(/^log\.damaged-[\dT-]+\.jsonl$/);
    expect(readFileSync(join(folder, aside), 'utf8')).toBe(damaged);
    expect(notices).toEqual([
      expect.stringMatching(`lines 2, 3, 4, 5 could not be read.*kept as ${aside}.*4003 events`),
    ]);
    const read = await reading(store);
    expect(idsOf(read.events)).toEqual(idsOf([...events, ...more]));
    const next = note('next');
    await store.append([next]);
    await store.close();
    expect(log()).toBe(jsonl([...events, ...more, next]));
    expect(statSync(join(folder, 'log.jsonl')).mode & 0o777).toBe(0o600);
  });

  test('empty lines are no damage', async () => {
    const { shelf, others } = await planted(`\n${kept}\n \n${jsonl([note('x')])}`);
    const { store, notices } = await shelf.open('r');
    expect([notices, others(), (await reading(store)).events.length]).toEqual([[], [], 4]);
    await store.close();
  });
});

describe('a newer Spy School', () => {
  test.each([
    ['format', '{"v":2,"id":"x"}\n', 'format 2'],
    ['event', '{"v":1,"id":"x","type":"party"}\n', 'an event "party"'],
    ['event of a hostile name', '{"v":1,"id":"x","type":"\\u001b[31mred"}\n', 'an event "red"'],
  ])('wrote another %s: refused, and nothing is touched', async (_name, line, what) => {
    const { shelf, others, log } = await planted(kept + line + kept);
    const refusal = {
      code: 'room-damaged',
      message: expect.stringContaining(`A newer Spy School wrote this room (${what} in `),
      remedy: expect.stringContaining('npx spy-school@latest'),
    };
    await expect(shelf.open('r')).rejects.toMatchObject(refusal);
    await expect(all(shelf.events('r'))).rejects.toMatchObject(refusal);
    expect([log(), others()]).toEqual([kept + line + kept, []]);
    // It is not left locked either.
    await expect(shelf.open('r')).rejects.toMatchObject({ code: 'room-damaged' });
  });

  test('wrote the record', async () => {
    const { shelf, folder } = await planted(kept);
    writeFileSync(join(folder, 'room.json'), '{"v": 3, "room": "r"}');
    await expect(shelf.open('r')).rejects.toMatchObject({
      code: 'room-damaged',
      message: expect.stringContaining('newer Spy School'),
    });
  });
});

describe('a record', () => {
  test.each(['', '{', '{"v":1}', '[]', 'null', '\0'])('that is %j is told', async (content) => {
    const { shelf, folder } = await planted(kept);
    writeFileSync(join(folder, 'room.json'), content);
    const error = await shelf.open('r').catch((thrown) => thrown);
    expect(error).toMatchObject({ code: 'room-damaged' });
    expect(error.message).toContain('room.json is damaged');
    await expect(shelf.create(record('r'))).rejects.toMatchObject({ code: 'room-exists' });
    expect(await shelf.list()).toEqual([]);
  });

  test("that is gone: the room is unknown, but its log is no other room's", async () => {
    const { shelf, folder, log } = await planted(kept);
    unlinkSync(join(folder, 'room.json'));
    await expect(shelf.open('r')).rejects.toMatchObject({ code: 'unknown-room' });
    await expect(shelf.create(record('r'))).rejects.toMatchObject({ code: 'room-exists' });
    expect(log()).toBe(kept);
  });
});

test('a log that is gone is told, and the room goes on', async () => {
  const { shelf, folder } = await planted(kept);
  unlinkSync(join(folder, 'log.jsonl'));
  const { store, notices } = await shelf.open('r');
  expect(notices).toEqual(['The log of "r" is gone; the room begins anew.']);
  await store.append([note('x')]);
  expect(await all(shelf.events('r'))).toHaveLength(1);
  await store.close();
});

describe('strange files', () => {
  test('a pipe or a folder in place of a file is told, and nobody waits for it', async () => {
    const { shelf, folder } = await planted(kept);
    unlinkSync(join(folder, 'log.jsonl'));
    execFileSync('mkfifo', [join(folder, 'log.jsonl')]);
    const strange = { code: 'room-damaged', message: expect.stringContaining('not an ordinary') };
    await expect(shelf.open('r')).rejects.toMatchObject(strange);
    unlinkSync(join(folder, 'log.jsonl'));
    mkdirSync(join(folder, 'log.jsonl'));
    await expect(shelf.open('r')).rejects.toMatchObject(strange);
    await expect(all(shelf.events('r'))).rejects.toMatchObject(strange);
  });

  test('a link in place of a file leads nowhere: what it points to stays as it was', async () => {
    for (const content of ['my only key\n', '', `${entryOf(note('mine')).json}\n`]) {
      const { shelf, folder } = await planted(kept);
      const theirs = join(newFolder(), 'theirs');
      writeFileSync(theirs, content, { mode: 0o644 });
      unlinkSync(join(folder, 'log.jsonl'));
      symlinkSync(theirs, join(folder, 'log.jsonl'));
      const strange = { code: 'room-damaged', message: expect.stringContaining('not an ordinary') };
      await expect(shelf.open('r')).rejects.toMatchObject(strange);
      await expect(all(shelf.events('r'))).rejects.toMatchObject(strange);
      expect(readFileSync(theirs, 'utf8')).toBe(content);
      expect(statSync(theirs).mode & 0o777).toBe(0o644);
    }
  });

  test('a link that leads nowhere does not make a file there', async () => {
    const { shelf, folder } = await planted(kept);
    const nowhere = join(newFolder(), 'nowhere');
    unlinkSync(join(folder, 'log.jsonl'));
    symlinkSync(nowhere, join(folder, 'log.jsonl'));
    await expect(shelf.open('r')).rejects.toMatchObject({ code: 'room-damaged' });
    expect(existsSync(nowhere)).toBe(false);
  });

  test('a record that is a link, or holds what no room has', async () => {
    const { shelf, folder } = await planted(kept);
    const file = join(folder, 'room.json');
    const right = JSON.parse(readFileSync(file, 'utf8'));
    for (const wrong of [
      { code: '\x1b[31m\x1b]0;owned\x07AAAA' },
      { key: `\x1b]52;c;b3duZWQ=\x07${'k'.repeat(40)}` },
      { chapters: ['\x1b[2J'] },
      { chapters: ['../../etc'] },
      { room: 'another' },
    ]) {
      writeFileSync(file, JSON.stringify({ ...right, ...wrong }));
      await expect(shelf.open('r')).rejects.toMatchObject({ code: 'room-damaged' });
    }
    const theirs = join(newFolder(), 'theirs');
    writeFileSync(theirs, JSON.stringify(right));
    unlinkSync(file);
    symlinkSync(theirs, file);
    await expect(shelf.open('r')).rejects.toMatchObject({ code: 'room-damaged' });
  });

  test('beside the rooms are no rooms', async () => {
    const { shelf, folder } = await planted(kept);
    const data = join(folder, '..');
    writeFileSync(join(data, 'notes'), 'x');
    mkdirSync(join(data, 'empty'));
    mkdirSync(join(data, 'UPPER'));
    symlinkSync('/nowhere', join(data, 'link'));
    expect((await shelf.list()).map(({ room }) => room)).toEqual(['r']);
    for (const name of ['notes', 'empty', 'link'])
      await expect(shelf.open(name)).rejects.toMatchObject({ code: 'unknown-room' });
    expect(await new FileShelf(join(data, 'nothing', 'here')).list()).toEqual([]);
  });
});

test('a log deleted while the room is open is told, not written into the void', async () => {
  const { shelf, folder } = await planted(kept);
  const { store } = await shelf.open('r');
  unlinkSync(join(folder, 'log.jsonl'));
  await expect(store.append([note('x')])).rejects.toMatchObject({
    code: 'room-unwritable',
    message: expect.stringContaining('deleted'),
  });
  await store.close();
});

test('a foreign line in the log of an open room does not come out of order', async () => {
  const { shelf, folder } = await planted(kept);
  const { store } = await shelf.open('r');
  const read = await reading(store);
  appendFileSync(join(folder, 'log.jsonl'), jsonl([note('foreign')]));
  const next = note('next');
  await store.append([next]);
  expect(read.events).toEqual([...events, next]);
  await store.close();
});
