import type { Piece } from '../marks.ts';
import type { Panel } from '../model.ts';
import { blockSlab } from './blocks.ts';
import type { Tail } from './bubble.ts';
import type { Desk } from './desk.ts';
import { drawFrame, groundOf, insetsOf } from './frame.ts';
import type { Box } from './pen.ts';
import { artifact, stack } from './slab.ts';

/** A panel of a known width. */
export interface SetPanel {
  /** What it needs. */
  readonly height: number;
  /** Draws it as high as its row is. */
  readonly draw: (box: Box) => Piece[];
}

/** Blocks are not pulled apart by more than this, in sizes of the text. */
const SLACK = 0.75;
const SLACK_BESIDE = 0.4;

/** Nothing but drawings. */
export function isPicture(panel: Panel): boolean {
  return panel.blocks.length > 0 && panel.blocks.every((block) => block.kind === 'drawing');
}

/** Where in its row a panel stands. */
export interface Place {
  readonly tail: Tail;
  /** No other panel in the row. */
  readonly alone: boolean;
  /** One of the others has a frame. */
  readonly besideFrame: boolean;
}

/** Headings side by side stand on one level; anything else stands in the middle, text alone at the top. */
function isCentred(panel: Panel, { alone }: Place): boolean {
  if (isPicture(panel)) return true;
  return alone ? panel.look !== 'plain' : panel.blocks[0]?.kind !== 'heading';
}

/** Sets a panel in this width. */
export function setPanel(panel: Panel, width: number, place: Place, desk: Desk): SetPanel {
  const on: Desk = { ...desk, ground: groundOf(panel.look) };
  const insets = insetsOf(panel.look, place.tail, on);
  const inner = width - 2 * insets.side;
  const content = stack(panel.blocks.map((block) => blockSlab(block, inner, on)));
  const level = panel.look === 'plain' && place.besideFrame && !isCentred(panel, place);
  const above = level ? insetsOf('box', place.tail, on).top : insets.top;
  const natural = content.height + above + insets.bottom;
  return {
    height: natural,
    draw: (box) => {
      const free = Math.max(0, box.height - natural);
      const slack =
        content.gaps === 0
          ? 0
          : Math.min(free / content.gaps, on.size * (place.alone ? SLACK : SLACK_BESIDE));
      const extra = Math.min(free - slack * content.gaps, content.stretch);
      const rest = free - slack * content.gaps - extra;
      const top = box.y + above + (isCentred(panel, place) ? rest / 2 : 0);
      return [
        ...artifact(drawFrame(panel.look, place.tail, box, on)),
        ...content.draw(box.x + insets.side, top, slack, extra),
      ];
    },
  };
}
