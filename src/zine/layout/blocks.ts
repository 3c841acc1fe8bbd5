import { never } from '../../base/exhaustive.ts';
import type { Block } from '../model.ts';
import { consoleSlab, verbatimSlab } from './console.ts';
import type { Desk } from './desk.ts';
import { figureSlab } from './figure.ts';
import { listSlab } from './list.ts';
import type { Slab } from './slab.ts';
import { tableSlab } from './table.ts';
import { headingSlab, paragraphSlab } from './text.ts';

/** Sets one block within this width. */
export function blockSlab(block: Block, width: number, desk: Desk): Slab {
  switch (block.kind) {
    case 'heading':
      return headingSlab(block.text, width, desk);
    case 'paragraph':
      return paragraphSlab(block.text, width, desk);
    case 'list':
      return listSlab(block.items, block.ordered, width, desk);
    case 'table':
      return tableSlab(block.head, block.rows, width, desk);
    case 'console':
      return consoleSlab(block.session, width, desk);
    case 'verbatim':
      return verbatimSlab(block.lines, width, desk);
    case 'drawing':
      return figureSlab(block.drawing, width, desk);
    default:
      return never(block);
  }
}
