import { never } from '../base/exhaustive.ts';
import { fill, fillEach } from '../base/values.ts';
import type { AnswerForm, Task } from '../course/model.ts';
import { t } from '../words/words.ts';
import { addressOf } from './address.ts';
import { type PlainAnswer, pathOf, plainAnswer, sameAnswer } from './answer.ts';
import { code } from './code.ts';
import { discreet } from './discreet.ts';
import { judgeOwnCount } from './judge-count.ts';
import type { Observation } from './observation.ts';
import { refusal } from './refusal.ts';
import { latest } from './seen.ts';
import type { Truth } from './truth.ts';
import { notYet, passed, type Verdict, wrong } from './verdict.ts';
import { unquoted } from './words.ts';

type AnswerTask = Extract<Task, { kind: 'answer' }>;

/** The latest answer, compared in its form with what is true in this lab. */
export function judgeAnswer(
  task: AnswerTask,
  observations: readonly Observation[],
  truth: Truth,
): Verdict {
  const given = latest(observations, 'answer')?.text ?? '';
  const plain = plainAnswer(given);
  if (plain.kind !== 'plain') return notComparable(plain.kind);
  const same = (expected: string) => sameAnswer(task.form, plain.text, expected, truth.home);
  const near = () => {
    const miss = task.nearMisses.find(({ anyOf }) =>
      anyOf
        .flatMap((text) => fillEach(text, truth.values))
        .some((text) => same(text) && !saysMore(task.form, plain.text, text)),
    );
    return miss && wrong(fill(miss.say, truth.values));
  };
  const { expectation } = task;
  if (expectation.expect === 'own-call-count')
    return judgeOwnCount(expectation.program, plain.text, observations, near);
  const right = expectation.anyOf.flatMap((text) => fillEach(text, truth.values));
  const hit = right.find(same);
  if (hit !== undefined) return passed(confirmed(task.form, plain.text, hit));
  const miss = near();
  if (miss) return miss;
  if (task.form === 'path' && right.some((path) => endsIn(pathOf(path, truth.home), plain.text)))
    return notYet(t`Right file. Give its whole path, as it stands in the trace.`);
  return wrong(
    discreet(refusal(task.form, plain.text, right, observations, truth), right, plain.text),
  );
}

/** A host with a port is no near miss for the host alone. */
function saysMore(form: AnswerForm, given: string, expected: string): boolean {
  const port = (text: string) => addressOf(unquoted(text))?.port;
  return form === 'address' && port(given) !== undefined && port(expected) === undefined;
}

/** A port alone is enough, and then the learner reads the whole address here. */
function confirmed(form: AnswerForm, given: string, right: string): string {
  const whole = code(right);
  return form === 'address' && addressOf(unquoted(given))?.host === undefined
    ? t`That's it: in full ${whole}.`
    : t`That's it.`;
}

/** Whether a path was given without the folders that it begins with: `parrot.conf`. */
function endsIn(path: string, given: string): boolean {
  const end = unquoted(given);
  return /^[^~/.$]|^\.[^./]/.test(end) && path.endsWith(`/${end}`);
}

function notComparable(kind: Exclude<PlainAnswer['kind'], 'plain'>): Verdict {
  switch (kind) {
    case 'empty':
      return notYet(t`Type your answer when you have found it.`);
    case 'too-long':
      return wrong(t`That is far too long for an answer. Give only what was asked for.`);
    case 'invisible':
      return wrong(t`There are invisible characters in that answer. Type it by hand.`);
    default:
      return never(kind);
  }
}
