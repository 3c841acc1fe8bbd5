import type { StyledLine } from '../../markdown/style.ts';
import type { Page, Row } from '../model.ts';
import { filled, panelLines, panelNeeds } from './panel.ts';
import { type PageOptions, type Pen, penFor } from './pen.ts';

/** Narrower panels do not stand side by side. */
const NARROWEST = 30;
const GAP = 2;

/**
 * Lays out a page's panels in lines of at most `width` cells (20 and up are sure to hold), without its title. Where
 * the width allows, panels stand side by side as on paper.
 */
export function pageLines(page: Page, width: number, options: PageOptions): StyledLine[] {
  const pen = penFor(options);
  return page.rows.flatMap((row, at) => [
    ...(at > 0 ? [{ spans: [] }] : []),
    ...rowLines(row, width, pen),
  ]);
}

function rowLines({ panels }: Row, width: number, pen: Pen): readonly StyledLine[] {
  const widths = shares({ panels }, width);
  if (widths === undefined)
    return panels.flatMap((panel, at) => [
      ...(at > 0 ? [{ spans: [] }] : []),
      ...panelLines(panel, width, pen),
    ]);
  const laid = panels.map((panel, at) => panelLines(panel, widths[at] ?? 0, pen));
  const rows = Math.max(...laid.map((lines) => lines.length));
  const even = panels.map((panel, at) => panelLines(panel, widths[at] ?? 0, pen, rows));
  return Array.from({ length: rows }, (_, row) => beside(even, widths, row));
}

/** One line across panels; blanks behind the last are not drawn. */
function beside(
  panels: readonly (readonly StyledLine[])[],
  widths: readonly number[],
  row: number,
): StyledLine {
  const last = panels.findLastIndex((lines) => (lines[row]?.spans.length ?? 0) > 0);
  const spans = panels.slice(0, last + 1).flatMap((lines, at) => {
    const line = lines[row] ?? { spans: [] };
    return at === last ? line.spans : filled(line, (widths[at] ?? 0) + GAP).spans;
  });
  return { spans };
}

/** The widths of panels side by side; undefined where one of them would be too narrow for what is in it. */
function shares({ panels }: Row, width: number): number[] | undefined {
  const room = width - GAP * (panels.length - 1);
  const whole = panels.reduce((sum, { weight }) => sum + weight, 0);
  const widths = panels.map(({ weight }) => Math.floor((room * weight) / whole));
  const fits = panels.every((panel, at) => {
    const own = widths[at] ?? 0;
    return panels.length === 1 || (own >= NARROWEST && own >= panelNeeds(panel));
  });
  return fits ? widths : undefined;
}
