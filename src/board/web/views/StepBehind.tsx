import type { BoardStep } from '../../../room/model/course.ts';
import { t } from '../../../words/words.ts';
import { Markdown } from '../parts/Markdown.tsx';

/** Hints, solution and debrief of a step. */
export function StepBehind({ step }: { step: BoardStep }) {
  return (
    <>
      {step.hints.length > 0 && (
        <section aria-labelledby="hints">
          <h3 id="hints">{t`Hints`}</h3>
          <ol>
            {step.hints.map((hint) => (
              <li key={hint}>
                <Markdown text={hint} />
              </li>
            ))}
          </ol>
        </section>
      )}
      {step.solution.length > 0 && (
        <section aria-labelledby="solution">
          <h3 id="solution">{t`Solution`}</h3>
          <pre>
            <code>{step.solution.join('\n')}</code>
          </pre>
        </section>
      )}
      {step.debrief !== undefined && (
        <section aria-labelledby="debrief">
          <h3 id="debrief">{t`Debrief`}</h3>
          <Markdown text={step.debrief} />
        </section>
      )}
    </>
  );
}
