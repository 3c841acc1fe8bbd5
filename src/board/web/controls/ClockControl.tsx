import { type FormEvent, useState } from 'react';
import { LONGEST_CLOCK } from '../../../room/model/events.ts';
import { t } from '../../../words/words.ts';
import { useBoard } from '../board-context.ts';
import { ClockFace } from '../parts/ClockFace.tsx';

const OFTEN = [5, 10, 15] as const;

/** A clock that everybody sees. */
export function ClockControl() {
  const { state, room, command } = useBoard();
  const [text, setText] = useState('5');
  const minutes = Number(text);
  const start = (event: FormEvent) => {
    event.preventDefault();
    if (minutes > 0 && minutes <= LONGEST_CLOCK) command({ type: 'clock-set', minutes });
  };
  return (
    <section aria-labelledby="clock-title" className="control">
      <h3 id="clock-title">{t`Clock`}</h3>
      {state.clock && (
        <p className="clock-line">
          <ClockFace state={state} ahead={room.ahead} />
          <button
            type="button"
            aria-label={t`Stop the clock`}
            onClick={() => command({ type: 'clock-cleared' })}
          >
            {t`Stop`}
          </button>
        </p>
      )}
      <form onSubmit={start} className="row">
        <label htmlFor="minutes">{t`Minutes`}</label>
        <input
          id="minutes"
          type="number"
          min="0.5"
          max={LONGEST_CLOCK}
          step="0.5"
          required
          value={text}
          onChange={({ target }) => setText(target.value)}
        />
        <button type="submit" className="primary">
          {t`Start`}
        </button>
      </form>
      <div className="row even">
        {OFTEN.map((each) => (
          <button
            key={each}
            type="button"
            onClick={() => command({ type: 'clock-set', minutes: each })}
          >
            {lasting(each)}
          </button>
        ))}
      </div>
    </section>
  );
}

function lasting(minutes: number): string {
  return t`${minutes} min`;
}
