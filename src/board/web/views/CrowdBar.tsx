import { listed } from '../../../words/listed.ts';
import { t } from '../../../words/words.ts';
import { FARE_ORDER, type Fare, fareCount } from '../parts/trouble.ts';
import { type Crowd, sizeOf } from './crowds.ts';

/** The learners at a step as one bar of coloured pieces, as long as the crowd is large. */
export function CrowdBar({
  crowd,
  most,
  worded = false,
}: {
  crowd: Crowd;
  most: number;
  worded?: boolean;
}) {
  const size = sizeOf(crowd);
  const words = FARE_ORDER.filter((fare) => crowd[fare] > 0).map((fare) =>
    fareCount(fare, crowd[fare]),
  );
  return (
    <div className="crowd">
      <span className="unseen">{words.length > 0 ? listed(words) : t`nobody`}</span>
      <span
        className="crowd-bar"
        aria-hidden="true"
        style={{ width: `${(size / Math.max(1, most)) * 100}%` }}
      >
        {FARE_ORDER.filter((fare) => crowd[fare] > 0).map((fare) => (
          <span key={fare} className={`piece ${fare}`} style={{ flexGrow: crowd[fare] }}>
            {pieceText(fare, crowd[fare], crowd[fare] / Math.max(1, most), worded)}
          </span>
        ))}
      </span>
    </div>
  );
}

/** What a piece has room for: number and word, the number, nothing. */
function pieceText(fare: Fare, count: number, share: number, worded: boolean) {
  if (worded && share > 0.12) return fareCount(fare, count);
  return share > 0.045 ? count : null;
}
