import { relative } from 'node:path';
import { SpyError } from '../base/errors.ts';
import { schoolHome } from '../base/paths.ts';
import { findChapter, findStep, loadCourse } from '../course/load.ts';
import type { Chapter } from '../course/model.ts';
import { boardCourse } from '../room/model/course.ts';
import { ownTerminal } from '../ui/terminal/terminal.ts';
import { t } from '../words/words.ts';

/** What was typed after `spy-school present`. */
export interface PresentOptions {
  /** The facilitator's notes instead of the slides. */
  readonly notes?: boolean;
  /** Where to begin, by id or number; without it at the chapter's title. */
  readonly step?: string;
}

/**
 * `spy-school present CHAPTER`: the chapter as slides, or (`--notes`) what the facilitator reads meanwhile. Returns
 * the exit status. Throws SpyError `unknown-chapter`, `unknown-step`, and `no-terminal` (2) without a TTY.
 */
export async function present(name: string, options: PresentOptions = {}): Promise<number> {
  const chapter = findChapter(await loadCourse(), name);
  const slide =
    options.step === undefined ? 0 : chapter.steps.indexOf(findStep(chapter, options.step)) + 1;
  if (!process.stdin.isTTY || !process.stdout.isTTY) throw noTerminal(chapter);
  const [shown] = boardCourse([chapter]);
  if (!shown) throw new Error('a chapter without a board');
  const { present: show } = await import('../board/present/present.tsx');
  const parts = { terminal: ownTerminal(), chapter: shown, slide, schoolHome: schoolHome() };
  return show(parts, options.notes ? 'notes' : 'slides');
}

function noTerminal({ title, file }: Chapter): SpyError {
  const near = relative(process.cwd(), file);
  const path = near.startsWith('..') ? file : near;
  return new SpyError(
    'no-terminal',
    t`Slides are shown in a terminal, and there is none here for "${title}".`,
    t`Run it in a terminal window. The chapter with its notes can be read as it is, too: ${path}`,
    { exitCode: 2 },
  );
}
