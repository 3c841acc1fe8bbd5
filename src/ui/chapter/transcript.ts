import type { CommandObservation } from '../../evidence/observation.ts';
import { t } from '../../words/words.ts';

/** One line of what the learner's commands showed. */
export interface TranscriptLine {
  readonly text: string;
  /** Id of its command. */
  readonly command: string;
  /** A command line or a file's name, which cannot be cited, or real output. */
  readonly kind: 'heading' | 'output';
}

/** All commands as lines, oldest first: the command itself, its output, and the files it wrote. */
export function transcriptLines(commands: readonly CommandObservation[]): TranscriptLine[] {
  return commands.flatMap((command) => [
    { text: `$ ${command.text}`, command: command.id, kind: 'heading' as const },
    ...output(command.output, command.id),
    ...command.files.flatMap((file) => [
      {
        text: t`file ${file.path}, written by this command`,
        command: command.id,
        kind: 'heading' as const,
      },
      ...output(file.text, command.id),
    ]),
  ]);
}

function output(text: string, command: string): TranscriptLine[] {
  const lines = text.replace(/\n$/, '').split('\n');
  if (lines.length === 1 && lines[0] === '') return [];
  return lines.map((line) => ({ text: line, command, kind: 'output' }));
}

/** Lines that contain the filter (case folded), with the headings of their commands. */
export function filtered(
  lines: readonly TranscriptLine[],
  filter: string,
): readonly TranscriptLine[] {
  if (filter === '') return lines;
  const wanted = filter.toLowerCase();
  const out: TranscriptLine[] = [];
  let heading: TranscriptLine | undefined;
  for (const line of lines) {
    if (line.kind === 'heading') heading = line;
    else if (line.text.toLowerCase().includes(wanted)) {
      if (heading) out.push(heading);
      heading = undefined;
      out.push(line);
    }
  }
  return out;
}

/** More of a line than any screen shows; Ink measures every sign that it is given. */
const LONGEST_SHOWN = 2000;

/** A line's beginning and end, when it is too long to be shown. */
export function inShort(text: string): string {
  if (text.length <= LONGEST_SHOWN) return text;
  const half = LONGEST_SHOWN / 2;
  return `${text.slice(0, half)}…${text.slice(-half)}`;
}
