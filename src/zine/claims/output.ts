import type { Page } from '../model.ts';
import { codeOf } from './commands.ts';
import { containsLine } from './match.ts';

/** `write(1, "a`, `= -1 ENOENT`, `+++ exited`, `3</etc/hostname>`, `"Dear customer`: a piece of what a tool shows. */
const PIECE =
  /^(?:\)\s+= |= |-1 E)\S|^[a-z_][a-z0-9_]*\([^)\s]|^\([A-Z]|^(?:\+\+\+|---|<unfinished) ?\w|^\d+<\S|^"[^".]{3}/;

/** What a page prints of a tool's output outside its terminals, each once: in `code` and in its drawings' mono words. */
export function outputNamed(page: Page): string[] {
  return [...new Set(codeOf(page))].filter((text) => PIECE.test(text));
}

/** The pieces of output that a page prints, and none of the lines that came has in it. */
export function neverCame(page: Page, lines: readonly string[]): string[] {
  return outputNamed(page).filter((piece) => !lines.some((line) => containsLine(piece, line)));
}
