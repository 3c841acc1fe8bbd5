import { never } from '../base/exhaustive.ts';
import type { Block, Inline, Page } from './model.ts';

/** Every run of text of a block. */
export function runsOf(block: Block): readonly (readonly Inline[])[] {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      return [block.text];
    case 'list':
      return block.items;
    case 'table':
      return [...block.head, ...block.rows.flat()];
    case 'console':
    case 'verbatim':
    case 'drawing':
      return [];
    default:
      return never(block);
  }
}

/** All blocks of a page, in reading order. */
export function blocksOf(page: Page): Block[] {
  return page.rows.flatMap((row) => row.panels.flatMap((panel) => [...panel.blocks]));
}
