import { FARES, type Fare } from './trouble.ts';

/** The sign and the word for how somebody fares. */
export function FareMark({ fare }: { fare: Fare }) {
  const { word, sign } = FARES[fare];
  return (
    <span className={`fare ${fare}`}>
      <span className="sign" aria-hidden="true">
        {sign}
      </span>
      <span className="word">{word}</span>
    </span>
  );
}
