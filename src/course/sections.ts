import type { Fault } from '../base/source/problem.ts';
import { inline } from '../markdown/inline.ts';
import { type Placed, placedBlocks } from '../markdown/placed.ts';
import { PLAIN } from '../markdown/style.ts';
import { codeBlocks, type Tokens } from '../markdown/tokens.ts';
import { fenceOf, mistypedFence } from './fence.ts';

/** What stands between two step headings. */
export interface Section {
  readonly id: string;
  readonly title: string;
  readonly line: number;
  /** In a translation: of which words it is one. */
  readonly from: string | undefined;
  readonly blocks: Placed[];
}

/** What a heading's comment says. */
type ReadMark = (comment: string) => { readonly id: string; readonly from?: string };

function headingOf(
  token: Tokens.Heading,
  line: number,
  readMark: ReadMark,
): { section: Section; faults: Fault[] } {
  const faults: Fault[] = [];
  const title = inline(token.tokens, PLAIN, { unicode: true, hyperlinks: true })
    .map((span) => span.text)
    .join('')
    .trim();
  const comment = /<!--\s*(.*?)\s*-->/.exec(token.text)?.[1];
  const { id, from } = comment === undefined ? {} : readMark(comment);
  if (title === '') faults.push({ line, message: 'a step needs a title' });
  if (id === undefined)
    faults.push({
      line,
      message: `the step "${title}" has no id; expected "## ${title} <!-- some-id -->"`,
    });
  else if (!/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(id))
    faults.push({
      line,
      message: `the id "${id}": expected lower-case letters, digits and single hyphens`,
    });
  return { section: { id: id ?? '', title, line, from, blocks: [] }, faults };
}

function blockFaults({ token, line }: Placed): Fault[] {
  if (token.type === 'code') {
    if (token.codeBlockStyle === 'indented') return [];
    const rows = token.raw.trimEnd().split('\n');
    const mark = /^\s*(`{3,}|~{3,})/.exec(rows[0] ?? '')?.[1] ?? '```';
    const last = rows.length > 1 ? (rows.at(-1)?.trim() ?? '') : '';
    if (!last.startsWith(mark) || last.replaceAll(mark[0] ?? '`', '') !== '')
      return [{ line, message: `this block is never closed; expected a line ${mark} after it` }];
    const meant = mistypedFence(token.lang);
    if (meant === undefined || fenceOf(token.lang) !== undefined) return [];
    const word = token.lang?.trim().split(/\s/)[0] ?? '';
    return [{ line, message: `a block called "${word}"${meant}` }];
  }
  return codeBlocks([token])
    .filter((code) => fenceOf(code.lang) !== undefined)
    .map((code) => {
      const at = token.raw.indexOf(code.raw.split('\n')[0] ?? '');
      const below = at < 0 ? 0 : token.raw.slice(0, at).split('\n').length - 1;
      const message = `a ${fenceOf(code.lang)} block inside a list or quote; expected it at the line's start`;
      return { line: line + below, message };
    });
}

/** Cuts a chapter's Markdown at its `##` headings. `firstLine` is the line on which `body` begins. */
export function sectionsOf(
  body: string,
  firstLine: number,
  readMark: ReadMark = (comment) => ({ id: comment }),
): { intro: Placed[]; sections: Section[]; faults: Fault[] } {
  const intro: Placed[] = [];
  const sections: Section[] = [];
  const faults: Fault[] = [];
  for (const block of placedBlocks(body, firstLine)) {
    const { token, line } = block;
    faults.push(...blockFaults(block));
    if (token.type === 'heading' && token.depth === 2) {
      const heading = headingOf(token, line, readMark);
      sections.push(heading.section);
      faults.push(...heading.faults);
    } else if (token.type === 'heading' && token.depth === 1) {
      // A title for readers on a Git host; the school shows the one of the front matter.
      if (intro.some((before) => before.token.type !== 'space') || sections.length > 0)
        faults.push({ line, message: 'a # heading after the beginning; a step opens with ##' });
    } else (sections.at(-1)?.blocks ?? intro).push(block);
  }
  return { intro, sections, faults };
}
