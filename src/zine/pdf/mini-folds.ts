import type { Mark } from '../marks.ts';
import { MINI_COLUMNS, MINI_CUT } from './imposition.ts';
import { circle, line, type Point } from './lines.ts';
import { landscape, miniPanel, type Paper } from './papers.ts';

/** Fold lines begin here: nearer to the edge nothing is printed anyway. */
const EDGE = 5;

/** Fine dots where the sheet is folded. */
export function foldMarks(paper: Paper): Mark[] {
  const sheet = landscape(paper);
  const panel = miniPanel(paper);
  const dots = { width: 0.5, dash: [0, 3] };
  const downwards = Array.from({ length: MINI_COLUMNS - 1 }, (_, index) => {
    const x = panel.width * (index + 1);
    return line(
      [
        [x, EDGE],
        [x, sheet.height - EDGE],
      ],
      dots,
    );
  });
  const middle = panel.height;
  const { start, end } = cut(paper);
  return [
    ...downwards,
    line(
      [
        [EDGE, middle],
        [start, middle],
      ],
      dots,
    ),
    line(
      [
        [end, middle],
        [sheet.width - EDGE, middle],
      ],
      dots,
    ),
  ];
}

/** Long dashes where it is cut, with scissors that begin. */
export function cutMarks(paper: Paper): Mark[] {
  const middle = miniPanel(paper).height;
  const { start, end } = cut(paper);
  return [
    line(
      [
        [start, middle],
        [end, middle],
      ],
      { width: 1.1, dash: [6, 4] },
    ),
    ...scissors([start, middle]),
  ];
}

function cut(paper: Paper): { readonly start: number; readonly end: number } {
  const { width } = miniPanel(paper);
  return { start: MINI_CUT.from * width, end: MINI_CUT.to * width };
}

/** Open scissors whose blades close on the point's right. */
function scissors([x, y]: Point): Mark[] {
  const stroke = { width: 0.9, fill: 'paper' } as const;
  const handle = 2.3;
  return [-1, 1].flatMap((up) => [
    line(
      [
        [x + 5.6, y + up * 2.4],
        [x + 18, y - up * 4.2],
      ],
      { width: 1.3 },
    ),
    circle([x + 3.6, y + up * 3.4], handle, stroke),
  ]);
}
