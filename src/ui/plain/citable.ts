import { clean } from '../../base/clean.ts';
import type { CommandObservation } from '../../evidence/observation.ts';
import { inShort, type TranscriptLine, transcriptLines } from '../chapter/transcript.ts';

/** More numbers than these nobody wants to hear. */
const MOST = 20;

/** The lines of the learner's own output that hold a text (capitals do not matter), the newest last. */
export function linesWith(
  commands: readonly CommandObservation[],
  text: string,
): { readonly lines: readonly TranscriptLine[]; readonly more: number } {
  const wanted = text.toLowerCase();
  const found = transcriptLines(commands).filter(
    (line) => line.kind === 'output' && line.text.toLowerCase().includes(wanted),
  );
  return { lines: found.slice(-MOST), more: Math.max(0, found.length - MOST) };
}

/** The lines with their numbers, from 1, as one block of Markdown. */
export function numbered(lines: readonly TranscriptLine[]): string {
  const told = lines.map(({ text }, at) => `${at + 1}. ${clean(inShort(text))}`);
  return `~~~~~~\n${told.join('\n').replaceAll('~~~', '∼∼∼')}\n~~~~~~`;
}
