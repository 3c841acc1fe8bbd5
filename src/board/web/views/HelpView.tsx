import { placeKey } from '../../../room/model/state.ts';
import { helpQueue, minutesSince } from '../../../room/model/views.ts';
import { jt, msgid, ngettext, t } from '../../../words/words.ts';
import { useBoard } from '../board-context.ts';
import { titleOf } from '../parts/spots.ts';
import { ViewLink } from '../parts/ViewLink.tsx';

/** Who asked for help, the longest waiting first. */
export function HelpView() {
  const { state } = useBoard();
  const queue = helpQueue(state);
  const waiting = queue.length;
  return (
    <section aria-labelledby="view-title">
      <div className="view-head">
        <h2 id="view-title">{t`Help`}</h2>
        <p className="quiet">
          {waiting === 0
            ? t`Nobody waits.`
            : ngettext(
                msgid`${waiting} waiting, the longest first.`,
                `${waiting} waiting, the longest first.`,
                waiting,
              )}
        </p>
      </div>
      <ol className="queue">
        {queue.map((learner) => (
          <Waiting key={learner.id} learner={learner} />
        ))}
      </ol>
    </section>
  );
}

function Waiting({ learner }: { learner: ReturnType<typeof helpQueue>[number] }) {
  const { now, spots, nameOf, command, writeTo } = useBoard();
  const { id, place, helpAt, hints, wrong, server } = learner;
  const name = nameOf(id);
  const minutes = <strong key="minutes">{minutesSince(helpAt, now)}</strong>;
  return (
    <li>
      <span className="waited">{jt`${minutes} min`}</span>
      <span className="who">
        <bdi className="name">{name}</bdi>
        {server === undefined && <span className="tag">{t`away`}</span>}
        <span className="quiet">
          {place && spots.has(placeKey(place)) ? (
            <ViewLink to={{ view: 'step', place }}>{titleOf(spots, place)}</ViewLink>
          ) : (
            titleOf(spots, place)
          )}{' '}
          · {t`hints ${hints}, wrong ${wrong}`}
        </span>
      </span>
      <button
        type="button"
        className="primary"
        aria-label={t`Given to ${name}`}
        onClick={() => command({ type: 'help-given', learner: id })}
      >
        {t`Given`}
      </button>
      <button type="button" aria-label={t`Note to ${name}`} onClick={() => writeTo(id)}>
        {t`Note`}
      </button>
    </li>
  );
}
