import { clean } from '../base/clean.ts';
import { loadOutlines, type Outline } from '../course/load.ts';
import type { TaskKind } from '../course/model.ts';
import { cells, padEnd } from '../markdown/width.ts';
import { language, t } from '../words/words.ts';

type Write = (text: string) => void;

const KINDS: readonly TaskKind[] = ['read', 'predict', 'choose', 'answer', 'run', 'cite', 'fix'];
/** The same as people read them; in one message, since a word alone means many things. */
const KIND_WORDS = t`read, predict, choose, answer, run, cite, fix`.split(', ');

function kindText(kind: TaskKind): string {
  return KIND_WORDS[KINDS.indexOf(kind)] ?? kind;
}

/** Minutes as people say them. */
function minutesText(minutes: number): string {
  const one = { minimumFractionDigits: 1, maximumFractionDigits: 1 };
  const count = Number.isInteger(minutes) ? minutes : minutes.toLocaleString(language, one);
  return `${count} min`;
}

function widest(texts: readonly string[]): number {
  return Math.max(0, ...texts.map(cells));
}

/** The course as a table of contents: chapters, their steps, kinds of task, minutes and ids. */
export function chaptersText(chapters: readonly Outline[]): string {
  const steps = chapters.flatMap((chapter) => chapter.steps);
  const title = widest(steps.map((step) => clean(step.title)));
  const kind = widest(KIND_WORDS);
  const minutes = widest(steps.map((step) => minutesText(step.minutes)));
  return chapters
    .map((chapter) => {
      const rows = chapter.steps.map((step, index) =>
        [
          `  ${String(index + 1).padStart(3)}`,
          padEnd(clean(step.title), title),
          padEnd(kindText(step.task.kind), kind),
          minutesText(step.minutes).padStart(minutes),
          step.id,
        ].join('  '),
      );
      return [
        `${chapter.number}  ${clean(chapter.title)} (${chapter.id}), ${minutesText(chapter.minutes)}`,
        `   ${clean(chapter.summary)}`,
        '',
        ...rows,
        '',
      ].join('\n');
    })
    .join('\n');
}

/** `spy-school chapters`: prints the course to stdout. Returns the exit code. */
export async function chapters(
  options: { json?: boolean },
  write: Write = (text) => process.stdout.write(text),
): Promise<number> {
  const course = await loadOutlines();
  if (options.json !== true) {
    write(chaptersText(course));
    return 0;
  }
  const shape = course.map(({ id, number, title, summary, minutes, mysteries, steps }) => ({
    ...{ id, number, title, summary, minutes, mysteries },
    steps: steps.map((step) => ({
      id: step.id,
      title: step.title,
      task: step.task.kind,
      minutes: step.minutes,
    })),
  }));
  write(`${JSON.stringify(shape, null, 2)}\n`);
  return 0;
}
