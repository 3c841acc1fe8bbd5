import type { Fonts } from '../fonts.ts';
import type { Mark } from '../marks.ts';
import { closeDocument, leafOf, openDocument, type PrintJob, presetPrinting } from './document.ts';
import { bookletSides, type Side, type Slot } from './imposition.ts';
import { centredNote, line, note } from './lines.ts';
import { type Canvas, inPlace, paint } from './paint.ts';
import { landscape, type Paper, placeHalf, UNPRINTABLE } from './papers.ts';

/** The one thing to get right: where a printer turns the sheet decides which way up every second page is. */
const INSTRUCTION = 'Print on both sides, flip on the short edge, scale 100 %.';

/** The zine for a printer: two pages a side, four a sheet; printed, folded and stapled it reads from 1 to the end. */
export async function bookletPdf(job: PrintJob): Promise<Buffer> {
  const canvas = await openDocument(job, 'booklet');
  const { doc } = canvas;
  presetPrinting(doc, 'DuplexFlipShortEdge');
  const { width, height } = landscape(job.paper);
  const sides = bookletSides(job.leaves.length);
  for (const [index, side] of sides.entries()) {
    doc.addPage({ size: [width, height], margin: 0 });
    for (const slot of side.slots) drawSlot(canvas, job, slot);
    const marks = sideMarks(side, sides.length / 2, job.paper);
    if (index === 0) marks.push(...outsideMarks(job.paper, job.fonts));
    inPlace(doc, { x: 0, y: 0, scale: 1 }, () => paint(canvas, marks));
  }
  return await closeDocument(doc);
}

function drawSlot(canvas: Canvas, job: PrintJob, slot: Slot): void {
  const leaf = leafOf(job, slot.page);
  const place = placeHalf(job.paper);
  const half = landscape(job.paper).width / 2;
  const x = (slot.half === 'left' ? 0 : half) + place.x;
  inPlace(canvas.doc, { ...place, x }, () => {
    for (const piece of leaf.pieces) paint(canvas, piece.marks);
  });
}

/** Where the sheet is folded, and in the fold, which side this is. */
function sideMarks(side: Side, sheets: number, paper: Paper): Mark[] {
  const { width, height } = landscape(paper);
  const fold = width / 2;
  const dashes = { width: 0.5, dash: [3, 3] };
  return [
    line(
      [
        [fold, 5],
        [fold, 20],
      ],
      dashes,
    ),
    line(
      [
        [fold, height - 20],
        [fold, height - 5],
      ],
      dashes,
    ),
    note(`sheet ${side.sheet} of ${sheets}, ${side.face}`, [fold - 6, height - 36], {
      size: 6,
      angle: -90,
    }),
  ];
}

/** On the side that lies outside when all is folded, and comes out first: how to print it, and where staples go. */
function outsideMarks(paper: Paper, fonts: Fonts): Mark[] {
  const { width, height } = landscape(paper);
  const foot = height - UNPRINTABLE - 3;
  const style = { size: 7.5, face: 'hand-bold' } as const;
  return [
    centredNote(INSTRUCTION, [width / 4, foot], style, fonts),
    ...[0.25, 0.75].flatMap((part) => staple(width / 2, height * part)),
  ];
}

/** A staple's back and legs, as long as real ones. */
function staple(x: number, y: number): Mark[] {
  const [half, leg] = [17, 2.5];
  return [
    line(
      [
        [x + leg, y - half],
        [x, y - half],
        [x, y + half],
        [x + leg, y + half],
      ],
      { width: 0.5 },
    ),
  ];
}
