import { placeKey } from '../../../room/model/state.ts';
import { type MapCell, numberOf } from '../../../room/model/views.ts';
import { t } from '../../../words/words.ts';
import { useBoard } from '../board-context.ts';
import { FARE_ORDER, FARES } from '../parts/trouble.ts';
import { ViewLink } from '../parts/ViewLink.tsx';
import { CrowdBar } from './CrowdBar.tsx';
import { type Crowd, crowdsOf, NOBODY, sizeOf } from './crowds.ts';

/** A bar is full at the largest crowd, but one learner alone is no crowd. */
const SMALLEST_SCALE = 4;

/** Where the room is, and where it is stuck: every step, with who is there. */
export function MapView() {
  const { rows, cells } = useBoard();
  const crowds = crowdsOf(rows);
  const most = Math.max(SMALLEST_SCALE, ...[...crowds.values()].map(sizeOf));
  const chapters = [...new Set(cells.map(({ spot }) => spot.chapter))];
  return (
    <section aria-labelledby="view-title">
      <div className="view-head">
        <h2 id="view-title">{t`Map`}</h2>
        <ul className="legend" aria-label={t`Colours of the bars`}>
          {FARE_ORDER.map((fare) => (
            <li key={fare}>
              <span className={`swatch ${fare}`} aria-hidden="true" /> {FARES[fare].word}
            </li>
          ))}
        </ul>
      </div>
      {chapters.map((chapter) => (
        <table key={chapter.id} className="map">
          <caption>
            {chapter.number} {chapter.title}
          </caption>
          <thead>
            <tr>
              <th scope="col" className="step-column">
                {t`Step`}
              </th>
              <th scope="col" className="number number-column">
                {t`Here`}
              </th>
              <th scope="col">
                <span className="unseen">{t`How they fare`}</span>
              </th>
              <th
                scope="col"
                className="number number-column"
                aria-label={t`Minutes, the middle one`}
              >
                {t`Min`}
              </th>
              <th scope="col" className="number number-column done-column">
                {t`Done`}
              </th>
            </tr>
          </thead>
          <tbody>
            {cells.map(
              (cell) =>
                cell.spot.chapter === chapter && (
                  <MapRow
                    key={cell.spot.step.id}
                    cell={cell}
                    crowd={crowds.get(placeKey(cell.spot.place)) ?? NOBODY}
                    most={most}
                  />
                ),
            )}
          </tbody>
        </table>
      ))}
    </section>
  );
}

function MapRow({ cell, crowd, most }: { cell: MapCell; crowd: Crowd; most: number }) {
  const { spot, medianMinutes, done, gate } = cell;
  const size = sizeOf(crowd);
  return (
    <tr className={gate ? 'gate' : size === 0 ? 'nobody' : undefined}>
      <th scope="row">
        <div className="step-cell">
          <ViewLink to={{ view: 'step', place: spot.place }}>
            <span className="step-number">{numberOf(spot)}</span>
            <span className="step-title">{spot.step.title}</span>
          </ViewLink>
          {gate && <span className="tag gate-tag">{t`gate`}</span>}
        </div>
      </th>
      <td className="number here">{size || <span className="none">0</span>}</td>
      <td>
        <CrowdBar crowd={crowd} most={most} />
      </td>
      <td className="number">
        {cell.working > 0 ? Math.round(medianMinutes) : <span className="none">–</span>}
      </td>
      <td className="number done-column">{done || <span className="none">0</span>}</td>
    </tr>
  );
}
