import { useState } from 'react';
import { placeKey } from '../../../room/model/state.ts';
import { isRevealed, type Spot } from '../../../room/model/views.ts';
import { t } from '../../../words/words.ts';
import { useBoard } from '../board-context.ts';

const SAID = {
  debrief: { show: t`Show the debrief to all`, shown: t`The debrief is shown` },
  solution: { show: t`Show the solution to all`, shown: t`The solution is shown` },
} as const;

/** What a facilitator can do with a step. */
export function StepActions({ spot }: { spot: Spot }) {
  const { state, command } = useBoard();
  const { place, step } = spot;
  const key = placeKey(place);
  const [asked, ask] = useState('');
  const held = state.gate !== undefined && placeKey(state.gate) === key;
  const lit = state.spotlight !== undefined && placeKey(state.spotlight) === key;
  const shown = (what: 'debrief' | 'solution') => isRevealed(state, place, what);
  const reveal = (what: 'debrief' | 'solution') => (
    <button
      type="button"
      disabled={shown(what)}
      className={asked === `${key} ${what}` ? 'danger' : undefined}
      onBlur={() => ask('')}
      onClick={() => {
        // It cannot be taken back: the first press asks.
        if (asked === `${key} ${what}`) command({ type: 'revealed', place, what });
        ask(asked === `${key} ${what}` ? '' : `${key} ${what}`);
      }}
    >
      {shown(what)
        ? SAID[what].shown
        : asked === `${key} ${what}`
          ? t`Sure? Once more shows it to all`
          : SAID[what].show}
    </button>
  );
  return (
    <fieldset className="actions" disabled={state.endedAt !== undefined}>
      <legend className="unseen">{t`With this step`}</legend>
      {held ? (
        <button type="button" className="primary" onClick={() => command({ type: 'gate-opened' })}>
          {t`Open the gate`}
        </button>
      ) : (
        <button
          type="button"
          className="primary"
          onClick={() => command({ type: 'gate-closed', place })}
        >
          {t`Hold everybody here`}
        </button>
      )}
      <button type="button" disabled={lit} onClick={() => command({ type: 'spotlit', place })}>
        {lit ? t`On the projector` : t`Put on the projector`}
      </button>
      {step.debrief !== undefined && reveal('debrief')}
      {step.solution.length > 0 && reveal('solution')}
    </fieldset>
  );
}
