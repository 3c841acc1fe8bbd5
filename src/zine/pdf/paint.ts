import { never } from '../../base/exhaustive.ts';
import type { Fonts } from '../fonts.ts';
import type { Mark, PathOp } from '../marks.ts';
import type { Ink, Theme } from '../model.ts';

type TextMark = Extract<Mark, { kind: 'text' }>;
type PathMark = Extract<Mark, { kind: 'path' }>;
export type LinkMark = Extract<Mark, { kind: 'link' }>;

/** A sheet to paint on, what colours the inks are, and how wide text comes out. */
export interface Canvas {
  readonly doc: PDFKit.PDFDocument;
  readonly inks: Theme['inks'];
  readonly fonts: Fonts;
}

/** Paints text and paths; links are left to whoever knows where they belong. */
export function paint(canvas: Canvas, marks: readonly Mark[]): void {
  for (const [index, mark] of marks.entries()) {
    switch (mark.kind) {
      case 'text':
        paintText(canvas, mark, textAfter(marks, index));
        break;
      case 'path':
        paintPath(canvas, mark);
        break;
      case 'link':
        break;
      default:
        never(mark);
    }
  }
}

/** The links among marks. */
export function linksOf(marks: readonly Mark[]): LinkMark[] {
  return marks.filter((mark) => mark.kind === 'link');
}

/** Draws in its own coordinates: moved, then scaled, upside down around the moved corner if asked. */
export function inPlace(
  doc: PDFKit.PDFDocument,
  place: { readonly x: number; readonly y: number; readonly scale: number },
  draw: () => void,
  turned = false,
): void {
  const scale = turned ? -place.scale : place.scale;
  doc.save();
  doc.transform(round(scale, 4), 0, 0, round(scale, 4), round(place.x), round(place.y));
  doc.lineCap('round').lineJoin('round');
  draw();
  doc.restore();
}

function paintText(canvas: Canvas, mark: TextMark, next: TextMark | undefined): void {
  const { doc } = canvas;
  const x = round(mark.x);
  const y = round(mark.y);
  const angle = mark.angle ?? 0;
  if (angle !== 0) doc.save().rotate(angle, { origin: [x, y] });
  doc.font(mark.face, round(mark.size)).fillColor(colour(canvas, mark.ink));
  // Laid out word by word, as Fonts.width measures it.
  doc.text(mark.text + spaceBefore(next, mark, canvas.fonts), x, y, {
    lineBreak: false,
    baseline: 'alphabetic',
  });
  if (angle !== 0) doc.restore();
}

function textAfter(marks: readonly Mark[], index: number): TextMark | undefined {
  return marks.slice(index + 1).find((mark) => mark.kind === 'text');
}

/** Who listens or copies hears no gap between two texts, unless there is a space. */
function spaceBefore(next: TextMark | undefined, mark: TextMark, fonts: Fonts): '' | ' ' {
  if (next === undefined || mark.text.endsWith(' ') || next.text.startsWith(' ')) return '';
  const end = mark.x + fonts.width(mark.text, mark.face, mark.size);
  const joined = next.y === mark.y && Math.abs(next.x - end) < mark.size / 10;
  return joined ? '' : ' ';
}

function paintPath(canvas: Canvas, { ops, stroke, fill }: PathMark): void {
  if (stroke === undefined && fill === undefined) return;
  const { doc } = canvas;
  if (stroke !== undefined) {
    doc.lineWidth(round(stroke.width));
    // Round caps make a dot of a dash without length; pdfkit wants it to have one.
    const dash = stroke.dash?.map((length) => Math.max(0.01, round(length))) ?? [];
    if (dash.length > 0) doc.dash(dash);
    else doc.undash();
  }
  for (const op of ops) trace(doc, op);
  if (stroke === undefined) doc.fill(colour(canvas, fill ?? 'ink'));
  else if (fill === undefined) doc.stroke(colour(canvas, stroke.ink));
  else doc.fillAndStroke(colour(canvas, fill), colour(canvas, stroke.ink));
}

function trace(doc: PDFKit.PDFDocument, op: PathOp): void {
  switch (op[0]) {
    case 'M':
      doc.moveTo(round(op[1]), round(op[2]));
      break;
    case 'L':
      doc.lineTo(round(op[1]), round(op[2]));
      break;
    case 'C':
      doc.bezierCurveTo(
        round(op[1]),
        round(op[2]),
        round(op[3]),
        round(op[4]),
        round(op[5]),
        round(op[6]),
      );
      break;
    case 'Z':
      doc.closePath();
      break;
    default:
      never(op);
  }
}

/** Paper is not painted but left white: whatever colour the theme shows it in on a screen. */
function colour({ inks }: Canvas, ink: Ink): string {
  return ink === 'paper' ? '#ffffff' : inks[ink];
}

/** Hundredths of a point are finer than any printer, and keep the file small. */
function round(value: number, digits = 2): number {
  return Number(value.toFixed(digits));
}
