import type { Command } from 'commander';
import { clean } from './base/clean.ts';
import { messageOf, SpyError } from './base/errors.ts';
import { debugging, log } from './base/log.ts';
import { version } from './base/version.ts';
import { addAuthorCommands } from './commands/author-table.ts';
import type { CertificateOptions } from './commands/certificate.ts';
import { addRoomCommands } from './commands/room-table.ts';
import { JSON_OPTION } from './commands/table.ts';
import type { TakeOptions } from './commands/take.ts';
import type { ZineOptions } from './commands/zine.ts';
import { LANGUAGES, withoutLang } from './words/language.ts';
import { t } from './words/words.ts';

/** Every command, those of a room and for authors in tables of their own; a command's code is loaded only when it runs. */
async function program(finish: (code: number) => void): Promise<Command> {
  const { Command, Option } = await import('commander');
  const { inOurWords } = await import('./commands/help.ts');
  const run = (action: () => Promise<number>) => action().then(finish);
  const cli = new Command('spy-school');
  inOurWords(cli);
  cli
    .description(t`Learn to spy on programs: what does it really do? Ask the kernel.`)
    .version(version(), '-V, --version', t`output the version number`)
    .option('--container', t`in a container (Docker or Podman): where there is no Linux, say`)
    .option('--plain', t`line by line, for screen readers and simple terminals`)
    .addOption(new Option('--lang <language>', t`of the words and the chapters`).choices(LANGUAGES))
    .showSuggestionAfterError()
    .usage('[command] [options]')
    .helpCommand('help [command]', t`show help`)
    .addHelpText('after', () => settings())
    .argument('[command]')
    .action((unknown: string | undefined) =>
      run(async () => {
        if (unknown === undefined)
          return (await import('./commands/school.ts')).school({ wish: 'home', plain: plain() });
        const known = cli.commands.map((command) => command.name());
        throw (await import('./commands/unknown.ts')).unknownCommand(unknown, known);
      }),
    );
  const plain = () => cli.opts<{ plain?: boolean }>().plain === true;
  cli
    .command('start <chapter>')
    .description(t`open a chapter, by id or number`)
    .option('--step <step>', t`begin at this step, by id or number`)
    .option('--seed <number>', t`the seed of its mysteries`)
    .action((chapter: string, options: { step?: string; seed?: string }) =>
      run(async () =>
        (await import('./commands/school.ts')).school({
          wish: 'start',
          chapter,
          ...options,
          plain: plain(),
        }),
      ),
    );
  cli
    .command('resume')
    .description(t`go on where you stopped`)
    .action(() =>
      run(async () =>
        (await import('./commands/school.ts')).school({ wish: 'resume', plain: plain() }),
      ),
    );
  cli
    .command('chapters')
    .description(t`the chapters and their steps`)
    .option(...JSON_OPTION)
    .action((options: { json?: boolean }) =>
      run(async () => (await import('./commands/chapters.ts')).chapters(options)),
    );
  cli
    .command('progress')
    .description(t`how far you have come`)
    .option(...JSON_OPTION)
    .action((options: { json?: boolean }) =>
      run(async () => (await import('./commands/progress.ts')).progress(options)),
    );
  cli
    .command('reset [chapter]')
    .description(t`forget your progress, in one chapter or in all; a backup is kept`)
    .option('--yes', t`do not ask`)
    .action((chapter: string | undefined, options: { yes?: boolean }) =>
      run(async () => (await import('./commands/reset.ts')).reset(chapter, options)),
    );
  cli
    .command('notebook')
    .description(t`what you predicted, found and proved, as Markdown`)
    .option('--out <file>', t`write it to a file`)
    .option('--force', t`replace the file if it exists`)
    .action((options: { out?: string; force?: boolean }) =>
      run(async () => (await import('./commands/notebook.ts')).notebook(options)),
    );
  cli
    .command('certificate')
    .description(t`for those who closed every case: drawn here, or as an SVG file to print`)
    .option('--name <name>', t`whose it is`)
    .option('--out <file>', t`write it to an SVG file`)
    .option('--force', t`replace the file if it exists`)
    .option(...JSON_OPTION)
    .action((options: CertificateOptions) =>
      run(async () => (await import('./commands/certificate.ts')).certificate(options)),
    );
  cli
    .command('shell')
    .description(t`a second terminal joins the running lab; what happens there counts`)
    .action(() => run(async () => (await import('./commands/shell.ts')).shell()));
  cli
    .command('take <file> [to]')
    .description(t`copy a file out of the running lab to here, a capture for Wireshark say`)
    .option('--chapter <chapter>', t`out of the lab of this chapter, by id or number`)
    .option('--force', t`replace the file if it exists`)
    .action((file: string, to: string | undefined, options: TakeOptions) =>
      run(async () => (await import('./commands/take.ts')).take(file, to, options)),
    );
  cli
    .command('zine')
    .argument('[page]', t`its number or its id; or mini, the one on a single sheet`)
    .description(
      t`"Spy on your programs", whole or a page of it: to read here, or to print and fold`,
    )
    .option('--out <dir>', t`write it into a folder, as PDF and HTML`)
    .option('--paper <paper>', t`a4 or letter (a4)`)
    .option('--force', t`replace files that differ`)
    .option('--check', t`run its commands here: is it true?`)
    .action((page: string | undefined, options: ZineOptions) =>
      run(async () => (await import('./commands/zine.ts')).zine(page, options)),
    );
  cli
    .command('doctor')
    .description(t`what works on this machine, what is missing, how to get it`)
    .option('--fix', t`install what is missing, after asking`)
    .option('--yes', t`do not ask`)
    .option('--for <whom>', t`only what a chapter, the lab or the tests need`)
    .option(...JSON_OPTION)
    .action((options: { fix?: boolean; yes?: boolean; json?: boolean; for?: string }) =>
      run(async () => (await import('./commands/doctor.ts')).doctor(options)),
    );
  addRoomCommands(cli, run);
  addAuthorCommands(cli, run);
  return cli;
}

/** What a person may set for the screen, below the commands. */
function settings(): string {
  const known = [
    ['SPY_SCHOOL_FOCUS_KEY=ctrl-o', t`instead of Ctrl-G: ctrl and a letter, f1-f12`],
    ['SPY_SCHOOL_MOUSE=off', t`leaves the mouse to the terminal, to select text`],
    ['NO_COLOR=1', t`no colours`],
  ];
  const lines = known.map(([name = '', does]) => `  ${name.padEnd(29)}${does}`);
  return ['', t`Environment:`, ...lines].join('\n');
}

/** The only place where errors are told: one or two lines, a stack only with DEBUG. */
async function report(error: unknown): Promise<number> {
  const known = error instanceof SpyError;
  const remedy = known
    ? error.remedy
    : t`This is a fault of ours. With DEBUG=spy-school you see where it happened.`;
  // What the network or a file said may stand in it.
  process.stderr.write(
    await wrapped(clean(`spy-school: ${messageOf(error)}\n${remedy}\n`), process.stderr.columns),
  );
  if (debugging() && error instanceof Error) {
    log('error', error.stack ?? error.message);
    process.stderr.write(`${error.stack ?? ''}\n`);
  }
  return known ? error.exitCode : 70;
}

/** Broken between words on a terminal so wide; undefined: not a terminal, nothing is broken. */
async function wrapped(text: string, columns: number | undefined): Promise<string> {
  if (columns === undefined) return text;
  const { default: wrapAnsi } = await import('wrap-ansi');
  return wrapAnsi(text, columns, { trim: false });
}

try {
  const words = process.argv.slice(2);
  const finish = (code: number) => {
    process.exitCode = code;
  };
  if (words.includes('--container'))
    finish(await (await import('./commands/container.ts')).container(words, version()));
  // Without a word there is nothing to be looked up in the table.
  else if (withoutLang(words).length === 0)
    finish(await (await import('./commands/school.ts')).school({ wish: 'home', plain: false }));
  else await (await program(finish)).parseAsync();
} catch (error) {
  process.exitCode = await report(error);
}

// The terminal was closed: node 20 would abort with a core dump while resetting it (nodejs/node, ResetStdio).
if (process.exitCode === 129) process.kill(process.pid, 'SIGKILL');
