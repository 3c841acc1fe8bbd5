import { describe, expect, test } from 'vitest';
import { SpyError } from '../../src/base/errors.ts';
import { nearest } from '../../src/base/source/nearest.ts';
import { findChapter, findStep } from '../../src/course/find.ts';
import type { Chapter } from '../../src/course/model.ts';
import { parseChapter } from '../../src/course/parse.ts';
import { TOY_CASE, toyText } from './school.ts';

async function chapters(): Promise<Chapter[]> {
  const { chapter } = parseChapter(await toyText(), TOY_CASE);
  if (chapter === undefined) throw new Error('the fixture is not valid');
  return [
    { ...chapter, id: 'wizard-school', number: 0, title: 'Wizard School' },
    { ...chapter, id: 'toy-case', number: 1, title: 'The Toy Case' },
    { ...chapter, id: 'toy-box', number: 2, title: 'A Box' },
  ];
}

function refusal(action: () => unknown): SpyError {
  try {
    action();
  } catch (error) {
    if (error instanceof SpyError) return error;
  }
  throw new Error('expected a SpyError');
}

describe('findChapter', () => {
  test.each([
    ['wizard-school', 'wizard-school'],
    ['0', 'wizard-school'],
    ['01', 'toy-case'],
    [' Wiz ', 'wizard-school'],
    ['toy-c', 'toy-case'],
    ['the toy case', 'toy-case'],
    ['a b', 'toy-box'],
  ])('%j', async (wanted, id) => {
    expect(findChapter(await chapters(), wanted).id).toBe(id);
  });

  test.each([
    ['wizzard-school', 'did you mean "wizard-school"?'],
    ['toy', 'could be toy-case or toy-box'],
    ['9', 'There is no chapter "9".'],
    ['', 'There is no chapter "".'],
    ['\u001b[31mzzz', 'There is no chapter "zzz".'],
    ['x'.repeat(5000), 'There is no chapter "xxx'],
  ])('%j is refused with help', async (wanted, message) => {
    const all = await chapters();
    const error = refusal(() => findChapter(all, wanted));
    expect(error.code).toBe('unknown-chapter');
    expect(error.message).toContain(message);
    expect(error.message.length).toBeLessThan(200);
    expect(error.remedy).toContain('1 toy-case');
  });
});

describe('findStep', () => {
  test('by id and by number', async () => {
    const [chapter] = await chapters();
    if (chapter === undefined) throw new Error('no chapter');
    expect(findStep(chapter, 'name').id).toBe('name');
    expect(findStep(chapter, '3').id).toBe('trace');
    for (const wanted of ['0', '99', 'nmae', '']) {
      const error = refusal(() => findStep(chapter, wanted));
      expect(error.code).toBe('unknown-step');
    }
    expect(refusal(() => findStep(chapter, 'nmae')).message).toContain('did you mean "name"?');
  });
});

describe('nearest', () => {
  test.each([
    ['docter', 'doctor'],
    ['progres', 'progress'],
    ['PROG', 'progress'],
    ['lnit', 'lint'],
  ])('%j means %j', (word, meant) => {
    expect(nearest(word, ['doctor', 'lint', 'progress'])).toBe(meant);
  });

  test.each(['', 'x', 'elephant', 'li'.repeat(100)])('%j means nothing', (word) => {
    expect(nearest(word, ['doctor', 'lint', 'progress'])).toBeUndefined();
  });
});
