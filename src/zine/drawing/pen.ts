import type { Op } from 'roughjs/bin/core.js';
import { RoughGenerator } from 'roughjs/bin/generator.js';
import { Random } from 'roughjs/bin/math.js';
import type { PathOp } from '../marks.ts';
import { boxOf } from './bounds.ts';
import { scaling, transformOps } from './matrix.ts';

/** How a hand moves: the theme's wishes, and what it starts from. */
export interface Hand {
  readonly roughness: number;
  readonly bowing: number;
  /** Never 0. */
  readonly seed: number;
}

const generator = new RoughGenerator();

/**
 * The path as a hand draws it: one stroke, its corners kept. What is small is drawn with a calmer hand, so that an eye
 * or an arrow stays what it is.
 */
export function roughPath(ops: readonly PathOp[], hand: Hand): PathOp[] {
  const { width, height } = boxOf(ops);
  const size = Math.max(width, height);
  const curved = ops.some((op) => op[0] === 'C');
  const drawable = generator.path(svgPath(ops), {
    ...steady(hand),
    // How far points stray: a curve's handles less, or its parts stop being one line.
    maxRandomnessOffset: between(size * (curved ? 0.012 : 0.016), 0.12, curved ? 0.7 : 1),
    preserveVertices: true,
  });
  return drawable.sets.flatMap((set) => toOps(set.ops));
}

/**
 * An ellipse as a hand draws it: once around and a little on, not quite where it began. rough.js' own ellipse ends in a
 * hook, always at the top.
 */
export function roughEllipse(x: number, y: number, rx: number, ry: number, hand: Hand): PathOp[] {
  const random = new Random(hand.seed);
  const either = () => random.next() * 2 - 1;
  const radius = Math.max(Math.min(rx, ry), 0.1);
  const stray = (hand.roughness * between(radius * 0.03, 0.06, 0.8)) / radius;
  const [oval, pear, drift] = [either() * stray, either() * 0.6 * stray, either() * 0.7 * stray];
  const [turn, start] = [either() * Math.PI, either() * Math.PI];
  const round = 2 * Math.PI + Math.min(0.3, 4 / radius) * (0.5 + random.next() / 2);
  const steps = Math.ceil(between(radius / 2, 9, 24));
  const points = Array.from({ length: steps + 1 }, (_, step): [number, number] => {
    const along = step / steps;
    const angle = start + along * round;
    const wave = oval * Math.cos(2 * angle + turn) + pear * Math.cos(3 * angle - turn);
    const far = 1 + wave + drift * (along - 0.5);
    return [x + rx * far * Math.cos(angle), y + ry * far * Math.sin(angle)];
  });
  const drawable = generator.curve(points, { ...steady(hand), roughness: 0 });
  return drawable.sets.flatMap((set) => toOps(set.ops));
}

/** rough.js counts its strokes' places in whole numbers: they are made this much larger, and shrunk again. */
const FINE = 8;

/** A closed outline filled with a pen's parallel strokes, `gap` apart. */
export function hachure(ops: readonly PathOp[], gap: number, hand: Hand): PathOp[] {
  const drawable = generator.path(svgPath(transformOps(scaling(FINE, FINE), ops)), {
    ...steady(hand),
    // From 1 on, rough.js may cast a die that has no seed, and its strokes reach over the edge.
    roughness: Math.min(hand.roughness, 0.99),
    maxRandomnessOffset: 0.4 * FINE,
    preserveVertices: true,
    stroke: 'none',
    fill: 'ink',
    fillStyle: 'hachure',
    hachureGap: gap * FINE,
    hachureAngle: -41,
  });
  const strokes = drawable.sets.filter((set) => set.type === 'fillSketch');
  return strokes.flatMap((set) =>
    roundedOps(transformOps(scaling(1 / FINE, 1 / FINE), toOps(set.ops))),
  );
}

function steady({ roughness, bowing, seed }: Hand) {
  return { roughness, bowing, seed, disableMultiStroke: true, disableMultiStrokeFill: true };
}

function between(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}

/** Path data of an outline, for those who read SVG. */
function svgPath(ops: readonly PathOp[]): string {
  return ops.map(([key, ...values]) => key + values.map(rounded).join(' ')).join('');
}

/** Two decimals: finer than any printer, and small files. */
export function rounded(value: number): number {
  return Math.round(value * 100) / 100 + 0;
}

/** A path with its numbers rounded. */
export function roundedOps(ops: readonly PathOp[]): PathOp[] {
  return ops.map((op): PathOp => {
    if (op[0] === 'Z') return op;
    if (op[0] !== 'C') return [op[0], rounded(op[1]), rounded(op[2])];
    const [key, a, b, c, d, e, f] = op;
    return [key, rounded(a), rounded(b), rounded(c), rounded(d), rounded(e), rounded(f)];
  });
}

/** rough.js' operations as ours; a move to where the pen already is, is left out: corners stay joined. */
function toOps(ops: readonly Op[]): PathOp[] {
  const out: PathOp[] = [];
  let at = '';
  for (const { op, data } of ops) {
    const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = data.map(rounded);
    if (op === 'move' && at === `${a} ${b}`) continue;
    if (op === 'move') out.push(['M', a, b]);
    else if (op === 'lineTo') out.push(['L', a, b]);
    else out.push(['C', a, b, c, d, e, f]);
    at = op === 'bcurveTo' ? `${e} ${f}` : `${a} ${b}`;
  }
  return out;
}
