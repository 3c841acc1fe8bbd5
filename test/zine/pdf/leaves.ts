import { loadFonts } from '../../../src/zine/fonts.ts';
import {
  type Face,
  type Format,
  type Leaf,
  type Mark,
  MINI_FORMAT,
  type Piece,
  ZINE_FORMAT,
} from '../../../src/zine/marks.ts';
import type { Theme } from '../../../src/zine/model.ts';
import { aboutZine } from '../../../src/zine/pdf/about.ts';
import type { PrintJob } from '../../../src/zine/pdf/document.ts';
import type { Paper } from '../../../src/zine/pdf/papers.ts';

export const THEME: Theme = {
  title: 'Spies & <friends>',
  author: 'A. Spy',
  inks: {
    ink: '#1f1b2e',
    paper: '#fff6d5',
    accent: '#c2410c',
    tint: '#fde9c8',
    shade: '#d9dbe3',
  },
  roughness: 1,
  bowing: 1,
  strokeWidth: 1.4,
};

/** Lines that stand for all that a page may hold: every face, ligatures, kerning, quotes, two spaces. */
export const LINES: readonly { readonly face: Face; readonly text: string }[] = [
  { face: 'hand', text: 'AVATAR Tofu: the “office” affair, flowing off' },
  { face: 'hand-bold', text: 'fish fly first; To. Ty. Wa. AAA ooo' },
  { face: 'lettering', text: 'Who opened it?' },
  { face: 'mono', text: 'openat(AT_FDCWD,  "/etc/hostname") = 3' },
  { face: 'mono-bold', text: '$ strace -f -e trace=openat ./parrot' },
];

/** A page whose words name the page and where they stand; its frame fills the content box. */
export function handmadeLeaf(number: number, { width, height }: Format): Leaf {
  const size = 7;
  const words = (text: string, x: number, y: number, face: Face = 'hand'): Mark => ({
    kind: 'text',
    text,
    x,
    y,
    size,
    face,
    ink: 'ink',
  });
  const frame: Mark = {
    kind: 'path',
    ops: [
      ['M', 1, 1],
      ['L', width - 1, 1],
      ['L', width - 1, height - 1],
      ['L', 1, height - 1],
      ['Z'],
    ],
    stroke: { ink: 'ink', width: 1.5 },
    fill: 'paper',
  };
  const pieces: Piece[] = [
    { role: 'artifact', marks: [frame] },
    { role: 'title', marks: [words(`head${number}`, 20, 20, 'lettering')] },
    {
      role: 'text',
      marks: [
        ...LINES.map(({ face, text }, line) => words(text, 10, 40 + 12 * line, face)),
        words(`link${number}`, 10, 110),
        { kind: 'link', x: 10, y: 103, width: 30, height: 9, href: 'https://strace.io/' },
      ],
    },
    {
      role: 'figure',
      alt: `A drawing on page ${number}`,
      box: { x: 40, y: 120, width: 110, height: 90 },
      marks: [
        {
          kind: 'path',
          ops: [
            ['M', 40, 150],
            ['C', 80, 120, 120.123456, 180, 150, 150],
          ],
          stroke: { ink: 'accent', width: 2, dash: [0, 4] },
        },
        { ...words(`slanted${number}`, 60, 200), kind: 'text', angle: 90 } as Mark,
      ],
    },
    {
      role: 'list',
      cells: [[2], [1]],
      marks: [words('one', 10, 205), words('and', 30, 205), words('two', 10, 215)],
    },
    {
      role: 'table',
      cells: [
        [1, 1],
        [1, 0],
      ],
      headed: true,
      marks: [words('flag', 10, 228), words('means', 60, 228), words('-f', 10, 238, 'mono')],
    },
    { role: 'code', marks: [words('$ ls', 10, 248, 'mono')] },
    { role: 'text', marks: [words(`foot${number}`, width - 60, height - 12)] },
  ];
  return { id: `page-${number}`, title: `Page ${number}`, number, width, height, size, pieces };
}

const fonts = loadFonts();

/** A job of handmade pages: sixteen of the zine, or the mini zine's eight. */
export async function handmadeJob(paper: Paper, kind: 'zine' | 'mini' = 'zine'): Promise<PrintJob> {
  const [count, format] =
    kind === 'zine' ? ([16, ZINE_FORMAT] as const) : ([8, MINI_FORMAT] as const);
  return {
    leaves: Array.from({ length: count }, (_, index) => handmadeLeaf(index + 1, format)),
    paper,
    about: aboutZine(THEME),
    theme: THEME,
    fonts: await fonts,
  };
}
