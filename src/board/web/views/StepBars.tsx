import type { BoardStep } from '../../../room/model/course.ts';
import type { Tally } from '../../../room/model/state.ts';
import { answersOf, histogramOf } from '../../../room/model/views.ts';
import { t } from '../../../words/words.ts';
import { Bars } from '../parts/Bars.tsx';

/** So many different answers are shown at first. */
const COMMONEST = 12;

/** What the room predicted or answered at a step; nobody's name is in it. */
export function StepBars({ step, tally }: { step: BoardStep; tally: Tally | undefined }) {
  if (step.kind === 'predict')
    return (
      <section aria-labelledby="predictions">
        <h3 id="predictions">{t`Predictions`}</h3>
        <Bars bars={histogramOf(step, tally)} label={t`Predictions`} />
      </section>
    );
  const answers = answersOf(step, tally);
  if (answers.length === 0) return null;
  const below = answers.length - COMMONEST;
  return (
    <section aria-labelledby="answers">
      <h3 id="answers">{t`Answers`}</h3>
      <Bars bars={answers.slice(0, COMMONEST)} label={t`Answers`} verdicts />
      {below > 0 && (
        <details>
          <summary>{t`${below} more`}</summary>
          <Bars bars={answers.slice(COMMONEST)} label={t`More answers`} verdicts />
        </details>
      )}
    </section>
  );
}
