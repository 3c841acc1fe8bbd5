import { parseXml, XmlElement, XmlError, XmlText } from '@rgrove/parse-xml';
import { ZineError } from '../errors.ts';

/** Where a drawing stands: its file, and the line in it on which the drawing's first line is. */
export interface Place {
  readonly file: string;
  readonly line: number;
}

/** A drawing's text, parsed, and how to complain about a piece of it. */
export interface SvgSource {
  readonly root: XmlElement;
  /** The problem with an element, at its line of the file. */
  problem(element: XmlElement, what: string): ZineError;
}

/** The longest drawing that is read: far more than a page needs. */
const MOST_CHARACTERS = 100_000;
const MOST_DEPTH = 30;

/** Parses SVG text as XML; anything that is not well-formed is a ZineError with its line. */
export function parseSvg(text: string, at: Place): SvgSource {
  if (text.length > MOST_CHARACTERS)
    throw new ZineError(
      at.file,
      at.line,
      `the drawing is too long (over ${MOST_CHARACTERS} letters)`,
    );
  const root = rootOf(text, at);
  const problem = (element: XmlElement, what: string) => {
    // `start` is called a byte offset there, and is an index into the string.
    const before = text.slice(0, Math.max(0, element.start));
    return new ZineError(at.file, at.line + before.split('\n').length - 1, what);
  };
  if (root.name !== 'svg') throw problem(root, `a drawing is an <svg>, not a <${root.name}>`);
  checkDepth(root, 0, problem);
  return { root, problem };
}

function rootOf(text: string, at: Place): XmlElement {
  try {
    const { root } = parseXml(text.trimEnd(), { includeOffsets: true });
    if (root === null) throw new ZineError(at.file, at.line, 'the drawing is empty');
    return root;
  } catch (error) {
    if (!(error instanceof XmlError)) throw error;
    const what = error.message.split('\n')[0]?.replace(/ \(line \d+, column \d+\)$/, '');
    throw new ZineError(at.file, at.line + error.line - 1, `this is not well-formed SVG: ${what}`);
  }
}

function checkDepth(
  element: XmlElement,
  depth: number,
  problem: (element: XmlElement, what: string) => ZineError,
): void {
  if (depth > MOST_DEPTH)
    throw problem(element, `more than ${MOST_DEPTH} elements inside each other`);
  for (const child of elementsOf(element)) checkDepth(child, depth + 1, problem);
}

/** The elements right in an element. */
export function elementsOf(element: XmlElement): XmlElement[] {
  return element.children.filter((child) => child instanceof XmlElement);
}

/** The words right in an element, white space made single. */
export function wordsOf(element: XmlElement): string {
  return element.children
    .filter((child) => child instanceof XmlText)
    .map((child) => child.text)
    .join('')
    .replace(/\s+/g, ' ')
    .trim();
}
