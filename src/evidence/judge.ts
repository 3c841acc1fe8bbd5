import { never } from '../base/exhaustive.ts';
import type { Task } from '../course/model.ts';
import { t } from '../words/words.ts';
import { judgeAnswer } from './judge-answer.ts';
import { judgeChoose, judgePredict } from './judge-choose.ts';
import { judgeCite } from './judge-cite.ts';
import { judgeFix } from './judge-fix.ts';
import { judgeRun } from './judge-run.ts';
import type { Observation } from './observation.ts';
import type { Truth } from './truth.ts';
import { passed, type Verdict } from './verdict.ts';

/**
 * Judges what a learner has shown. Pure and total: the same observations always give the same
 * verdict, and nothing that a learner types makes it throw. Every verdict has a reason in plain words.
 */
export function judge(task: Task, observations: readonly Observation[], truth: Truth): Verdict {
  switch (task.kind) {
    case 'read':
      return passed(t`Read.`);
    case 'predict':
      return judgePredict(task, observations);
    case 'choose':
      return judgeChoose(task, observations, truth);
    case 'answer':
      return judgeAnswer(task, observations, truth);
    case 'run':
      return judgeRun(task, observations, truth);
    case 'cite':
      return judgeCite(task, observations, truth);
    case 'fix':
      return judgeFix(task, observations, truth);
    default:
      return never(task);
  }
}
