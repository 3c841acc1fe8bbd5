import { createHash } from 'node:crypto';
import type { Fonts } from '../fonts.ts';
import { FACES, type Leaf } from '../marks.ts';
import type { Theme } from '../model.ts';
import type { About } from './about.ts';
import type { Canvas } from './paint.ts';
import type { Paper } from './papers.ts';

/** All that one PDF is made from. */
export interface PrintJob {
  /** In reading order. */
  readonly leaves: readonly Leaf[];
  readonly paper: Paper;
  readonly about: About;
  readonly theme: Theme;
  readonly fonts: Fonts;
}

/** The zine's own date, and not the clock's: the same source gives the same bytes on any day. */
const DATED = new Date(Date.UTC(2026, 0, 1));

/** An empty document with the five faces registered by their names; no font that would not be embedded. */
export async function openDocument(
  { leaves, paper, about, theme, fonts }: PrintJob,
  kind: 'reading' | 'booklet' | 'mini',
): Promise<Canvas> {
  const { default: PDFDocument } = await import('pdfkit');
  const doc = new PDFDocument({
    // No default font: it would be Helvetica, from a file beside pdfkit that a bundle does not have.
    font: '',
    autoFirstPage: false,
    pdfVersion: '1.7',
    lang: 'en',
    displayTitle: true,
    tagged: kind === 'reading',
    info: {
      Title: about.title,
      Author: about.author,
      Subject: about.subject,
      Keywords: about.keywords.join(', '),
      Creator: 'Spy School',
      CreationDate: DATED,
    },
  });
  const content = JSON.stringify([kind, paper, about, theme.inks, leaves]);
  doc._id = createHash('sha256').update(content).digest().subarray(0, 16);
  writeMetadataAsXml(doc);
  for (const face of FACES) doc.registerFont(face, Buffer.from(fonts.bytes(face)));
  return { doc, inks: theme.inks, fonts };
}

/** pdfkit puts the title and the others into XML as they are; their ampersands need more. */
function writeMetadataAsXml(doc: PDFKit.PDFDocument): void {
  const endMetadata = doc.endMetadata.bind(doc);
  doc.endMetadata = () => {
    const { Title = '', Author = '', Subject = '', Keywords = '' } = doc.info;
    const [title, author, subject, keywords] = [Title, Author, Subject, Keywords].map(escapeXml);
    // The document's own dictionary has been written by now.
    doc.info = {
      ...doc.info,
      Title: title,
      Author: author,
      Subject: subject,
      Keywords: keywords,
    };
    endMetadata();
  };
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** What a viewer can set by itself, it does: nobody has to read the instruction then. */
export function presetPrinting(doc: PDFKit.PDFDocument, duplex: 'DuplexFlipShortEdge' | 'Simplex') {
  Object.assign(doc._root.data.ViewerPreferences.data, {
    Duplex: duplex,
    PrintScaling: 'None',
    PickTrayByPDFSize: true,
  });
}

/** A page of the zine by its number. Throws RangeError. */
export function leafOf({ leaves }: PrintJob, page: number): Leaf {
  const leaf = leaves[page - 1];
  if (leaf === undefined) throw new RangeError(`there is no page ${page}`);
  return leaf;
}

/** Ends the document; its bytes. */
export async function closeDocument(doc: PDFKit.PDFDocument): Promise<Buffer> {
  const chunks: Buffer[] = [];
  doc.on('data', (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise<void>((resolve, reject) => {
    doc.once('end', resolve);
    doc.once('error', reject);
  });
  doc.end();
  await ended;
  return Buffer.concat(chunks);
}
