import { useState } from 'react';
import { placeKey } from '../../../room/model/state.ts';
import type { Spot } from '../../../room/model/views.ts';
import { jt, t } from '../../../words/words.ts';
import { useBoard } from '../board-context.ts';
import { StepPicker } from '../parts/StepPicker.tsx';
import { titleOf } from '../parts/spots.ts';

/** Holds everybody at a step, and lets them go. */
export function GateControl() {
  const { state, spots, spotlight, command } = useBoard();
  const [picked, setPicked] = useState<Spot>();
  const spot = picked ?? spotlight;
  const held = <strong key="held">{titleOf(spots, state.gate)}</strong>;
  const heldHere = spot && state.gate && placeKey(state.gate) === placeKey(spot.place);
  return (
    <section aria-labelledby="gate-title" className={state.gate ? 'control held' : 'control'}>
      <h3 id="gate-title">{t`Gate`}</h3>
      <p>{state.gate ? jt`Everybody is held at ${held}` : t`Open: everybody at their own pace.`}</p>
      <label htmlFor="gate">{t`Hold everybody at`}</label>
      <StepPicker id="gate" value={spot} onPick={setPicked} />
      <div className="row">
        <button
          type="button"
          className={state.gate ? undefined : 'primary'}
          disabled={!spot || heldHere}
          onClick={() => spot && command({ type: 'gate-closed', place: spot.place })}
        >
          {t`Hold`}
        </button>
        {state.gate && (
          <button
            type="button"
            className="primary"
            onClick={() => command({ type: 'gate-opened' })}
          >
            {t`Open the gate`}
          </button>
        )}
      </div>
    </section>
  );
}
