import { closeDocument, leafOf, openDocument, type PrintJob, presetPrinting } from './document.ts';
import { MINI_COLUMNS, miniPanels, type Panel } from './imposition.ts';
import { cutMarks, foldMarks } from './mini-folds.ts';
import { guideMarks } from './mini-guide.ts';
import { type Canvas, inPlace, paint } from './paint.ts';
import { landscape, miniPanel, placeMini } from './papers.ts';

/** The mini zine: eight pages on one side of one sheet, with its folds, its one cut, and how to do it in the margin. */
export async function miniPdf(job: PrintJob): Promise<Buffer> {
  const panels = miniPanels();
  if (job.leaves.length !== panels.length)
    throw new RangeError(`a mini zine has ${panels.length} pages, not ${job.leaves.length}`);
  const canvas = await openDocument(job, 'mini');
  const { doc } = canvas;
  presetPrinting(doc, 'Simplex');
  const { width, height } = landscape(job.paper);
  doc.addPage({ size: [width, height], margin: 0 });
  for (const panel of panels) drawPanel(canvas, job, panel);
  inPlace(doc, { x: 0, y: 0, scale: 1 }, () => {
    paint(canvas, [
      ...foldMarks(job.paper),
      ...cutMarks(job.paper),
      ...guideMarks(job.paper, job.fonts),
    ]);
  });
  return await closeDocument(doc);
}

function drawPanel(canvas: Canvas, job: PrintJob, panel: Panel): void {
  const { paper } = job;
  const leaf = leafOf(job, panel.page);
  const size = miniPanel(paper);
  const left = panel.column * size.width;
  const top = panel.row * size.height;
  // Turned, the panel is seen from the sheet's other side: its columns count from there.
  const place = placeMini(paper, panel.turned ? MINI_COLUMNS - 1 - panel.column : panel.column);
  const corner = panel.turned
    ? { x: left + size.width - place.x, y: top + size.height - place.y }
    : { x: left + place.x, y: top + place.y };
  inPlace(
    canvas.doc,
    { ...corner, scale: place.scale },
    () => {
      for (const piece of leaf.pieces) paint(canvas, piece.marks);
    },
    panel.turned,
  );
}
