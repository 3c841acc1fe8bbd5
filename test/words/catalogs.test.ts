import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { catalogOf, catalogs, OTHERS } from '../../scripts/build-words.mjs';
import { catalogNameOf, said } from '../../scripts/extract-words.mjs';

const messages = said();
const HOW = 'node scripts/build-words.mjs brings the catalogs up to date';

/** What is said, by the catalog that must hold it. */
function expected(): Set<string> {
  return new Set(
    messages.flatMap(({ files, msgid }) => files.map((file) => `${catalogNameOf(file)}: ${msgid}`)),
  );
}

/** The names of the values in a message. */
function values(message: string): string[] {
  return [...message.matchAll(/\$\{\s*(.*?)\s*\}/g)].map(([, name = '']) => name).sort();
}

describe.each(OTHERS)('the catalogs of %s', (language) => {
  const known = catalogs(language);
  const entries = [...known.values()].flatMap((each) => Object.values(each));

  test('hold all that is said, and nothing else', () => {
    expect(messages.length).toBeGreaterThan(500);
    const there = new Set(
      [...known].flatMap(([name, each]) => Object.keys(each).map((msgid) => `${name}: ${msgid}`)),
    );
    const wanted = expected();
    expect(
      [...wanted].filter((each) => !there.has(each)),
      `missing; ${HOW}`,
    ).toEqual([]);
    expect(
      [...there].filter((each) => !wanted.has(each)),
      `said no more; ${HOW}`,
    ).toEqual([]);
  });

  test('can tell every message from the others: to ttag values are places, not names', () => {
    const places = new Map<string, Set<string>>();
    for (const { msgid } of entries) {
      const key = msgid.replace(/\$\{.*?\}/g, '${}');
      places.set(key, (places.get(key) ?? new Set()).add(msgid));
    }
    expect([...places.values()].filter((each) => each.size > 1)).toEqual([]);
  });

  test('translate every message', () => {
    const open = entries.filter(({ msgstr }) => msgstr.some((text) => text.trim() === ''));
    expect(open.map(({ msgid }) => msgid)).toEqual([]);
    const { contexts } = z
      .object({ contexts: z.object({ '': z.record(z.string(), z.array(z.string())) }) })
      .parse(JSON.parse(catalogOf(language)));
    expect(Object.keys(contexts['']).length).toBe(new Set(entries.map(({ msgid }) => msgid)).size);
  });

  test('say the same message in one way', () => {
    const ways = new Map<string, Set<string>>();
    for (const { msgid, msgstr } of entries)
      ways.set(msgid, (ways.get(msgid) ?? new Set()).add(JSON.stringify(msgstr)));
    expect([...ways].filter(([, each]) => each.size > 1)).toEqual([]);
  });

  test('keep every value', () => {
    const wrong = entries.filter(({ msgid, msgid_plural = msgid, msgstr }) =>
      msgstr.some((text, index) => {
        const original = index === 0 ? msgid : msgid_plural;
        const same = String(values(text)) === String(values(original));
        return !same || text !== text.trimEnd() || text.includes('\n') !== original.includes('\n');
      }),
    );
    expect(wrong).toEqual([]);
  });
});
