import type { Bar } from '../../../room/model/views.ts';
import { t } from '../../../words/words.ts';

const VERDICT_WORDS = { passed: t`right`, 'not-yet': t`not yet`, wrong: t`wrong` } as const;

/** A histogram: a line of words and a bar for each choice or answer. */
export function Bars({
  bars,
  label,
  verdicts = false,
}: {
  bars: readonly Bar[];
  label: string;
  verdicts?: boolean;
}) {
  return (
    <ul className="bars" aria-label={label}>
      {bars.map(({ label: text, count, share, verdict }, index) => (
        // Two options may have the same words.
        // biome-ignore lint/suspicious/noArrayIndexKey: the order is the identity
        <li key={index} className={verdicts && verdict !== undefined ? verdict : undefined}>
          <span className="bar-label">
            <bdi>{text}</bdi>
            {verdicts && verdict !== undefined && (
              <span className="verdict"> {VERDICT_WORDS[verdict]}</span>
            )}
          </span>
          <span className="track" aria-hidden="true">
            <span className="fill" style={{ width: `${share * 100}%` }} />
          </span>
          <span className="count">
            {count}
            <span className="percent"> {Math.round(share * 100)} %</span>
          </span>
        </li>
      ))}
    </ul>
  );
}
