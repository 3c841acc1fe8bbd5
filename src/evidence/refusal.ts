import { never } from '../base/exhaustive.ts';
import type { AnswerForm } from '../course/model.ts';
import { t } from '../words/words.ts';
import { addressOf } from './address.ts';
import { callOf, pathOf } from './answer.ts';
import { code } from './code.ts';
import { understand } from './commands.ts';
import { findMatch } from './match.ts';
import { quantityOf } from './numbers.ts';
import type { CommandObservation, Observation } from './observation.ts';
import { commandsIn, contextOf, shownBy } from './seen.ts';
import { refusedRow } from './sequence.ts';
import type { Truth } from './truth.ts';
import { unquoted } from './words.ts';

const TRACER = code('strace -e trace=openat');
const ATTACH = code('strace -p');
const KERNEL_PREFIX = code('sys_');

/** Why an answer is not right, as far as its form and the learner's own output tell. */
export function refusal(
  form: AnswerForm,
  given: string,
  right: readonly string[],
  observations: readonly Observation[],
  truth: Truth,
): string {
  switch (form) {
    case 'path':
      return notThere(given, observations, truth) ?? refusedPath(given, observations);
    case 'number':
      return quantityOf(given)
        ? t`Not that number. Count once more in what your own command showed.`
        : t`A number is wanted here: write it in digits, and only one.`;
    case 'word':
      return t`Not that. One word is enough; look once more at what your commands showed.`;
    case 'call':
      return refusedCall(given, observations);
    case 'address':
      return refusedAddress(given, right, observations);
    case 'text':
      return t`Not that. Look once more at what your commands showed.`;
    case 'sequence':
      return refusedRow(unquoted(given), right);
    default:
      return never(form);
  }
}

/** A file that the learner's own trace shows being asked for in vain. */
function notThere(
  given: string,
  observations: readonly Observation[],
  truth: Truth,
): string | undefined {
  const path = pathOf(given, truth.home);
  const asked = (command: CommandObservation, result: 'ENOENT' | 'ok') =>
    shownBy(command).some(({ text }) =>
      findMatch({ match: 'call', names: [], arg: path, result }, text, contextOf(command, truth)),
    );
  const commands = commandsIn(observations);
  if (!commands.some((command) => asked(command, 'ENOENT'))) return undefined;
  if (commands.some((command) => asked(command, 'ok'))) return undefined;
  return t`That file was asked for, but the kernel said ENOENT, "no such file": it isn't there.`;
}

function refusedPath(given: string, observations: readonly Observation[]): string {
  if (/\s/.test(given) && !/^[~/.$"'`]/.test(given))
    return t`Give only the path of one file, without other words.`;
  return hasTraced(observations)
    ? t`Not that file. Look at which files your own trace shows being opened, and how each line ends.`
    : t`Not that file. Your own trace tells which it is. If you have none yet, put ${TRACER} in front of the command.`;
}

/** Whether a trace was made since the step opened. */
function hasTraced(observations: readonly Observation[]): boolean {
  return commandsIn(observations).some(
    (command) => !command.earlier && understand(command.text).tracers.length > 0,
  );
}

function refusedCall(given: string, observations: readonly Observation[]): string {
  if (/^\d+$/.test(given))
    return t`That may be its number. Give the name of the call: ${ATTACH} shows it.`;
  if (isKernelFunction(callOf(given), observations))
    return t`That is a function inside the kernel. Give the name of the call that the program made: ${ATTACH} shows it, and in a stack it stands near the end, behind ${KERNEL_PREFIX}.`;
  return /^(l['’]appel (système )?)?\S+( (system )?calls?)?$/i.test(given)
    ? t`Not that call. The name of a call is what stands before the first bracket of its line.`
    : t`Give the name of one system call: what stands before the first bracket of its line.`;
}

/** Whether the learner's own look into /proc shows such a function, in a stack or as a wchan. */
function isKernelFunction(name: string, observations: readonly Observation[]): boolean {
  if (!/^\w+$/.test(name)) return false;
  return commandsIn(observations).some(({ text, output }) => {
    if (output.includes(`] ${name}+0x`)) return true;
    return /\bwchan\b/.test(text) && new RegExp(`\\b${name}\\b`).test(output.slice(0, 20_000));
  });
}

function refusedAddress(
  given: string,
  right: readonly string[],
  observations: readonly Observation[],
): string {
  const address = addressOf(unquoted(given));
  if (!address || (address.port === undefined && !isHost(address.host ?? '')))
    return t`An address is wanted: a host, a colon and a port number.`;
  const { host, port } = address;
  if (port === undefined) return t`That is only a host. Which port? Add it after a colon.`;
  if (host === '::1' && right.some((each) => addressOf(each)?.port === port))
    return t`The port is right, but that is the loopback of IPv6, and so another address.`;
  const own = `:${port}->`;
  const texts = commandsIn(observations).flatMap((command) => shownBy(command));
  return texts.some(({ text }) => text.includes(own))
    ? t`That is its own end of the connection. The other end, which is wanted here, stands behind the arrow.`
    : t`Not that address. Look once more at whom the program talks to.`;
}

/** A plain word such as `network` names no host. */
function isHost(name: string): boolean {
  return /[.:]/.test(name);
}
