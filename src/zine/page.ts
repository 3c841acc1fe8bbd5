import { basename } from 'node:path';
import { splitFrontMatter } from '../base/source/front-matter.ts';
import { plainSource } from '../base/source/plain.ts';
import type { Fault, Problem } from '../base/source/problem.ts';
import { readYaml } from '../base/source/yaml.ts';
import { type Placed, placedBlocks } from '../markdown/placed.ts';
import { type BlockResult, type DrawingReader, readBlock } from './blocks.ts';
import type { Figures } from './drawing/figures.ts';
import { readDrawing } from './drawing/read.ts';
import { Problems } from './errors.ts';
import { type PageFront, type PanelPlan, pageSchema } from './front-matter.ts';
import type { Block, Claim, Page, Panel, Row } from './model.ts';
import { PAGE_NAME } from './page-name.ts';

/** What stands between two `---`. */
interface Part {
  /** Where it begins. */
  readonly line: number;
  readonly blocks: readonly Placed[];
}

/** Markdown takes a text with `---` right below it for a heading; here it is a paragraph that ends its panel. */
function asParagraph({ token, line }: Placed): Placed | undefined {
  if (token.type !== 'heading' || token.depth !== 2 || token.raw.startsWith('#')) return undefined;
  const { raw, text, tokens } = token;
  return { token: { type: 'paragraph', raw, text, tokens }, line };
}

function partsOf(blocks: readonly Placed[], firstLine: number): Part[] {
  const parts: { line: number; blocks: Placed[] }[] = [{ line: firstLine, blocks: [] }];
  for (const block of blocks) {
    const part = parts.at(-1);
    if (block.token.type === 'space') continue;
    const underlined = asParagraph(block);
    if (underlined !== undefined) part?.blocks.push(underlined);
    if (underlined !== undefined || block.token.type === 'hr')
      parts.push({ line: block.line + block.token.raw.trimEnd().split('\n').length, blocks: [] });
    else part?.blocks.push(block);
  }
  return parts;
}

/** Undefined where they lie too deep in each other for the parser. */
function blocksIn(body: string, line: number): Placed[] | undefined {
  try {
    return placedBlocks(body, line);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function panelOf(plan: PanelPlan, blocks: readonly BlockResult[]): Panel {
  const held = blocks.flatMap(({ block }): Block[] => (block === undefined ? [] : [block]));
  return { ...plan, blocks: held };
}

/** The panels in the order of the rows; what does not match is a fault. */
function rowsOf(
  front: PageFront,
  rowsLine: number,
  parts: readonly Part[],
  draw: DrawingReader,
): { rows: Row[]; faults: Fault[] } {
  const planned = front.rows.flat().length;
  const faults: Fault[] = [];
  const panels = parts.map((part) => {
    const blocks = part.blocks.map((block) => readBlock(block, draw));
    faults.push(...blocks.flatMap((result) => result.faults));
    if (blocks.length === 0) faults.push({ line: part.line, message: 'an empty panel' });
    return blocks;
  });
  if (parts.length !== planned) {
    const message = `rows: ${planned} panels, but the page has ${parts.length} (each --- ends one)`;
    faults.push({ line: rowsLine, message });
  }
  let next = 0;
  const rows = front.rows.map((plans) => ({
    panels: plans.flatMap((plan) => {
      const blocks = panels[next++];
      return blocks === undefined ? [] : [panelOf(plan, blocks)];
    }),
  }));
  return { rows, faults };
}

function nameFaults(front: PageFront, file: string, idLine: number): Fault[] {
  const id = PAGE_NAME.exec(basename(file))?.[2];
  if (id === front.id) return [];
  return [{ line: idLine, message: `id: "${front.id}", but the file is ${basename(file)}` }];
}

/** Reads a page; names everything that is wrong with it, and never throws. */
export function parsePage(
  source: string,
  place: { file: string; number: number; figures: Figures },
): { page: Page | undefined; problems: readonly Problem[] } {
  const { file, number, figures } = place;
  const problems = new Problems();
  const nothing = () => ({ page: undefined, problems: problems.found });
  const split = splitFrontMatter(plainSource(source));
  if (split === undefined) {
    problems.add(file, { line: 1, message: 'expected "---" and the front matter' });
    return nothing();
  }
  const front = readYaml(split.yaml, pageSchema, 2);
  if (!front.ok) {
    problems.add(file, ...front.faults);
    return nothing();
  }
  const draw: DrawingReader = (svg, line) =>
    problems.try(() => readDrawing(svg, figures, { file, line }));
  const blocks = blocksIn(split.body, split.bodyLine);
  if (blocks === undefined) {
    problems.add(file, { line: split.bodyLine, message: 'too many things inside each other' });
    return nothing();
  }
  const parts = partsOf(blocks, split.bodyLine);
  const { rows, faults } = rowsOf(front.value, front.lineOf('rows'), parts, draw);
  problems.add(file, ...nameFaults(front.value, file, front.lineOf('id')), ...faults);
  if (problems.found.length > 0) return nothing();
  const claims = front.value.claims.map(
    (claim, index): Claim => ({
      line: front.lineOf('claims', index),
      scene: claim.scene,
      run: claim.run,
      shows: claim.shows,
    }),
  );
  const { id, title, chapter, bare } = front.value;
  return {
    page: { id, title, number, file, chapter, bare, rows, claims },
    problems: [],
  };
}
