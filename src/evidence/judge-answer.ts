import { never } from '../base/exhaustive.ts';
import { fill, fillEach } from '../base/values.ts';
import type { AnswerForm, Task } from '../course/model.ts';
import { addressOf } from './address.ts';
import { type PlainAnswer, pathOf, plainAnswer, sameAnswer, unquoted } from './answer.ts';
import { code } from './code.ts';
import { understand } from './commands.ts';
import { discreet } from './discreet.ts';
import { judgeOwnCount } from './judge-count.ts';
import { findMatch } from './match.ts';
import { quantityOf } from './numbers.ts';
import type { Observation } from './observation.ts';
import { commandsIn, contextOf, latest, shownBy } from './seen.ts';
import type { Truth } from './truth.ts';
import { notYet, passed, type Verdict, wrong } from './verdict.ts';

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
      anyOf.flatMap((text) => fillEach(text, truth.values)).some(same),
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
    return notYet('Right file. Give its whole path, as it stands in the trace.');
  const missing = task.form === 'path' ? notThere(plain.text, observations, truth) : undefined;
  return wrong(
    discreet(missing ?? refusal(task.form, plain.text, observations), right, plain.text),
  );
}

/** A port alone is enough, and then the learner reads the whole address here. */
function confirmed(form: AnswerForm, given: string, right: string): string {
  return form === 'address' && addressOf(unquoted(given))?.host === undefined
    ? `That's it: in full ${code(right)}.`
    : "That's it.";
}

/** Whether a path was given without the folders that it begins with: `parrot.conf`. */
function endsIn(path: string, given: string): boolean {
  const end = unquoted(given);
  return /^[^~/.$]|^\.[^./]/.test(end) && path.endsWith(`/${end}`);
}

/** Whether a trace was made since the step opened. */
function hasTraced(observations: readonly Observation[]): boolean {
  return commandsIn(observations).some(
    (command) => !command.earlier && understand(command.text).tracers.length > 0,
  );
}

function notComparable(kind: Exclude<PlainAnswer['kind'], 'plain'>): Verdict {
  switch (kind) {
    case 'empty':
      return notYet('Type your answer when you have found it.');
    case 'too-long':
      return wrong('That is far too long for an answer. Give only what was asked for.');
    case 'invisible':
      return wrong('There are invisible characters in that answer. Type it by hand.');
    default:
      return never(kind);
  }
}

/** A file that the learner's own trace shows being asked for in vain. */
function notThere(
  given: string,
  observations: readonly Observation[],
  truth: Truth,
): string | undefined {
  const path = pathOf(given, truth.home);
  const asked = (command: ReturnType<typeof commandsIn>[number], result: 'ENOENT' | 'ok') =>
    shownBy(command).some(({ text }) =>
      findMatch({ match: 'call', names: [], arg: path, result }, text, contextOf(command, truth)),
    );
  const commands = commandsIn(observations);
  if (!commands.some((command) => asked(command, 'ENOENT'))) return undefined;
  if (commands.some((command) => asked(command, 'ok'))) return undefined;
  return 'That file was asked for, but the kernel said ENOENT, "no such file": it isn\'t there.';
}

function refusal(form: AnswerForm, given: string, observations: readonly Observation[]): string {
  switch (form) {
    case 'path':
      if (/\s/.test(given) && !/^[~/.$"'`]/.test(given))
        return 'Give only the path of one file, without other words.';
      return hasTraced(observations)
        ? 'Not that file. Look at which files your own trace shows being opened, and how each line ends.'
        : `Not that file. Your own trace tells which it is. If you have none yet, put ${code('strace -e trace=openat')} in front of the command.`;
    case 'number':
      return quantityOf(given)
        ? 'Not that number. Count once more in what your own command showed.'
        : 'A number is wanted here: write it in digits, and only one.';
    case 'word':
      return 'Not that. One word is enough; look once more at what your commands showed.';
    case 'call':
      return /^\S+( (system )?calls?)?$/i.test(given)
        ? 'Not that call. The name of a call is what stands before the first bracket of its line.'
        : 'Give the name of one system call: what stands before the first bracket of its line.';
    case 'address':
      return refusedAddress(given);
    case 'text':
      return 'Not that. Look once more at what your commands showed.';
    default:
      return never(form);
  }
}

function refusedAddress(given: string): string {
  const address = addressOf(given);
  if (!address) return 'An address is wanted: a host, a colon and a port number.';
  if (address.port === undefined) return 'That is only a host. Which port? Add it after a colon.';
  return 'Not that address. Look once more at whom the program talks to.';
}
