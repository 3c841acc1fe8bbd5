import type { Drawing } from '../../../src/zine/drawing/model.ts';
import { loadFonts } from '../../../src/zine/fonts.ts';
import type { Desk } from '../../../src/zine/layout/desk.ts';
import { type Leaf, type Mark, ZINE_FORMAT } from '../../../src/zine/marks.ts';
import type { Block, Inline, Look, Page, Theme } from '../../../src/zine/model.ts';

export const fonts = await loadFonts();

export const theme: Theme = {
  title: 'A zine',
  author: 'Somebody',
  inks: { ink: '#111111', paper: '#ffffff', accent: '#cc3300', tint: '#ffeecc', shade: '#dddddd' },
  roughness: 1,
  bowing: 1,
  strokeWidth: 1.2,
};

export function desk(over: Partial<Desk> = {}): Desk {
  return {
    theme,
    fonts,
    format: ZINE_FORMAT,
    file: 'pages/02-test.md',
    size: 12,
    zoom: 1,
    ground: 'paper',
    sketched: () => [],
    ...over,
  };
}

export const plain = (text: string): Inline => ({ kind: 'text', text, style: 'plain' });
export const code = (text: string): Inline => ({ kind: 'code', text });
export const paragraph = (...text: Inline[]): Block => ({ kind: 'paragraph', text });
export const words = (count: number): string => Array(count).fill('word').join(' ');

export function terminal(command: string, ...output: string[]): Block {
  return {
    kind: 'console',
    session: { line: 1, scene: undefined, steps: [{ command, output, expected: output }] },
  };
}

export function drawing(over: Partial<Drawing> = {}): Drawing {
  return {
    width: 100,
    height: 60,
    title: 'A box',
    seed: 7,
    shapes: [
      {
        kind: 'path',
        ops: [['M', 10, 10], ['L', 90, 10], ['L', 90, 50], ['L', 10, 50], ['Z']],
        paint: {
          stroke: 'ink',
          strokeWidth: 1,
          scale: 1,
          dash: undefined,
          fill: undefined,
          fillStyle: 'solid',
          arrow: 'none',
          rough: false,
        },
      },
    ],
    ...over,
  };
}

type PanelPlan = readonly [look: Look, weight: number, ...blocks: Block[]];

export function page(rows: readonly (readonly PanelPlan[])[], over: Partial<Page> = {}): Page {
  return {
    id: 'test',
    title: 'A page for a test',
    number: 2,
    file: 'pages/02-test.md',
    chapter: undefined,
    bare: false,
    claims: [],
    rows: rows.map((panels) => ({
      panels: panels.map(([look, weight, ...blocks]) => ({ look, weight, blocks })),
    })),
    ...over,
  };
}

export type Text = Extract<Mark, { kind: 'text' }>;

export function texts(leaf: Pick<Leaf, 'pieces'>): Text[] {
  return leaf.pieces.flatMap((piece) => piece.marks.filter((mark) => mark.kind === 'text'));
}

export function textMark(leaf: Leaf, text: string): Text {
  const found = texts(leaf).find((mark) => mark.text.includes(text));
  if (found === undefined) throw new Error(`no mark holds “${text}”`);
  return found;
}
