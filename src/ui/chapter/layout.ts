/** From this many columns on, guide and shell stand side by side. */
export const WIDE_FROM = 110;
export const LEAST = { columns: 60, rows: 18 } as const;

export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface ChapterLayout {
  readonly wide: boolean;
  /** Everything between header and footer. */
  readonly body: Rect;
  readonly guide: Rect;
  /** The row above the shell with its tabs; undefined while the shell is hidden. */
  readonly tabs: Rect | undefined;
  /** Where the pane is drawn; undefined while the guide covers it. */
  readonly shell: Rect | undefined;
  /** The pane's size, also while it is covered: covering it must not disturb the program in it. */
  readonly shellSize: { readonly columns: number; readonly rows: number };
}

export interface LayoutWish {
  readonly columns: number;
  readonly rows: number;
  readonly focus: 'guide' | 'shell';
  /** The focused part wants the whole screen. */
  readonly zoomed: boolean;
  /** A row below the header shows the room. */
  readonly inRoom?: boolean;
}

/** Whether a terminal is too small for the school's screen. */
export function tooSmall(columns: number, rows: number): boolean {
  return columns < LEAST.columns || rows < LEAST.rows;
}

/**
 * Where everything stands: a header row (in a room one more), a footer row, and between them guide and shell, side by side
 * (wide) or one above the other (narrow; there the guide covers the shell while it has the focus).
 */
export function chapterLayout(wish: LayoutWish): ChapterLayout {
  const { columns, rows, focus, zoomed } = wish;
  const y = wish.inRoom ? 2 : 1;
  const body: Rect = { x: 0, y, width: columns, height: rows - y - 1 };
  if (zoomed && focus === 'shell') return shellOnly(body, columns >= WIDE_FROM);
  if (columns >= WIDE_FROM) return sideBySide(body, zoomed);
  return stacked(body, focus === 'guide');
}

function shellOnly(body: Rect, wide: boolean): ChapterLayout {
  const shell = { ...body, y: body.y + 1, height: body.height - 1 };
  return {
    wide,
    body,
    guide: { ...body, height: 0 },
    tabs: { ...body, height: 1 },
    shell,
    shellSize: { columns: shell.width, rows: shell.height },
  };
}

function sideBySide(body: Rect, guideZoomed: boolean): ChapterLayout {
  const guideWidth = Math.max(50, Math.min(76, Math.floor(body.width * 0.46)));
  const x = guideWidth + 1;
  const shell = { x, y: body.y + 1, width: body.width - x, height: body.height - 1 };
  const shellSize = { columns: shell.width, rows: shell.height };
  if (guideZoomed)
    return { wide: true, body, guide: body, tabs: undefined, shell: undefined, shellSize };
  const guide = { ...body, width: guideWidth };
  const tabs = { ...shell, y: body.y, height: 1 };
  return { wide: true, body, guide, tabs, shell, shellSize };
}

function stacked(body: Rect, guideCovers: boolean): ChapterLayout {
  const guideHeight = Math.floor(body.height / 2);
  const y = body.y + guideHeight + 1;
  const shell = { x: 0, y, width: body.width, height: body.y + body.height - y };
  const shellSize = { columns: shell.width, rows: shell.height };
  if (guideCovers)
    return { wide: false, body, guide: body, tabs: undefined, shell: undefined, shellSize };
  const guide = { ...body, height: guideHeight };
  const tabs = { ...body, y: body.y + guideHeight, height: 1 };
  return { wide: false, body, guide, tabs, shell, shellSize };
}
