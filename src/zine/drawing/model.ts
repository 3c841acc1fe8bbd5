import type { PathOp } from '../marks.ts';
import type { Ink } from '../model.ts';

/** A drawing as its author wrote it in SVG: transforms and `use` resolved, not yet roughened. */
export interface Drawing {
  /** The view box, from 0,0: points, where the panel is wide enough. */
  readonly width: number;
  readonly height: number;
  /** What it shows, in words: for those who cannot see it. */
  readonly title: string;
  /** Makes the hand that draws it the same each time. */
  readonly seed: number;
  readonly shapes: readonly Shape[];
}

export type Shape =
  | { readonly kind: 'path'; readonly ops: readonly PathOp[]; readonly paint: Paint }
  | {
      readonly kind: 'ellipse';
      readonly x: number;
      readonly y: number;
      readonly rx: number;
      readonly ry: number;
      readonly paint: Paint;
    }
  | {
      readonly kind: 'text';
      readonly text: string;
      /** Of the baseline, at the anchor. */
      readonly x: number;
      readonly y: number;
      readonly size: number;
      readonly anchor: 'start' | 'middle' | 'end';
      readonly bold: boolean;
      readonly mono: boolean;
      readonly ink: Ink;
      /** Degrees, clockwise, around the anchor. */
      readonly angle: number;
    };

export interface Paint {
  readonly stroke: Ink | undefined;
  /** As written; undefined: the theme's pen. */
  readonly strokeWidth: number | undefined;
  /** How much transforms and `use` enlarge the shape; a pen follows it only part of the way. */
  readonly scale: number;
  readonly dash: readonly number[] | undefined;
  readonly fill: Ink | undefined;
  /** solid: filled with a brush; hachure: with strokes of a pen. */
  readonly fillStyle: 'solid' | 'hachure';
  /** A head where the path ends (marker-end), starts, or both. */
  readonly arrow: 'none' | 'end' | 'start' | 'both';
  /** false: drawn with a ruler. */
  readonly rough: boolean;
}
