import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { packageRoot } from '../../../src/base/paths.ts';
import { roomApp } from '../../../src/room/server/app.ts';
import { language } from '../../../src/words/words.ts';

await vi.hoisted(async () => {
  const { catalogOf } = await import('../../../scripts/build-words.mjs');
  globalThis.SPY_SCHOOL_WORDS = { language: 'fr', catalog: JSON.parse(catalogOf('fr')) };
});

const boardFiles = mkdtempSync(join(tmpdir(), 'spy-board-'));
beforeAll(async () => {
  await execa(process.execPath, [join(packageRoot(), 'scripts/build-board.mjs'), boardFiles]);
});
afterAll(() => rmSync(boardFiles, { recursive: true, force: true }));

async function page(path: string, folder = boardFiles) {
  const response = await roomApp({ url: 'http://here', boardFiles: folder }).request(path);
  const { status, headers } = response;
  return { status, headers, text: (await response.text()).replaceAll('\u00a0', ' ') };
}

test('this school speaks French', () => {
  expect(language).toBe('fr');
});

describe('the board', () => {
  test('lays out the words before anything is said', async () => {
    const { status, text } = await page('/board');
    expect(status).toBe(200);
    expect(text).toContain('<html lang="fr">');
    const scripts = [...text.matchAll(/<script[^>]* src="([^"]*)"/g)].map(([, src]) => src);
    expect(scripts).toEqual(['/assets/words.fr.js', '/assets/board.js']);
  });

  test('the words are a script that the page may run', async () => {
    const { status, headers, text } = await page('/assets/words.fr.js');
    expect(status).toBe(200);
    expect(headers.get('content-type')).toMatch(/^text\/javascript/);
    expect(headers.get('content-security-policy')).toContain("script-src 'self';");
    expect(text).toMatch(/^globalThis\.SPY_SCHOOL_WORDS = \{ language: 'fr', catalog: \{/);
  });

  test('where it was not built, that is said', async () => {
    const { status, text } = await page('/board', join(boardFiles, 'nowhere'));
    expect(status).toBe(404);
    expect(text).toMatch(/^Le tableau web manque .*npm run build\n$/);
  });
});

describe('the page for joining', () => {
  test('is in French, with the command as it is typed and what is shared', async () => {
    const { text } = await page('/join/XK7P-2M9Q');
    expect(text).toContain('<html lang="fr">');
    expect(text).toContain('<code>npx spy-school join http://here/join/XK7P-2M9Q</code>');
    expect(text).toContain('Le code est <strong>XK7P-2M9Q</strong> : 0 est un zéro');
    expect(text).toContain('Dans la salle, la personne qui anime voit le nom que vous choisissez');
  });

  test('so are the short answers', async () => {
    const { status, text } = await page('/nothing');
    expect(status).toBe(404);
    expect(text).toBe("Il n'y a rien ici. La salle est à l'adresse /\n");
  });
});
