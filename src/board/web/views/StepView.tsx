import { placeKey } from '../../../room/model/state.ts';
import { numberOf, type Spot, tallyAt } from '../../../room/model/views.ts';
import { t } from '../../../words/words.ts';
import { useBoard } from '../board-context.ts';
import { Markdown } from '../parts/Markdown.tsx';
import { StepPicker } from '../parts/StepPicker.tsx';
import { CrowdBar } from './CrowdBar.tsx';
import { crowdsOf, NOBODY, sizeOf } from './crowds.ts';
import { StepActions } from './StepActions.tsx';
import { StepBars } from './StepBars.tsx';
import { StepBehind } from './StepBehind.tsx';
import { StepText } from './StepText.tsx';

/** One step: what learners read, what they said, and what only the facilitator knows. */
export function StepView() {
  const { state, rows, spotlight, where, go, spots: byKey } = useBoard();
  const spots = [...byKey.values()];
  const wished = where.place && placeKey(where.place);
  const spot = (wished === undefined ? undefined : byKey.get(wished)) ?? spotlight;
  if (!spot) return <p className="empty">{t`This room has no steps.`}</p>;
  const at = spots.findIndex(({ place }) => placeKey(place) === placeKey(spot.place));
  const show = (next: Spot | undefined) => next && go({ view: 'step', place: next.place });
  const crowd = crowdsOf(rows).get(placeKey(spot.place)) ?? NOBODY;
  const here = sizeOf(crowd);
  const { step, chapter } = spot;
  const minutes = Math.round(step.minutes);
  return (
    <section aria-labelledby="view-title" className="step-view">
      <div className="view-head">
        <h2 id="view-title">
          <span className="step-number">{numberOf(spot)}</span> {step.title}
        </h2>
        <div className="walk">
          <button
            id="step-before"
            type="button"
            disabled={at <= 0}
            onClick={() => show(spots[at - 1])}
          >
            ‹<span className="unseen"> {t`Step before`}</span>
          </button>
          <label htmlFor="step" className="unseen">
            {t`Step`}
          </label>
          <StepPicker id="step" value={spot} onPick={show} />
          <button
            id="step-after"
            type="button"
            disabled={at === spots.length - 1}
            onClick={() => show(spots[at + 1])}
          >
            ›<span className="unseen"> {t`Step after`}</span>
          </button>
        </div>
      </div>
      <p className="quiet">
        {t`Chapter ${chapter.number}, ${chapter.title}. About ${minutes} min. ${here} here.`}
      </p>
      {here > 0 && <CrowdBar crowd={crowd} most={here} worded />}
      <StepActions spot={spot} />
      <div className="columns">
        <div className="text">
          <StepText step={step} options={step.kind !== 'predict'} />
          <StepBars step={step} tally={tallyAt(state, spot.place)} />
        </div>
        <div className="behind">
          {step.notes !== undefined && (
            <section aria-labelledby="facilitator-notes" className="notes">
              <h3 id="facilitator-notes">{t`For you`}</h3>
              <Markdown text={step.notes} />
            </section>
          )}
          <StepBehind step={step} />
        </div>
      </div>
    </section>
  );
}
