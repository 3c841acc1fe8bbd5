import { never } from '../../base/exhaustive.ts';
import type { Face } from '../marks.ts';
import type { Ink, Inline } from '../model.ts';

/** A piece of a line in one face and ink. */
export interface Run {
  readonly text: string;
  readonly width: number;
  readonly face: Face;
  readonly size: number;
  readonly ink: Ink;
  /** What is drawn with it: code and emphasis lie on a marker's stroke, links on a line. */
  readonly decor: 'none' | 'code' | 'em' | 'link';
  readonly href: string | undefined;
}

/** The look of running text. */
export interface Hand {
  readonly size: number;
  readonly ink: Ink;
  readonly plain: Face;
  readonly bold: Face;
}

/** What a run looks like: runs of one look are joined. */
export type RunLook = Omit<Run, 'text' | 'width'>;

/** Code in sizes of the text around it: the typewriter looks as large as the hand then. */
const CODE = 0.92;
/** Code of so few letters is not broken at its spaces. */
const SHORT = 14;

function lookOf(part: Exclude<Inline, { kind: 'break' }>, hand: Hand): RunLook {
  const { size, ink } = hand;
  switch (part.kind) {
    case 'text':
      return {
        face: part.style === 'bold' ? hand.bold : hand.plain,
        size,
        ink,
        decor: part.style === 'em' ? 'em' : 'none',
        href: undefined,
      };
    case 'code':
      return { face: 'mono', size: size * CODE, ink, decor: 'code', href: undefined };
    case 'link':
      return { face: hand.plain, size, ink, decor: 'link', href: part.href };
    default:
      return never(part);
  }
}

/** Words of one look. */
export interface Part {
  text: string;
  readonly look: RunLook;
}

/** What stands between two places where a line may end: often a word, sometimes with code glued to it. */
export interface Atom {
  readonly parts: Part[];
  /** The space before it, dropped where a line begins. */
  readonly gap: Part | undefined;
}

/** Cuts text where a line may end. */
export function atomsOf(text: readonly Inline[], hand: Hand): (Atom | 'break')[] {
  const atoms: (Atom | 'break')[] = [];
  let open: Atom | undefined;
  let gap: Atom['gap'];
  for (const part of text) {
    if (part.kind === 'break') {
      atoms.push('break');
      open = undefined;
      gap = undefined;
      continue;
    }
    const look = lookOf(part, hand);
    // A short command or flag with its value stays on one line.
    const whole = part.kind === 'code' && part.text.length <= SHORT;
    const words = whole ? [part.text] : part.text.split(/([ \t\n]+)/);
    for (const word of words) {
      if (word === '') continue;
      if (word.trim() === '' && !word.includes('\u00a0')) {
        gap = gap ?? { text: ' ', look };
        open = undefined;
      } else if (open !== undefined) open.parts.push({ text: word, look });
      else {
        open = { parts: [{ text: word, look }], gap };
        gap = undefined;
        atoms.push(open);
      }
    }
  }
  return atoms;
}
