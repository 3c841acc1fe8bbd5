import { useState } from 'react';
import { placeKey } from '../../../room/model/state.ts';
import { isRevealed, type Spot } from '../../../room/model/views.ts';
import { useBoard } from '../board-context.ts';

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
        ? `The ${what} is shown`
        : asked === `${key} ${what}`
          ? `Sure? Once more shows it to all`
          : `Show the ${what} to all`}
    </button>
  );
  return (
    <fieldset className="actions" disabled={state.endedAt !== undefined}>
      <legend className="unseen">With this step</legend>
      {held ? (
        <button type="button" className="primary" onClick={() => command({ type: 'gate-opened' })}>
          Open the gate
        </button>
      ) : (
        <button
          type="button"
          className="primary"
          onClick={() => command({ type: 'gate-closed', place })}
        >
          Hold everybody here
        </button>
      )}
      <button type="button" disabled={lit} onClick={() => command({ type: 'spotlit', place })}>
        {lit ? 'On the projector' : 'Put on the projector'}
      </button>
      {step.debrief !== undefined && reveal('debrief')}
      {step.solution.length > 0 && reveal('solution')}
    </fieldset>
  );
}
