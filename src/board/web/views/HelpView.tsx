import { placeKey } from '../../../room/model/state.ts';
import { helpQueue, minutesSince } from '../../../room/model/views.ts';
import { useBoard } from '../board-context.ts';
import { titleOf } from '../parts/spots.ts';
import { ViewLink } from '../parts/ViewLink.tsx';

/** Who asked for help, the longest waiting first. */
export function HelpView() {
  const { state, now, spots, nameOf, command, writeTo } = useBoard();
  const queue = helpQueue(state);
  return (
    <section aria-labelledby="view-title">
      <div className="view-head">
        <h2 id="view-title">Help</h2>
        <p className="quiet">
          {queue.length === 0 ? 'Nobody waits.' : `${queue.length} waiting, the longest first.`}
        </p>
      </div>
      <ol className="queue">
        {queue.map(({ id, place, helpAt, hints, wrong, server }) => (
          <li key={id}>
            <span className="waited">
              <strong>{minutesSince(helpAt, now)}</strong> min
            </span>
            <span className="who">
              <bdi className="name">{nameOf(id)}</bdi>
              {server === undefined && <span className="tag">away</span>}
              <span className="quiet">
                {place && spots.has(placeKey(place)) ? (
                  <ViewLink to={{ view: 'step', place }}>{titleOf(spots, place)}</ViewLink>
                ) : (
                  titleOf(spots, place)
                )}{' '}
                · hints {hints}, wrong {wrong}
              </span>
            </span>
            <button
              type="button"
              className="primary"
              onClick={() => command({ type: 'help-given', learner: id })}
            >
              Given<span className="unseen"> to {nameOf(id)}</span>
            </button>
            <button type="button" onClick={() => writeTo(id)}>
              Note<span className="unseen"> to {nameOf(id)}</span>
            </button>
          </li>
        ))}
      </ol>
    </section>
  );
}
