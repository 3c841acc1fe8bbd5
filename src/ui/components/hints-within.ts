import { cells } from '../../markdown/width.ts';

export interface KeyHint {
  readonly keys: string;
  readonly does: string;
}

/** The hints that fit into a footer of that width, the first one always. */
export function hintsWithin(hints: readonly KeyHint[], width: number): readonly KeyHint[] {
  const shown: KeyHint[] = [];
  let used = 1;
  for (const hint of hints) {
    const wide = cells(`${hint.keys} ${hint.does}`) + 3;
    if (shown.length > 0 && used + wide > width) break;
    used += wide;
    shown.push(hint);
  }
  return shown;
}
