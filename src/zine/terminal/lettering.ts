import { graphemes } from '../../markdown/width.ts';
import type { Shape } from '../drawing/model.ts';

export type TextShape = Extract<Shape, { kind: 'text' }>;

/** From this size on, in points, letters are great. */
const GREAT = 24;
/** From this size on a typewriter's letters are much wider than the terminal's. */
const WIDE_TYPE = 14;
/** How far the typewriter moves on with each letter, in parts of the size. */
const ADVANCE = 0.545;
/** Words that are turned by more degrees are as long in other directions. */
const UPRIGHT = 30;

/** Great lettering is set apart, as the terminal has no greater letters. */
export function letteringOf({ text, size, angle }: TextShape): string {
  if (size < GREAT || Math.abs(angle) > UPRIGHT) return text;
  return graphemes(text.toUpperCase())
    .map((letter) => (letter === ' ' ? '  ' : `${letter} `))
    .join('')
    .trimEnd();
}

/** In large type each word stands by itself, where it was drawn: something may point to it. */
export function wordsOf(shape: TextShape): TextShape[] {
  if (!shape.mono || shape.size < WIDE_TYPE || shape.angle !== 0) return [shape];
  const step = ADVANCE * shape.size;
  const before = { start: 0, middle: 0.5, end: 1 }[shape.anchor] * shape.text.length * step;
  return [...shape.text.matchAll(/\S+/g)].map((word) => ({
    ...shape,
    text: word[0],
    x: shape.x - before + word.index * step,
    anchor: 'start',
  }));
}
