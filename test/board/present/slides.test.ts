import { describe, expect, test } from 'vitest';
import { Deck } from '../../../src/board/present/deck.ts';
import { minutesText, notesLines } from '../../../src/board/present/notes-lines.ts';
import { slideLines, slidesOf, titleOf } from '../../../src/board/present/slides.ts';
import { loadCourse } from '../../../src/course/load.ts';
import { plainText } from '../../../src/markdown/style.ts';
import { cells } from '../../../src/markdown/width.ts';
import { boardCourse } from '../../../src/room/model/course.ts';
import { themeFor } from '../../../src/ui/theme.tsx';

const COURSE = boardCourse(await loadCourse());
const THEME = themeFor({ colour: true, unicode: true, hyperlinks: false });
const ALL = { solution: true, debrief: true };
const NOTHING = { solution: false, debrief: false };

describe.each(COURSE.map((chapter) => [chapter.id, chapter] as const))('%s', (_id, chapter) => {
  const slides = slidesOf(chapter);

  test.each([54, 74, 84])('every slide fits into %i cells, with everything shown', (width) => {
    for (const slide of slides)
      for (const { spans } of slideLines(slide, ALL, THEME, width).lines)
        expect(cells(plainText({ spans }))).toBeLessThanOrEqual(width);
  });

  test('a slide keeps its solution and its debrief to itself until they are asked for', () => {
    for (const slide of slides) {
      const text = slideLines(slide, NOTHING, THEME, 80).lines.map(plainText).join('\n');
      expect(text).toContain(titleOf(slide).split(' ')[0]);
      expect(text).not.toMatch(/One way to do it|What you saw|[✓✗] {2}/);
      expect(text).not.toContain('{{');
    }
  });

  test('every step has a place in the plan', () => {
    const whole = Math.round(chapter.steps.reduce((sum, { minutes }) => sum + minutes, 0));
    expect(minutesText(slides, 0)).toBe(`about ${whole} min in all`);
    expect(minutesText(slides, slides.length - 1)).toContain(`to ${whole} of ${whole} min`);
    slides.forEach((slide, at) => {
      const { notes } = notesLines(slides, at, THEME, { notes: 60, more: 60 });
      expect(notes.map(plainText)[0]).toBe(titleOf(slide));
    });
  });
});

test('what was asked for last is where the eye goes', () => {
  const slide = slidesOf(COURSE[0] ?? expect.fail())[5] ?? expect.fail();
  const { lines, latest } = slideLines(slide, ALL, THEME, 80);
  expect(plainText(lines[latest] ?? expect.fail())).toContain('What you saw');
  expect(slideLines(slide, NOTHING, THEME, 80).latest).toBe(0);
});

test('which options are right shows with the solution, in marks as well', () => {
  const chapter = COURSE[0] ?? expect.fail();
  const step = chapter.steps.find(({ kind }) => kind === 'choose') ?? expect.fail();
  const slide = { slide: 'step', step, number: 1 } as const;
  const text = slideLines(slide, ALL, THEME, 80).lines.map(plainText).join('\n');
  expect(text).toMatch(/✓ {2}/);
  expect(text).toMatch(/✗ {2}/);
});

test('a deck stays within its slides, and forgets what was shown when it is turned', () => {
  let drawn = 0;
  const deck = new Deck(COURSE[0] ?? expect.fail(), 99, () => {
    drawn += 1;
  });
  expect(deck.at).toBe(deck.slides.length - 1);
  deck.goTo(-3);
  expect(deck.at).toBe(0);
  deck.toggle('debrief');
  expect(deck.shown.debrief).toBe(false);
  deck.goTo(5);
  deck.toggle('debrief');
  expect(deck.shown.debrief).toBe(true);
  deck.goTo(6);
  expect(deck.shown.debrief).toBe(false);
  expect(drawn).toBe(5);
});
