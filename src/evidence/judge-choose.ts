import { fill } from '../base/values.ts';
import type { Task } from '../course/model.ts';
import { t } from '../words/words.ts';
import type { Observation } from './observation.ts';
import { latest } from './seen.ts';
import type { Truth } from './truth.ts';
import { notYet, passed, type Verdict, wrong } from './verdict.ts';

/** A prediction cannot be wrong: any option will do. */
export function judgePredict(
  task: Extract<Task, { kind: 'predict' }>,
  observations: readonly Observation[],
): Verdict {
  const picked = latest(observations, 'choice')?.ids ?? [];
  return task.options.some((option) => picked.includes(option.id))
    ? passed(t`Noted. Now find out.`)
    : notYet(t`Pick what you expect: there is no wrong answer.`);
}

/** All right options and no wrong one; the first wrong pick gives the reason. */
export function judgeChoose(
  task: Extract<Task, { kind: 'choose' }>,
  observations: readonly Observation[],
  truth: Truth,
): Verdict {
  const ids = latest(observations, 'choice')?.ids ?? [];
  const picked = task.options.filter((option) => ids.includes(option.id));
  if (picked.length === 0)
    return notYet(task.several ? t`Pick all that are right.` : t`Pick the one that is right.`);
  const mistake = picked.find((option) => !option.right);
  if (mistake) return wrong(fill(mistake.because, truth.values) || t`Not that one. Try another.`);
  const missing = task.options.filter((option) => option.right).length - picked.length;
  if (task.several && missing > 0) return notYet(t`Right so far: ${missing} more to find.`);
  const because = picked.map((option) => fill(option.because, truth.values)).filter(Boolean);
  return passed(because.join(' ') || t`That's right.`);
}
