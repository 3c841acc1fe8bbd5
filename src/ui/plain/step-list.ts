import { never } from '../../base/exhaustive.ts';
import type { PlayView } from '../../session/view.ts';
import { t } from '../../words/words.ts';
import { plainly } from '../chapter/guide-blocks.ts';

/** Every step of the chapter, a line each, and how it stands. */
export function stepList(view: PlayView): string {
  return view.chapter.steps
    .map(({ title }, at) => {
      const step = `${at + 1}. ${plainly(title)}`;
      return inList(step, view.states[at] ?? 'open', at === view.stepIndex);
    })
    .join('\n');
}

function inList(step: string, state: PlayView['states'][number], here: boolean): string {
  switch (state) {
    case 'open':
      return here ? t`${step}: you are here, open` : t`${step}: open`;
    case 'solved':
      return here ? t`${step}: you are here, done` : t`${step}: done`;
    case 'skipped':
      return here ? t`${step}: you are here, skipped` : t`${step}: skipped`;
    case 'shown':
      return here ? t`${step}: you are here, shown` : t`${step}: shown`;
    default:
      return never(state);
  }
}
