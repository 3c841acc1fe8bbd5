import { useRef, useState } from 'react';
import { byJoining } from '../../../room/model/names.ts';
import { placeKey } from '../../../room/model/state.ts';
import { numberOf, type Row } from '../../../room/model/views.ts';
import { t } from '../../../words/words.ts';
import { useBoard } from '../board-context.ts';
import { titleOf } from '../parts/spots.ts';
import { fareOf } from '../parts/trouble.ts';
import { useMedia } from '../use-media.ts';
import { useWindowed } from '../use-windowed.ts';
import { WaysIn } from './JoinView.tsx';
import { type LearnerLine, LearnerRow } from './LearnerRow.tsx';
import { RoomFilters } from './RoomFilters.tsx';
import { byNeed, type Filter, fits, holds, type Order } from './room-rows.ts';

/** Every learner on a line, who needs somebody most at the top. */
export function RoomView() {
  const { rows: all, spots, nameOf, hidden, writeTo } = useBoard();
  const [order, setOrder] = useState<Order>('need');
  const [filter, setFilter] = useState<Filter>('all');
  const [words, setWords] = useState('');
  const body = useRef<HTMLTableSectionElement>(null);
  const height = useMedia('(max-width: 720px)') ? 60 : 40;

  const rows = all.filter(
    (row) => fits(row, filter) && holds(row, words, nameOf, titleOf(spots, row.learner.place)),
  );
  // The order of hidden names would tell them; sorting is stable.
  if (hidden) rows.sort((a, b) => byJoining(a.learner, b.learner));
  if (order === 'need') rows.sort(byNeed);
  const { start, end } = useWindowed(body, rows.length, height);

  const lineOf = (row: Row): LearnerLine => {
    const { learner, connected, minutes, done } = row;
    const spot = learner.place && spots.get(placeKey(learner.place));
    return {
      id: learner.id,
      name: nameOf(learner.id),
      number: spot ? numberOf(spot) : '',
      title: spot?.step.title ?? titleOf(spots, learner.place),
      fare: fareOf(row),
      connected,
      minutes,
      hints: learner.hints,
      wrong: learner.wrong,
      tries: learner.tries,
      done,
    };
  };

  return (
    <section aria-labelledby="view-title">
      <div className="view-head">
        <h2 id="view-title">{t`Room`}</h2>
        {all.length > 0 && (
          <RoomFilters
            rows={all}
            {...{ order, setOrder, filter, setFilter, words, setWords }}
            shown={rows.length}
          />
        )}
      </div>
      {all.length === 0 ? (
        <>
          <p className="quiet">{t`Nobody has joined yet. This is the way in:`}</p>
          <WaysIn />
        </>
      ) : (
        <table className="learners" aria-rowcount={rows.length + 1}>
          <caption className="unseen">{t`Learners: where each is and how they fare`}</caption>
          <thead>
            <tr>
              <th scope="col">{t`State`}</th>
              <th scope="col">{t`Learner`}</th>
              <th scope="col" className="wide">
                {t`Step`}
              </th>
              <th scope="col" className="number" aria-label={t`Minutes on the step`}>
                {t`Min`}
              </th>
              <th scope="col" className="wide number">
                {t`Hints`}
              </th>
              <th scope="col" className="wide number">
                {t`Wrong`}
              </th>
              <th scope="col" className="wide number">
                {t`Tries`}
              </th>
              <th scope="col" className="wide number">
                {t`Done`}
              </th>
              <th scope="col">
                <span className="unseen">{t`Write`}</span>
              </th>
            </tr>
          </thead>
          <tbody ref={body}>
            {start > 0 && <Spacer height={start * height} />}
            {rows.slice(start, end).map((row, index) => (
              <LearnerRow
                key={row.learner.id}
                line={lineOf(row)}
                steps={spots.size}
                index={start + index + 1}
                writeTo={writeTo}
              />
            ))}
            {end < rows.length && <Spacer height={(rows.length - end) * height} />}
          </tbody>
        </table>
      )}
      {all.length > 0 && rows.length === 0 && (
        <p className="empty">{t`Nobody fits this filter.`}</p>
      )}
    </section>
  );
}

/** Stands for rows that are far from the window. */
function Spacer({ height }: { height: number }) {
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: nothing in it takes the focus
    <tr aria-hidden="true" className="spacer">
      <td style={{ height }} />
    </tr>
  );
}
