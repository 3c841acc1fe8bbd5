import { describe, expect, it } from 'vitest';
import type { Task } from '../../src/course/model.ts';
import { sameAnswer } from '../../src/evidence/answer.ts';
import { judge } from '../../src/evidence/judge.ts';
import { answered, truth } from './given.ts';

const same = (given: string, expected = 'wcdwdc') =>
  sameAnswer('sequence', given, expected, '/home/spy');

describe('a row of letters', () => {
  it.each([
    'w c d w d c',
    'wcdwdc',
    'WCDWDC',
    'W,C,D,W,D,C',
    ' w, c, d, w, d, c. ',
    'w;c;d;w;d;c',
    'w|c|d|w|d|c',
    'w-c-d-w-d-c',
    'w > c > d > w > d > c',
    'wcd wdc',
    'wc dw dc',
    '"wcdwdc"',
    '[w, c, d, w, d, c]',
    'A=w B=c C=d D=w E=d F=c',
    'a=w, b=c, c=d, d=w, e=d, f=c',
    'A: w B: c C: d D: w E: d F: c',
    'A:w,B:c,C:d,D:w,E:d,F:c',
    'A w, B c, C d, D w, E d, F c',
    'A w B c C d D w E d F c',
    'A) w B) c C) d D) w E) d F) c',
    '1=w 2=c 3=d 4=w 5=d 6=c',
    '1. w 2. c 3. d 4. w 5. d 6. c',
    'F=c E=d D=w C=d B=c A=w',
    'case A: w, case B: c, case C: d, case D: w, case E: d, case F: c',
    'A->w B->c C->d D->w E->d F->c',
    'waits, cpu, disk, waits, disk, cpu',
    'Waits cpu disk waits disk cpu',
    'A=waits B=cpu C=disk D=waits E=disk F=cpu',
    'waits, c, disk, w, d, cpu',
  ])('%s', (given) => {
    expect(same(given)).toBe(true);
  });

  it.each([
    '',
    'wcdwd',
    'wcdwdcc',
    'wcdwdd',
    'w c d w d',
    'A=w B=c C=d D=w E=d',
    'A=c B=w C=d D=w E=d F=c',
    'A=w A=w B=c C=d D=w E=d F=c',
    'B=c C=d D=w E=d F=c G=w',
    // Two different words behind one letter: which of them is meant?
    'waits, cpu, disk, writes, disk, cpu',
    'I think it is wcdwdc',
    '******',
  ])('not %s', (given) => {
    expect(same(given)).toBe(false);
  });

  it('may be of letters that are labels as well', () => {
    expect(same('a c b', 'acb')).toBe(true);
    expect(same('A=b B=a C=c', 'bac')).toBe(true);
    expect(same('a b', 'ab')).toBe(true);
    expect(same('1 3 2', '132')).toBe(true);
  });
});

describe('a row that is not right', () => {
  const task = (anyOf: string[]): Task => ({
    kind: 'answer',
    prompt: '',
    form: 'sequence',
    expectation: { expect: 'value', anyOf },
    nearMisses: [{ anyOf: ['wwwwww'], say: 'All of them?' }],
  });
  const reply = (given: string, ...anyOf: string[]) =>
    judge(task(anyOf.length > 0 ? anyOf : ['wcdwdc']), [answered(given)], truth);

  it.each([
    ['w c c w d d', '4 of 6 are right. Look again at case C.'],
    ['wcdwdd', '5 of 6 are right. Look again at case F.'],
    ['ddwdww', 'None of the 6 is right yet. Look again at case A.'],
    ['wwwccw', '1 of 6 is right. Look again at case B.'],
    ['A=w B=c C=c D=w E=d F=d', '4 of 6 are right. Look again at case C.'],
    ['1=w 2=c 3=c 4=w 5=d 6=d', '4 of 6 are right. Look again at case 3.'],
    ['waits, cpu, cpu, waits, disk, disk', '4 of 6 are right. Look again at case C.'],
    ['c w d w d c', '4 of 6 are right. Look again at case A.'],
    ['wcdwd', 'That is 5 letters; 6 are wanted, one for each case.'],
    ['w', 'That is 1 letter; 6 are wanted, one for each case.'],
    ['wcdwdcw', 'That is 7 letters; 6 are wanted, one for each case.'],
    ['A=w B=c', 'That is 2 letters; 6 are wanted, one for each case.'],
    ['A=w C=d D=w E=d F=c G=w', 'Case B is missing. Give a letter for each case, from A to F.'],
    ['A=w A=w B=c C=d D=w E=d', 'Case A stands there twice. Give one letter for each case.'],
    [
      'waits, cpu, disk, writes, disk, cpu',
      'Both "waits" and "writes" begin with W. Give letters only.',
    ],
    ['******', 'A row of 6 letters is wanted, one for each case.'],
    ['wwwwww', 'All of them?'],
  ])('%s', (given, reason) => {
    expect(reply(given)).toEqual({ kind: 'wrong', reason });
  });

  it('is compared with the nearest of several', () => {
    expect(reply('wcdwdd', 'cccccc', 'wcdwdc').reason).toMatch(/^5 of 6/);
    expect(reply('wcdwdc', 'cccccc', 'wcdwdc').kind).toBe('passed');
  });

  it('never shows what was not said', () => {
    for (const given of ['x', 'wcd', 'wcdwdd', 'one two three four five six', '?'])
      expect(reply(given).reason).not.toMatch(/wcdwdc/i);
  });
});
