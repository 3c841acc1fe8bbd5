import { memo } from 'react';
import { t } from '../../../words/words.ts';
import { FareMark } from '../parts/FareMark.tsx';
import type { Fare } from '../parts/trouble.ts';

export interface LearnerLine {
  readonly id: string;
  readonly name: string;
  readonly number: string;
  readonly title: string;
  readonly fare: Fare;
  readonly connected: boolean;
  readonly minutes: number;
  readonly hints: number;
  readonly wrong: number;
  readonly tries: number;
  readonly done: number;
}

/** One learner's line; drawn again only when something in it changed. */
export const LearnerRow = memo(function LearnerRow({
  line,
  steps,
  index,
  writeTo,
}: {
  line: LearnerLine;
  steps: number;
  /** From 1, the heading not counted. */
  index: number;
  writeTo: (learner: string) => void;
}) {
  const { id, name, number, title, fare, connected, minutes, hints, wrong, tries, done } = line;
  return (
    <tr aria-rowindex={index + 1} className={connected ? undefined : 'away'}>
      <td>
        <FareMark fare={fare} />
      </td>
      <th scope="row">
        <bdi className="name">{name}</bdi>
        {!connected && <span className="tag">{t`away`}</span>}
        <span className="under">
          {number} {title}
        </span>
      </th>
      <td className="wide place">
        <span className="step-number">{number}</span> {title}
      </td>
      <td className="number">{minutes}</td>
      <td className="wide number">{hints || <span className="none">0</span>}</td>
      <td className="wide number">{wrong || <span className="none">0</span>}</td>
      <td className="wide number">{tries || <span className="none">0</span>}</td>
      <td className="wide number">
        {done}
        <span className="of">/{steps}</span>
      </td>
      <td className="action">
        <button
          type="button"
          className="small"
          aria-label={t`Note to ${name}`}
          onClick={() => writeTo(id)}
        >
          {t`Note`}
        </button>
      </td>
    </tr>
  );
}, sameLine);

function sameLine(
  a: { line: LearnerLine; steps: number; index: number },
  b: { line: LearnerLine; steps: number; index: number },
): boolean {
  if (a.steps !== b.steps || a.index !== b.index) return false;
  const [one, other] = [Object.entries(a.line), new Map(Object.entries(b.line))];
  return one.every(([key, value]) => other.get(key) === value);
}
