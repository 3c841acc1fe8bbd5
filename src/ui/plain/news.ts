import type { Verdict } from '../../evidence/verdict.ts';
import type { PlayView } from '../../session/view.ts';
import { t } from '../../words/words.ts';
import type { ChapterPage } from '../../zine/chapter-pages.ts';
import { plainly } from '../chapter/guide-blocks.ts';
import { inOurKeys } from '../our-keys.ts';
import { doneWords, solutionWords, stepWords, verdictWords, wayOn } from './step-words.ts';

/** What was told of a step so far: only what is new is told again. */
export interface Told {
  readonly chapter: string;
  readonly step: number;
  readonly done: boolean;
  readonly verdict: Verdict | undefined;
  readonly tries: number;
  readonly noticed: string;
  readonly hints: number;
  readonly solution: boolean;
  readonly held: string | undefined;
  readonly trouble: string;
  readonly roomSolution: boolean;
  readonly roomDebrief: boolean;
}

/** What there is to be told now, as parts of Markdown; `before` is what was told last. */
export function news(
  played: PlayView,
  before: Told | undefined,
  page?: ChapterPage,
): { readonly words: readonly string[]; readonly told: Told } {
  const view = inOurKeys(played);
  const told = toldBy(view);
  const isNew = before?.step !== told.step || before.chapter !== told.chapter;
  const last = isNew ? undefined : before;
  return { words: [...(isNew ? stepWords(view) : []), ...changes(view, told, last, page)], told };
}

/** A step once more from its beginning, with all that was said to it. */
export function again(view: PlayView, page?: ChapterPage): readonly string[] {
  return news(view, undefined, page).words;
}

function changes(
  view: PlayView,
  now: Told,
  before: Told | undefined,
  page: ChapterPage | undefined,
): string[] {
  const words: string[] = [];
  const { hints, step } = view;
  const count = step.hints.length;
  for (const [at, hint] of hints.entries()) {
    const number = at + 1;
    if (number > (before?.hints ?? 0)) words.push(`**${t`Hint ${number} of ${count}:`}** ${hint}`);
  }
  if (view.solution && !before?.solution)
    words.push(...solutionWords(view, view.solution, t`One way to do it:`));
  if (view.shown.solution && !before?.roomSolution)
    words.push(
      ...solutionWords(view, view.shown.solution, t`Shown by your facilitator, one way to do it:`),
    );
  if (view.open) words.push(...undecided(view, now, before));
  else if (!before?.done) words.push(...doneWords(view));
  if (view.shown.debrief !== undefined && !before?.roomDebrief)
    words.push(`**${t`Shown by your facilitator, what there is to see:`}**`, view.shown.debrief);
  if (!view.open && (!before?.done || before.held !== now.held)) words.push(...wayOn(view, page));
  if (now.trouble !== '' && now.trouble !== before?.trouble)
    words.push(`**${t`Trouble.`}** ${plainly(now.trouble)}`);
  return words;
}

function undecided(view: PlayView, now: Told, before: Told | undefined): string[] {
  const sameVerdict =
    before?.verdict?.kind === now.verdict?.kind &&
    before?.verdict?.reason === now.verdict?.reason &&
    before?.tries === now.tries;
  if (!sameVerdict) {
    const words = verdictWords(view);
    if (words.length > 0) return words;
  }
  return now.noticed !== '' && now.noticed !== before?.noticed ? [plainly(now.noticed)] : [];
}

function toldBy(view: PlayView): Told {
  return {
    chapter: view.chapter.id,
    step: view.stepIndex,
    done: !view.open,
    verdict: view.verdict,
    tries: view.tries,
    noticed: view.noticed,
    hints: view.hints.length,
    solution: view.solution !== undefined,
    held: view.held,
    trouble: view.trouble,
    roomSolution: view.shown.solution !== undefined,
    roomDebrief: view.shown.debrief !== undefined,
  };
}
