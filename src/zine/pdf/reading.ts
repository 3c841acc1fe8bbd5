import type { Leaf } from '../marks.ts';
import { closeDocument, openDocument, type PrintJob } from './document.ts';
import { inPlace } from './paint.ts';
import { placeReading, readingPage } from './papers.ts';
import { paintTagged } from './tags.ts';

/** The zine for a screen: pages in reading order, with an outline, page labels and tags for those who listen. */
export async function readingPdf(job: PrintJob): Promise<Buffer> {
  const canvas = await openDocument(job, 'reading');
  const { doc } = canvas;
  const page = readingPage(job.paper);
  const place = placeReading(job.paper);
  const root = doc.struct('Document', { title: job.about.title });
  doc.addStructure(root);
  for (const leaf of job.leaves) {
    doc.addPage({ size: [page.width, page.height], margin: 0 });
    doc.addNamedDestination(leaf.id, 'Fit');
    doc.outline.addItem(leaf.title, { fit: true });
    const section = doc.struct('Sect', { title: leaf.title });
    root.add(section);
    inPlace(doc, place, () => {
      for (const piece of leaf.pieces) paintTagged({ canvas, section, place }, piece);
    });
    section.end();
  }
  root.end();
  doc._root.data.PageLabels = { Nums: pageLabels(job.leaves) };
  return await closeDocument(doc);
}

/** Covers are called so; the pages between them count as printed. */
function pageLabels(leaves: readonly Leaf[]): (number | PDFKit.PageLabel)[] {
  return [
    ...[0, { P: Buffer.from('Cover') }],
    ...[1, { S: 'D' as const, St: 2 }],
    ...[leaves.length - 1, { P: Buffer.from('Back') }],
  ];
}
