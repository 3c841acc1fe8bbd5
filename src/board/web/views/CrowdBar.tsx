import { FARE_ORDER, FARES } from '../parts/trouble.ts';
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
  const words = FARE_ORDER.filter((fare) => crowd[fare] > 0).map(
    (fare) => `${crowd[fare]} ${FARES[fare].word}`,
  );
  return (
    <div className="crowd">
      <span className="unseen">{words.join(', ') || 'nobody'}</span>
      <span
        className="crowd-bar"
        aria-hidden="true"
        style={{ width: `${(size / Math.max(1, most)) * 100}%` }}
      >
        {FARE_ORDER.filter((fare) => crowd[fare] > 0).map((fare) => (
          <span key={fare} className={`piece ${fare}`} style={{ flexGrow: crowd[fare] }}>
            {crowd[fare] / Math.max(1, most) > 0.045 && crowd[fare]}
            {worded && crowd[fare] / Math.max(1, most) > 0.12 && ` ${FARES[fare].word}`}
          </span>
        ))}
      </span>
    </div>
  );
}
