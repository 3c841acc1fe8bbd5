import { never } from '../base/exhaustive.ts';
import type { AnswerForm } from '../course/model.ts';
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
        ? 'Not that number. Count once more in what your own command showed.'
        : 'A number is wanted here: write it in digits, and only one.';
    case 'word':
      return 'Not that. One word is enough; look once more at what your commands showed.';
    case 'call':
      return refusedCall(given, observations);
    case 'address':
      return refusedAddress(given, right, observations);
    case 'text':
      return 'Not that. Look once more at what your commands showed.';
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
  return 'That file was asked for, but the kernel said ENOENT, "no such file": it isn\'t there.';
}

function refusedPath(given: string, observations: readonly Observation[]): string {
  if (/\s/.test(given) && !/^[~/.$"'`]/.test(given))
    return 'Give only the path of one file, without other words.';
  return hasTraced(observations)
    ? 'Not that file. Look at which files your own trace shows being opened, and how each line ends.'
    : `Not that file. Your own trace tells which it is. If you have none yet, put ${code('strace -e trace=openat')} in front of the command.`;
}

/** Whether a trace was made since the step opened. */
function hasTraced(observations: readonly Observation[]): boolean {
  return commandsIn(observations).some(
    (command) => !command.earlier && understand(command.text).tracers.length > 0,
  );
}

function refusedCall(given: string, observations: readonly Observation[]): string {
  if (/^\d+$/.test(given))
    return `That may be its number. Give the name of the call: ${code('strace -p')} shows it.`;
  if (isKernelFunction(callOf(given), observations))
    return `That is a function inside the kernel. Give the name of the call that the program made: ${code('strace -p')} shows it, and in a stack it stands near the end, behind ${code('sys_')}.`;
  return /^\S+( (system )?calls?)?$/i.test(given)
    ? 'Not that call. The name of a call is what stands before the first bracket of its line.'
    : 'Give the name of one system call: what stands before the first bracket of its line.';
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
    return 'An address is wanted: a host, a colon and a port number.';
  const { host, port } = address;
  if (port === undefined) return 'That is only a host. Which port? Add it after a colon.';
  if (host === '::1' && right.some((each) => addressOf(each)?.port === port))
    return 'The port is right, but that is the loopback of IPv6, and so another address.';
  const own = `:${port}->`;
  const texts = commandsIn(observations).flatMap((command) => shownBy(command));
  return texts.some(({ text }) => text.includes(own))
    ? 'That is its own end of the connection. The other end, which is wanted here, stands behind the arrow.'
    : 'Not that address. Look once more at whom the program talks to.';
}

/** A plain word such as `network` names no host. */
function isHost(name: string): boolean {
  return /[.:]/.test(name);
}
