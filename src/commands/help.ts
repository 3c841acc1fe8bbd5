import { type Command, Help } from 'commander';
import { msgid, ngettext, t } from '../words/words.ts';
import { helpWidth } from './help-text.ts';

/** What stands in for something that is typed, as people read it. */
const PLACES: Readonly<Record<string, string>> = {
  '<chapter>': t`<chapter>`,
  '<step>': t`<step>`,
  '<number>': t`<number>`,
  '<language>': t`<language>`,
  '<file>': t`<file>`,
  '<name>': t`<name>`,
  '<dir>': t`<dir>`,
  '<paper>': t`<paper>`,
  '<whom>': t`<whom>`,
  '<ids>': t`<ids>`,
  '<address>': t`<address>`,
  '<room>': t`<room>`,
  '[command]': t`[command]`,
  '[chapter]': t`[chapter]`,
  '[to]': t`[to]`,
  '[page]': t`[page]`,
  '[room]': t`[room]`,
};

const TITLES: Readonly<Record<string, string>> = {
  'Usage:': t`Usage:`,
  'Arguments:': t`Arguments:`,
  'Options:': t`Options:`,
  'Commands:': t`Commands:`,
  'For authors:': t`For authors:`,
};

/** What commander says when it cannot read a line, and the same in our words. */
const FAULTS: readonly (readonly [RegExp, (...parts: string[]) => string])[] = [
  [/^error: missing required argument '(.+)'$/, (name = '') => missingArgument(name)],
  [
    /^error: option '(.+)' argument missing$/,
    (flags = '') => {
      const option = placed(flags);
      return t`error: option '${option}' argument missing`;
    },
  ],
  [
    /^error: option '(.+)' argument '(.*)' is invalid\. Allowed choices are (.+)\.$/s,
    (flags = '', value = '', choices = '') => {
      const option = placed(flags);
      return t`error: option '${option}' argument '${value}' is invalid. Allowed choices are ${choices}.`;
    },
  ],
  [/^error: unknown option '(.+)'$/s, (option = '') => t`error: unknown option '${option}'`],
  [
    /^error: too many arguments\. Expected (\d+) arguments? but got (\d+)\.$/,
    (count = '', got = '') => {
      const expected = Number(count);
      return ngettext(
        msgid`error: too many arguments. Expected ${expected} argument but got ${got}.`,
        `error: too many arguments. Expected ${expected} arguments but got ${got}.`,
        expected,
      );
    },
  ],
  [
    /^error: too many arguments for '(.+)'\. Expected (\d+) arguments? but got (\d+)\.$/,
    (command = '', count = '', got = '') => {
      const expected = Number(count);
      return ngettext(
        msgid`error: too many arguments for '${command}'. Expected ${expected} argument but got ${got}.`,
        `error: too many arguments for '${command}'. Expected ${expected} arguments but got ${got}.`,
        expected,
      );
    },
  ],
  [/^error: unknown command '(.+)'$/s, (command = '') => t`error: unknown command '${command}'`],
  [/^\(Did you mean one of (.+)\?\)$/, (names = '') => t`(Did you mean one of ${names}?)`],
  [/^\(Did you mean (.+)\?\)$/, (name = '') => t`(Did you mean ${name}?)`],
];

function missingArgument(argument: string): string {
  const name = bare(argument);
  return t`error: missing required argument '${name}'`;
}

/** The help of this command and of all that are added to it, and what is said of a line that cannot be read. */
export function inOurWords(cli: Command): void {
  const usual = new Help();
  cli
    .helpOption('-h, --help', t`display help for command`)
    .configureHelp({
      styleTitle: (title) => TITLES[title] ?? title,
      commandUsage: (command) => placed(usual.commandUsage(command)),
      subcommandTerm: (command) => placed(usual.subcommandTerm(command)),
      optionTerm: (option) => placed(option.flags),
      argumentTerm: (argument) => bare(argument.name()),
      optionDescription: (option) => described(usual.optionDescription(option)),
      boxWrap: (text, width) => free(usual.boxWrap(bound(text), width)),
    })
    .configureOutput({
      getOutHelpWidth: helpWidth,
      outputError: (text, write) => write(faultInOurWords(text)),
    });
}

/** What commander says of a line, in our words; as it is where we have none. */
export function faultInOurWords(text: string): string {
  return text.split('\n').map(lineInOurWords).join('\n');
}

function lineInOurWords(line: string): string {
  for (const [pattern, said] of FAULTS) {
    const match = pattern.exec(line);
    if (match) return said(...match.slice(1));
  }
  return line;
}

function placed(flags: string): string {
  return flags.replace(/<\w+>|\[\w+\]/g, (place) => PLACES[place] ?? place);
}

/** The name of an argument, without the signs around it. */
function bare(name: string): string {
  return (PLACES[`<${name}>`] ?? PLACES[`[${name}]`] ?? `<${name}>`).slice(1, -1);
}

/** Commander breaks lines at every kind of blank: those that hold words together it must not see. */
function bound(text: string): string {
  return text.replaceAll('\u00a0', '\ue000').replaceAll('\u202f', '\ue001');
}

function free(text: string): string {
  return text.replaceAll('\ue000', '\u00a0').replaceAll('\ue001', '\u202f');
}

function described(text: string): string {
  return text.replace(/\(choices: (.+)\)$/, (_, names: string) => t`(choices: ${names})`);
}
