import { describe, expect, test } from 'vitest';
import { loadZine } from '../../src/zine/load.ts';
import { makeZine } from '../../src/zine/write.ts';
import { pageText, zineFolder } from './fixture.ts';

/** What is wrong with a zine whose second page says this, when it is to be printed. */
async function printing(body: string): Promise<string> {
  const { root, remove } = await zineFolder({ 'pages/02-page-2.md': pageText('page-2', body) });
  try {
    await makeZine(await loadZine(root), 'a4');
    return 'nothing';
  } catch (error) {
    return String(error instanceof Error ? error.message : error).replaceAll(`${root}/zine/`, '');
  } finally {
    await remove();
  }
}

describe('a page that cannot be printed as it is', () => {
  test('letters that the fonts do not have are named where they are written', async () => {
    expect(await printing('Fine.\n\nAn owl: 🦉\n\n```console\n$ echo 日本\n```')).toBe(
      [
        'pages/02-page-2.md:8: the fonts have no letter 🦉: say it in other letters, or draw it',
        'pages/02-page-2.md:11: the fonts have no letter 日: say it in other letters, or draw it',
        'pages/02-page-2.md:11: the fonts have no letter 本: say it in other letters, or draw it',
      ].join('\n'),
    );
  });

  test('words in a drawing that lie on each other', async () => {
    const words = (x: number) => `<text x="${x}" y="40">these words</text>`;
    const svg = `<svg viewBox="0 0 200 60"><title>words</title>${words(20)}${words(40)}</svg>`;
    expect(await printing(`\`\`\`svg\n${svg}\n\`\`\``)).toMatch(
      /^pages\/02-page-2.md:1: “these words” .* and “these words” .* overlap$/,
    );
  });

  test('a page that says too much', async () => {
    expect(await printing('Many words are too much. '.repeat(200).trim())).toMatch(
      /^pages\/02-page-2.md:1: too high by \d+ pt, .*: say less there/,
    );
  });

  test('nothing is wrong with words', async () => {
    expect(await printing('Words.')).toBe('nothing');
  });
});
