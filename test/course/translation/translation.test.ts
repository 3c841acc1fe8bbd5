import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { lint } from '../../../src/author/lint.ts';
import { loadCourse } from '../../../src/course/load.ts';
import type { Chapter } from '../../../src/course/model.ts';
import { introDigest, stepDigest } from '../../../src/course/translation/digest.ts';
import { parseTranslation } from '../../../src/course/translation/parse.ts';
import { changedSchool } from '../school.ts';

const FRENCH = new URL('../fixtures/fr.md', import.meta.url).pathname;

/** The toy course with its French words, changed; `{step}` stands for a step's digest, `{intro}` for that of the rest. */
async function frenchSchool(change: (french: string) => string = (french) => french) {
  const school = await changedSchool((text) => text);
  const [toy] = await loadCourse(school.chapters, 'en');
  if (!toy) throw new Error('no toy');
  const text = (await readFile(FRENCH, 'utf8')).replace(
    /\{([\w-]+)\}(?!\})/g,
    (whole, id: string) => {
      const step = toy.steps.find((each) => each.id === id);
      if (id === 'intro') return introDigest(toy);
      return step === undefined ? whole : stepDigest(step);
    },
  );
  const file = join(school.chapters, 'toy-case', 'fr.md');
  await writeFile(file, change(text));
  const problems = async () =>
    (await lint(school.chapters)).map(
      ({ message, severity }) => `${severity === 'warning' ? '~ ' : ''}${message}`,
    );
  const french = async (): Promise<Chapter> => {
    const [chapter] = await loadCourse(school.chapters, 'fr');
    if (!chapter) throw new Error('no chapter');
    return chapter;
  };
  return { ...school, toy, french, problems };
}

describe('a chapter in another language', () => {
  test('has its words, and everything else of the original', async () => {
    const { toy, french, problems } = await frenchSchool();
    expect(await problems()).toEqual([]);
    const chapter = await french();
    expect(chapter.title).toBe("L'affaire du jouet");
    expect(chapter.steps.map(({ title }) => title)).not.toEqual(
      toy.steps.map(({ title }) => title),
    );
    // Whatever is not a text of the lesson is the same: what passes, what is refused, for whom.
    const bare = (value: unknown): unknown =>
      JSON.parse(JSON.stringify(value), (key, part) =>
        WORDS.has(key) && typeof part === 'string' ? '' : part,
      );
    expect(bare(chapter)).toEqual(bare(toy));
    expect(JSON.stringify(chapter)).not.toMatch(/ [;:!?»]( |")/);
  });

  test('is in English where there is no translation', async () => {
    const { chapters } = await changedSchool((text) => text);
    const [chapter] = await loadCourse(chapters, 'fr');
    expect(chapter?.title).toBe('The Toy Case');
  });

  test('has the original where the translation lacks something', async () => {
    const { french, toy } = await frenchSchool((text) =>
      text.replace(/\n## [^\n]*<!-- guess [\s\S]*?(?=\n## )/, ''),
    );
    expect((await french()).steps[0]?.title).toBe(toy.steps[0]?.title);
  });

  test('is told when it cannot be read', async () => {
    const { french } = await frenchSchool(() => 'rien');
    await expect(french()).rejects.toThrow('fr.md:1: expected front matter with title and summary');
  });

  test('never throws, whatever stands in the file', () => {
    for (const text of ['', '---\n---', '---\ntitle: a\nsummary: b\n---\n## ', '## x <!-- y -->'])
      expect(() => parseTranslation(text, 'fr.md', 'fr')).not.toThrow();
  });
});

const WORDS = new Set([
  'title',
  'summary',
  'intro',
  'prose',
  'text',
  'prompt',
  'label',
  'because',
  'say',
  'debrief',
  'notes',
]);

describe('lint finds in a translation', () => {
  test.each([
    [
      'a step that was not translated',
      /\n## [^\n]*<!-- guess [\s\S]*?(?=\n## )/,
      '',
      'the step "guess" is missing',
    ],
    ['a step that does not exist', '<!-- guess ', '<!-- gess ', 'chapter.md has no step "gess"'],
    [
      'stale words',
      /<!-- guess \w+/,
      '<!-- guess 00000000',
      '~ the step "guess" is stale; when it is right, write ',
    ],
    [
      'words without a digest',
      /<!-- guess \w+/,
      '<!-- guess',
      '~ the step "guess" does not say of which words',
    ],
    ['a stale introduction', /from: \w+/, 'from: 00000000', '~ from: the introduction is stale'],
    [
      'code that was changed',
      'Mettez strace',
      'Mettez `strace`',
      'the code strace is not in chapter.md',
    ],
    ['an option that is missing', /\n {2}few: [^\n]*/, '', 'options in "guess"; expected 2'],
    ['a hint that is missing', /```hint\n[\s\S]*?```\n/, '', 'expected '],
    [
      'a condition',
      '```hint\n',
      '```hint needs=sniff\n',
      'conditions of a hint block stand in chapter.md',
    ],
    [
      'a wrong attempt',
      '```hint\n',
      '```wrong\n$ ls\n```\n\n```hint\n',
      'wrong attempts are not shown',
    ],
    [
      'a command in a solution',
      '```solution\n#',
      '```solution\n$ ls\n#',
      'commands stand in chapter.md',
    ],
    ['an unknown key', 'prompt:', 'promt:', 'unknown key "promt"'],
    ['a link that leads nowhere', '](#trace)', '](#trase)', 'the link #trase leads nowhere'],
  ] as const)('%s', async (_what, find, put, message) => {
    const { problems } = await frenchSchool((text) => {
      const changed = text.replace(find, put);
      expect(changed).not.toBe(text);
      return changed;
    });
    expect((await problems()).join('\n')).toContain(message);
  });

  test('a step at another place', async () => {
    const { problems } = await frenchSchool((text) => {
      const [head = '', first = '', second = '', ...rest] = text.split(/^(?=## )/m);
      return [head, second, first, ...rest].join('\n');
    });
    expect((await problems()).join('\n')).toContain('stands at another place in chapter.md');
  });
});

test('a better matcher makes no translation stale, other words do', async () => {
  const digests = async (change: (text: string) => string) => {
    const { chapters } = await changedSchool(change);
    const [chapter] = await loadCourse(chapters, 'en');
    return chapter?.steps.map(stepDigest);
  };
  const before = await digests((text) => text);
  expect(await digests((text) => text.replace('result: ok', 'result: any'))).toEqual(before);
  const changed = await digests((text) => text.replace('How loud is a toy?', 'How loud?'));
  expect(changed?.[0]).not.toBe(before?.[0]);
  expect(changed?.slice(1)).toEqual(before?.slice(1));
});
