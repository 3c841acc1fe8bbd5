import type { BoardStep } from '../../../room/model/course.ts';
import { t } from '../../../words/words.ts';
import { Markdown } from '../parts/Markdown.tsx';

/** What the facilitator has shown of a step to all. */
export function Revealed({
  step,
  debrief,
  solution,
}: {
  step: BoardStep;
  debrief: boolean;
  solution: boolean;
}) {
  const right = step.options.filter((option) => option.right);
  return (
    <>
      {solution && step.solution.length > 0 && (
        <section aria-labelledby="shown-solution">
          <h2 id="shown-solution">{t`Solution`}</h2>
          {right.length > 0 ? (
            <ul>
              {right.map(({ id, label }) => (
                <li key={id}>
                  <Markdown text={label} />
                </li>
              ))}
            </ul>
          ) : (
            <pre>
              <code>{step.solution.join('\n')}</code>
            </pre>
          )}
        </section>
      )}
      {debrief && step.debrief !== undefined && (
        <section aria-labelledby="shown-debrief">
          <h2 id="shown-debrief">{t`What it was`}</h2>
          <Markdown text={step.debrief} />
        </section>
      )}
    </>
  );
}
