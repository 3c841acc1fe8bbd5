import { placeKey } from '../../../room/model/state.ts';
import { type Spot, spotText } from '../../../room/model/views.ts';
import { useBoard } from '../board-context.ts';

/** A list of all steps to choose one from, chapter by chapter. */
export function StepPicker({
  id,
  value,
  onPick,
}: {
  id: string;
  value: Spot | undefined;
  onPick: (spot: Spot) => void;
}) {
  const { spots } = useBoard();
  const chapters = [...new Set([...spots.values()].map(({ chapter }) => chapter))];
  return (
    <select
      id={id}
      value={value && placeKey(value.place)}
      onChange={({ target }) => {
        const spot = spots.get(target.value);
        if (spot) onPick(spot);
      }}
    >
      {chapters.map((chapter) => (
        <optgroup key={chapter.id} label={`${chapter.number} ${chapter.title}`}>
          {[...spots].flatMap(([key, spot]) =>
            spot.chapter === chapter
              ? [
                  <option key={key} value={key}>
                    {spotText(spot)}
                  </option>,
                ]
              : [],
          )}
        </optgroup>
      ))}
    </select>
  );
}
