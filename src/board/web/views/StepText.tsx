import type { BoardStep } from '../../../room/model/course.ts';
import { t } from '../../../words/words.ts';
import { Markdown, MarkdownLine } from '../parts/Markdown.tsx';

/** A step as the learners read it: prose, task, options. */
export function StepText({ step, options = true }: { step: BoardStep; options?: boolean }) {
  return (
    <>
      <Markdown text={step.prose} />
      {step.prompt !== undefined && (
        <div className="prompt">
          <Markdown text={step.prompt} />
        </div>
      )}
      {options && step.options.length > 0 && (
        <ul className="options">
          {step.options.map(({ id, label, right }) => (
            <li key={id}>
              <MarkdownLine text={label} />
              {right && <span className="verdict"> {t`right`}</span>}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
