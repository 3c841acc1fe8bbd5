import type { Row } from '../../../room/model/views.ts';
import { msgid, ngettext, t } from '../../../words/words.ts';
import { FILTERS, type Filter, fits, ORDERS, type Order } from './room-rows.ts';

/** Which learners the table shows, and in which order. */
export function RoomFilters({
  rows,
  shown,
  order,
  setOrder,
  filter,
  setFilter,
  words,
  setWords,
}: {
  rows: readonly Row[];
  shown: number;
  order: Order;
  setOrder: (order: Order) => void;
  filter: Filter;
  setFilter: (filter: Filter) => void;
  words: string;
  setWords: (words: string) => void;
}) {
  return (
    <search className="filters">
      <fieldset className="choices">
        <legend className="unseen">{t`Show`}</legend>
        {FILTERS.map(({ filter: each, word }) => (
          <label key={each} className={each === filter ? 'chosen' : undefined}>
            <input
              type="radio"
              name="filter"
              checked={each === filter}
              onChange={() => setFilter(each)}
            />
            {word} <span className="count">{rows.filter((row) => fits(row, each)).length}</span>
          </label>
        ))}
      </fieldset>
      <fieldset className="choices">
        <legend className="unseen">{t`Order`}</legend>
        {ORDERS.map(({ order: each, word }) => (
          <label key={each} className={each === order ? 'chosen' : undefined}>
            <input
              type="radio"
              name="order"
              checked={each === order}
              onChange={() => setOrder(each)}
            />
            {word}
          </label>
        ))}
      </fieldset>
      <label htmlFor="find" className="unseen">
        {t`Find a learner or a step`}
      </label>
      <input
        id="find"
        type="search"
        placeholder={t`Find…`}
        autoComplete="off"
        value={words}
        onChange={({ target }) => setWords(target.value)}
      />
      {words !== '' && (
        <span className="quiet" role="status">
          {ngettext(msgid`${shown} found`, `${shown} found`, shown)}
        </span>
      )}
    </search>
  );
}
