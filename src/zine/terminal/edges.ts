import type { Look } from '../model.ts';

/** What a panel's frame is drawn with. */
export interface Edge {
  readonly top: readonly [string, string, string];
  readonly side: string;
  readonly bottom: readonly [string, string, string];
  /** Hangs below the frame: who speaks is down there. */
  readonly tail?: string;
}

/** A frame for each look that has one. */
export type Edges = Readonly<Record<Exclude<Look, 'plain'>, Edge>>;

const UNICODE: Edges = {
  box: { top: ['╭', '─', '╮'], side: '│', bottom: ['╰', '─', '╯'] },
  note: { top: ['┌', '╌', '┐'], side: '╎', bottom: ['└', '╌', '┘'] },
  bubble: { top: ['╭', '─', '╮'], side: '│', bottom: ['╰', '─', '╯'], tail: '╲' },
};

const ASCII: Edges = {
  box: { top: ['+', '-', '+'], side: '|', bottom: ['+', '-', '+'] },
  note: { top: ['.', '.', '.'], side: ':', bottom: [':', '.', ':'] },
  bubble: { top: ['.', '-', '.'], side: '|', bottom: ["'", '-', "'"], tail: '\\' },
};

/** The set to draw with. */
export function edgesFor(unicode: boolean): Edges {
  return unicode ? UNICODE : ASCII;
}
