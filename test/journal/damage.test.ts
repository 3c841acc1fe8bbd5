import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { setAside } from '../../src/journal/aside.ts';
import { newEvent } from '../../src/journal/events.ts';
import { openJournal } from '../../src/journal/file.ts';
import { homes, jsonl, plant, story } from './fixtures/help.ts';

const newHome = homes();
const others = (home: string) => readdirSync(home).filter((name) => name !== 'journal.jsonl');
const content = (home: string) => readFileSync(join(home, 'journal.jsonl'), 'utf8');
const events = story(
  { type: 'chapter-started', seed: 1 },
  { type: 'answered', step: 's', answer: 'é日🕵', verdict: 'wrong', reason: 'no' },
);
const kept = jsonl(events);
const last = newEvent('c', {
  type: 'predicted',
  step: 's',
  choice: 'é',
  label: 'Ein Füller, 日本, 🕵️',
});

describe('a torn last line', () => {
  const line = Buffer.from(jsonl([last]));

  test.each(Array.from({ length: line.length }, (_, cut) => cut))(
    'cut after %i bytes',
    async (cut) => {
      const home = newHome();
      const tail = line.subarray(0, cut);
      plant(home, Buffer.concat([Buffer.from(kept), tail]));
      const journal = await openJournal(home);
      const whole = cut === line.length - 1;
      if (cut === 0 || whole) {
        // Nothing of it is there, or all but the newline: nothing is lost.
        expect(journal.events).toEqual(whole ? [...events, last] : events);
        expect(journal.warnings).toEqual([]);
        expect(others(home)).toEqual([]);
      } else {
        expect(journal.events).toEqual(events);
        const [aside = ''] = others(home);
        expect(aside).toMatch(/^journal\.torn-[\dT-]+\.txt$/);
        expect(readFileSync(join(home, aside))).toEqual(tail);
        expect(journal.warnings).toEqual([expect.stringContaining(aside)]);
      }
      const next = newEvent('c', { type: 'chapter-finished' });
      journal.append(next);
      journal.close();
      expect(content(home)).toBe(kept + jsonl(whole ? [last, next] : [next]));
      const again = await openJournal(home);
      expect(again.warnings).toEqual([]);
      again.close();
    },
  );

  test.each([
    ['zeros that a power cut left', '\0'.repeat(4096)],
    ['an event with a field too few', '{"v":1,"type":"solved"}\n'],
    ['a whole line of rubbish', 'rubbish\n'],
    ['rubbish and blank lines', 'rubbish\n\n  \n'],
    ['100 kB without an end', `{"${'x'.repeat(100_000)}`],
  ])('%s', async (_what, tail) => {
    const home = newHome();
    plant(home, kept + tail);
    const journal = await openJournal(home);
    journal.close();
    expect(journal.events).toEqual(events);
    expect(content(home)).toBe(kept);
    expect(others(home)).toEqual([expect.stringMatching(/torn/)]);
    expect(readFileSync(join(home, others(home)[0] ?? ''), 'utf8')).toBe(tail);
  });

  test('is all there is', async () => {
    const home = newHome();
    plant(home, '{"v":1,');
    const journal = await openJournal(home);
    journal.close();
    expect(journal.events).toEqual([]);
    expect(content(home)).toBe('');
    expect(journal.warnings).toHaveLength(1);
  });
});

describe('damage in the middle', () => {
  const [first, second] = events;

  test.each([
    ['rubbish', Buffer.from('rubbish\n')],
    ['two events run together', Buffer.from(`${JSON.stringify(last)}${JSON.stringify(last)}\n`)],
    ['invalid UTF-8', Buffer.concat([Buffer.from('{"v":1,"x":"'), Buffer.from([0xff, 0xc3, 10])])],
    ['zeros', Buffer.concat([Buffer.alloc(512), Buffer.from('\n')])],
    ['rubbish in two places', Buffer.from(`a\n${JSON.stringify(last)}\nb\n`)],
  ])('%s', async (what, damage) => {
    const home = newHome();
    const bytes = Buffer.concat([
      Buffer.from(jsonl([first])),
      damage,
      Buffer.from(jsonl([second])),
    ]);
    plant(home, bytes);
    const good = what.includes('two places') ? [first, last, second] : [first, second];

    const looked = await openJournal(home, { readOnly: true });
    expect(looked.events).toEqual(good);
    expect(looked.warnings).toEqual([expect.stringContaining('damaged')]);
    expect(others(home)).toEqual([]);

    const journal = await openJournal(home);
    expect(journal.events).toEqual(good);
    const [aside = ''] = others(home);
    expect(aside).toMatch(/^journal\.corrupt-[\dT-]+\.jsonl$/);
    expect(readFileSync(join(home, aside))).toEqual(bytes);
    expect(content(home)).toBe(jsonl(good));
    expect(journal.warnings).toEqual([expect.stringContaining(aside)]);
    expect(journal.warnings[0]).toContain('journal.jsonl');
    expect(journal.warnings[0]).toContain('2');
    journal.append(last);
    journal.close();
    expect((await openJournal(home)).warnings).toEqual([]);
  });

  test('with a torn end as well keeps everything in one file aside', async () => {
    const home = newHome();
    const text = `${jsonl([first])}rubbish\n${jsonl([second])}{"v":1`;
    plant(home, text);
    const journal = await openJournal(home);
    journal.close();
    expect(journal.events).toEqual([first, second]);
    expect(others(home)).toHaveLength(1);
    expect(readFileSync(join(home, others(home)[0] ?? ''), 'utf8')).toBe(text);
  });

  test('keeps fields that this version does not know', async () => {
    const home = newHome();
    const extra = `${JSON.stringify({ ...second, mood: 'cheerful' })}\n`;
    plant(home, `rubbish\n${jsonl([first])}${extra}`);
    (await openJournal(home)).close();
    expect(content(home)).toBe(jsonl([first]) + extra);
  });
});

test('blank lines and Windows line ends are no damage', async () => {
  const home = newHome();
  plant(home, `\n${kept.replaceAll('\n', '\r\n\r\n')}  \n`);
  const journal = await openJournal(home);
  journal.close();
  expect(journal.events).toEqual(events);
  expect(journal.warnings).toEqual([]);
});

test('what is set aside never replaces what was set aside before', () => {
  const home = newHome();
  const now = new Date('2026-11-22T21:33:05.123Z');
  const names = ['a', 'b', 'c'].map((text) =>
    setAside(home, 'torn', 'txt', Buffer.from(text), now),
  );
  expect(names).toEqual([
    'journal.torn-2026-11-22T21-33-05.txt',
    'journal.torn-2026-11-22T21-33-05-2.txt',
    'journal.torn-2026-11-22T21-33-05-3.txt',
  ]);
  expect(names.map((name) => readFileSync(join(home, name), 'utf8'))).toEqual(['a', 'b', 'c']);
});
