import type { Fonts } from '../fonts.ts';
import type { Mark } from '../marks.ts';
import type { Shape } from './model.ts';
import { rounded } from './pen.ts';

/** A drawing's text with its anchor resolved: where its first letter starts. */
export function textMark(
  shape: Extract<Shape, { kind: 'text' }>,
  fonts: Fonts,
): Extract<Mark, { kind: 'text' }> {
  const face = shape.mono ? (shape.bold ? 'mono-bold' : 'mono') : shape.bold ? 'hand-bold' : 'hand';
  const width = fonts.width(shape.text, face, shape.size);
  const before = width * { start: 0, middle: 0.5, end: 1 }[shape.anchor];
  const turn = (shape.angle * Math.PI) / 180;
  return {
    kind: 'text',
    text: shape.text,
    x: rounded(shape.x - before * Math.cos(turn)),
    y: rounded(shape.y - before * Math.sin(turn)),
    size: rounded(shape.size),
    face,
    ink: shape.ink,
    ...(rounded(shape.angle) === 0 ? {} : { angle: rounded(shape.angle) }),
  };
}
