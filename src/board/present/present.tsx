import type { BoardChapter } from '../../room/model/course.ts';
import { loadWithInk } from '../../ui/ink/load.ts';
import type { Terminal } from '../../ui/terminal/terminal.ts';

export interface PresentParts {
  readonly terminal: Terminal;
  readonly chapter: BoardChapter;
  /** Slide to begin with: 0 is the chapter's title, then the steps from 1. */
  readonly slide: number;
  /** Where presenters and those who read the notes find each other. */
  readonly schoolHome: string;
}

/** Shows a chapter as slides, or the notes to the slides that another terminal shows. Returns the exit status. */
export async function present(parts: PresentParts, what: 'slides' | 'notes'): Promise<number> {
  if (what === 'notes') {
    const { NotesShow } = await loadWithInk(() => import('./notes-show.tsx'));
    return new NotesShow(parts).run();
  }
  const { SlideShow } = await loadWithInk(() => import('./slide-show.tsx'));
  return new SlideShow(parts).run();
}
