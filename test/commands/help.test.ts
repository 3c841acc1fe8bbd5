import { Command, CommanderError, Option } from 'commander';
import { expect, test, vi } from 'vitest';
import { faultInOurWords, inOurWords } from '../../src/commands/help.ts';

const TRANSLATED = vi.hoisted(() => '~');
vi.mock('../../src/words/words.ts', () => ({
  t: ([text = '']) => (/^[<[]/.test(text) ? text.toUpperCase() : TRANSLATED),
  ngettext: () => TRANSLATED,
  msgid: () => TRANSLATED,
}));

function school() {
  const cli = new Command('school').exitOverride().argument('[command]').helpCommand(false);
  inOurWords(cli);
  cli.addOption(new Option('--lang <language>').choices(['en', 'fr']));
  cli.command('start <chapter>').option('--step <step>').option('--seed <number>');
  return cli.action(() => {});
}

test.each([
  [['start'], "error: missing required argument 'chapter'"],
  [['start', '1', '--step'], "error: option '--step <step>' argument missing"],
  [['--lang', 'xx'], "error: option '--lang <language>' argument 'xx' is invalid."],
  [['start', '1', '--stp'], "error: unknown option '--stp'\n(Did you mean --step?)"],
  [['start', '1', '--sed'], "error: unknown option '--sed'\n(Did you mean --seed?)"],
  [['start', '1', '2'], "error: too many arguments for 'start'. Expected 1 argument but got 2."],
  [['one', 'two'], 'error: too many arguments. Expected 1 argument but got 2.'],
])('what commander says of %j is known to us', async (words, said) => {
  let told = '';
  const cli = school().configureOutput({ outputError: (text) => (told = text) });
  for (const command of cli.commands) command.configureOutput(cli.configureOutput());
  await expect(cli.parseAsync(words, { from: 'user' })).rejects.toThrow(CommanderError);
  expect(told).toContain(said);
  expect(faultInOurWords(told).trimEnd().split('\n')).toEqual(
    told
      .trimEnd()
      .split('\n')
      .map(() => TRANSLATED),
  );
});

test('the help speaks our words, and breaks no line where two belong together', () => {
  const cli = school().description(`${'x'.repeat(70)} one\u00a0: two`);
  const help = cli.helpInformation();
  expect(help).toContain('start [options] <CHAPTER>');
  expect(help).toContain('--lang <LANGUAGE>');
  expect(help).toContain('one\u00a0: two');
  expect(help).not.toMatch(/Usage|Options|Commands|display help/);
});
