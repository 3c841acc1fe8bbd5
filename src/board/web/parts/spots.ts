import type { Place } from '../../../room/model/events.ts';
import { placeKey } from '../../../room/model/state.ts';
import { type Spot, spotText } from '../../../room/model/views.ts';
import { t } from '../../../words/words.ts';

/** A step in words: `1.3 Title`, or its ids if the room does not play it. */
export function titleOf(spots: ReadonlyMap<string, Spot>, place: Place | undefined): string {
  if (!place) return t`not begun yet`;
  const spot = spots.get(placeKey(place));
  return spot ? spotText(spot) : placeKey(place);
}
