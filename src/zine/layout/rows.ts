import type { Piece } from '../marks.ts';
import type { Panel, Row } from '../model.ts';
import { type Tail, tailLength } from './bubble.ts';
import type { Desk } from './desk.ts';
import { isPicture, setPanel } from './panel.ts';

export interface SetRow {
  readonly height: number;
  readonly draw: (x: number, y: number, height: number) => Piece[];
}

function hasPicture(row: Row | undefined): boolean {
  return (
    row?.panels.some((panel) => panel.blocks.some((block) => block.kind === 'drawing')) ?? false
  );
}

/** A bubble's tail points at whoever speaks: a picture beside it, else one below, else one above. */
function tailOf(rows: readonly Row[], row: number, place: number): Tail {
  const panels = rows[row]?.panels ?? [];
  const speaks = (panel: Panel | undefined): boolean => panel !== undefined && isPicture(panel);
  if (speaks(panels[place - 1])) return 'left';
  if (speaks(panels[place + 1])) return 'right';
  if (hasPicture(rows[row + 1])) return 'bottom';
  return hasPicture(rows[row - 1]) ? 'top' : 'bottom';
}

/** Widths of panels side by side, by their weights. */
function panelWidths(weights: readonly number[], width: number, gaps: readonly number[]): number[] {
  const room = width - gaps.reduce((sum, gap) => sum + gap, 0);
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => (room * weight) / all);
}

/** Sets panels side by side, all as high as the highest. */
export function setRow(rows: readonly Row[], index: number, desk: Desk): SetRow {
  const { panels } = rows[index] ?? { panels: [] };
  const tails = panels.map((_, place) => tailOf(rows, index, place));
  const bubble = (place: number, side: Tail): boolean =>
    panels[place]?.look === 'bubble' && tails[place] === side;
  // A tail to the side needs more room between the panels.
  const gaps = panels
    .slice(1)
    .map((_, place) =>
      bubble(place, 'right') || bubble(place + 1, 'left')
        ? tailLength(desk) * 1.3
        : desk.size * 0.95,
    );
  const weights = panels.map((panel) => panel.weight);
  const widths = panelWidths(weights, desk.format.width, gaps);
  const set = panels.map((panel, place) =>
    setPanel(
      panel,
      widths[place] ?? 0,
      {
        tail: tails[place] ?? 'bottom',
        alone: panels.length === 1,
        besideFrame: panels.some((other) => other !== panel && other.look !== 'plain'),
      },
      desk,
    ),
  );
  return {
    height: Math.max(0, ...set.map((panel) => panel.height)),
    draw: (x, y, height) => {
      let left = x;
      return set.flatMap((panel, place) => {
        const width = widths[place] ?? 0;
        const pieces = panel.draw({ x: left, y, width, height });
        left += width + (gaps[place] ?? 0);
        return pieces;
      });
    },
  };
}
