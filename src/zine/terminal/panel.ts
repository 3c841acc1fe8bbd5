import type { Span, Style, StyledLine } from '../../markdown/style.ts';
import { cells } from '../../markdown/width.ts';
import type { Panel } from '../model.ts';
import { neededWidth, stackedBlocks } from './blocks.ts';
import type { Pen } from './pen.ts';

/** Cells that a frame takes: a side and a blank, twice. */
const FRAME = 4;
const TAIL_AT = 4;

/** The cells that a panel needs beside others to be seen as it was meant. */
export function panelNeeds({ look, blocks }: Panel): number {
  return Math.max(0, ...blocks.map(neededWidth)) + (look === 'plain' ? 0 : FRAME);
}

/** A line filled up with blanks to `width` cells. */
export function filled(line: StyledLine, width: number): StyledLine {
  const free = width - cells(line.spans.map(({ text }) => text).join(''));
  return free > 0 ? { spans: [...line.spans, { text: ' '.repeat(free), style: {} }] } : line;
}

/** A panel in its frame, at least `rows` high. */
export function panelLines(panel: Panel, width: number, pen: Pen, rows = 0): readonly StyledLine[] {
  if (panel.look === 'plain') return stackedBlocks(panel.blocks, width, pen);
  const edge = pen.edges[panel.look];
  const style: Style = panel.look === 'note' ? { color: 'warn' } : { dim: true };
  const drawn = (text: string): Span => ({ text, style });
  const inner = width - FRAME;
  const lines = stackedBlocks(panel.blocks, inner, pen);
  const tail = edge.tail === undefined ? 0 : 1;
  const missing = Math.max(0, rows - lines.length - 2 - tail);
  const blanks = Array.from({ length: missing }, (): StyledLine => ({ spans: [] }));
  const across = ([left, line, right]: readonly [string, string, string]): StyledLine => ({
    spans: [drawn(left + line.repeat(width - 2) + right)],
  });
  return [
    across(edge.top),
    ...[...lines, ...blanks].map((line) => ({
      spans: [drawn(`${edge.side} `), ...filled(line, inner).spans, drawn(` ${edge.side}`)],
    })),
    across(edge.bottom),
    ...(edge.tail === undefined ? [] : [{ spans: [drawn(' '.repeat(TAIL_AT) + edge.tail)] }]),
  ];
}
