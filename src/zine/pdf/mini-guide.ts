import type { Fonts } from '../fonts.ts';
import type { Mark } from '../marks.ts';
import { line, note, type Point, rectangle } from './lines.ts';
import { landscape, miniMargins, miniPanel, type Paper, UNPRINTABLE } from './papers.ts';

interface Step {
  readonly say: string;
  /** Its picture, in a box of PICTURE size with this top left corner. */
  readonly picture: (corner: Point) => Mark[];
}

const PICTURE = { width: 18, height: 10 };
const SIZE = 6;
const PEN = { width: 0.6 };
const DOTS = { width: 0.5, dash: [0, 1.5] };

/** How the sheet becomes a book: one step below each panel of the lower row. */
export const GUIDE: readonly Step[] = [
  { say: 'Fold along every dotted line, both ways. Unfold.', picture: creased },
  { say: 'Cut along the dashes, and no further.', picture: slit },
  { say: 'Fold it lengthwise, the print outside.', picture: lengthwise },
  { say: 'Push the ends together, and close the book.', picture: pushed },
];

/** The guide, at the foot of the sheet: inside what a printer reaches, outside what is on the pages. */
export function guideMarks(paper: Paper, fonts: Fonts): Mark[] {
  const panel = miniPanel(paper);
  const top = landscape(paper).height - UNPRINTABLE - PICTURE.height;
  return GUIDE.flatMap((step, column) => {
    const number = `${column + 1}`;
    const { left, right } = miniMargins(column);
    const wide = {
      number: PICTURE.width + 4,
      text: PICTURE.width + 4 + fonts.width(`${number} `, 'hand-bold', SIZE),
    };
    const width = wide.text + fonts.width(step.say, 'hand', SIZE);
    const start = column * panel.width + left + (panel.width - left - right - width) / 2;
    const baseline = top + PICTURE.height / 2 + SIZE * 0.28;
    return [
      ...step.picture([start, top]),
      note(number, [start + wide.number, baseline], { size: SIZE, face: 'hand-bold' }),
      note(step.say, [start + wide.text, baseline], { size: SIZE }),
    ];
  });
}

/** The sheet with its creases. */
function creased([x, y]: Point): Mark[] {
  const { width, height } = PICTURE;
  return [
    rectangle([x, y], width, height, PEN),
    ...[1, 2, 3].map((part) =>
      line(
        [
          [x + (width * part) / 4, y],
          [x + (width * part) / 4, y + height],
        ],
        DOTS,
      ),
    ),
    line(
      [
        [x, y + height / 2],
        [x + width, y + height / 2],
      ],
      DOTS,
    ),
  ];
}

/** The sheet with its cut. */
function slit([x, y]: Point): Mark[] {
  const { width, height } = PICTURE;
  return [
    rectangle([x, y], width, height, PEN),
    line(
      [
        [x + width / 4, y + height / 2],
        [x + (width * 3) / 4, y + height / 2],
      ],
      { width: 1.4 },
    ),
  ];
}

/** Half as high, its back half showing above the fold. */
function lengthwise([x, y]: Point): Mark[] {
  const { width, height } = PICTURE;
  const top = y + height / 2 - 1;
  return [
    line(
      [
        [x + 1, top],
        [x + 3, y + 1],
        [x + width - 1, y + 1],
        [x + width, top],
      ],
      {
        ...PEN,
        dash: [1.5, 1.5],
      },
    ),
    rectangle([x, top], width, height / 2 + 1, PEN),
  ];
}

/** Seen from above: the cut opens while both ends come nearer. */
function pushed([x, y]: Point): Mark[] {
  const { width, height } = PICTURE;
  const middle = y + height / 2;
  const arrow = (from: number, to: number): Mark[] => {
    const back = Math.sign(from - to) * 1.6;
    return [
      line(
        [
          [from, middle],
          [to, middle],
        ],
        PEN,
      ),
      line(
        [
          [to + back, middle - 1.6],
          [to, middle],
          [to + back, middle + 1.6],
        ],
        PEN,
      ),
    ];
  };
  const centre = x + width / 2;
  return [
    ...arrow(x, x + 4.6),
    ...arrow(x + width, x + width - 4.6),
    line(
      [
        [centre - 3.2, middle],
        [centre, y],
        [centre + 3.2, middle],
        [centre, y + height],
        [centre - 3.2, middle],
      ],
      PEN,
    ),
  ];
}
