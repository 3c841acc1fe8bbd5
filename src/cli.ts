import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { clean } from './base/clean.ts';
import { messageOf, SpyError } from './base/errors.ts';
import { debugging, log } from './base/log.ts';
import { packageRoot } from './base/paths.ts';
import type { CertificateOptions } from './commands/certificate.ts';
import type { FacilitateOptions } from './commands/facilitate-options.ts';
import type { JoinOptions } from './commands/join.ts';
import type { PresentOptions } from './commands/present.ts';
import type { RehearseOptions } from './commands/rehearse.ts';
import type { ReportOptions } from './commands/report.ts';
import type { TakeOptions } from './commands/take.ts';

const JSON_OPTION = ['--json', 'print JSON'] as const;

/** Every command in one table; a command's code is loaded only when it runs. */
function program(finish: (code: number) => void): Command {
  const run = (action: () => Promise<number>) => action().then(finish);
  const cli = new Command('spy-school')
    .description('Learn to spy on programs: what does it really do? Ask the kernel.')
    .version(version(), '-V, --version')
    .showSuggestionAfterError()
    .usage('[command] [options]')
    .helpCommand('help [command]', 'show help')
    .argument('[command]')
    .action((unknown: string | undefined) =>
      run(async () => {
        if (unknown === undefined)
          return (await import('./commands/school.ts')).school({ wish: 'home' });
        const known = cli.commands.map((command) => command.name());
        throw (await import('./commands/unknown.ts')).unknownCommand(unknown, known);
      }),
    );
  cli
    .command('start <chapter>')
    .description('open a chapter, by id or number')
    .option('--step <step>', 'begin at this step, by id or number')
    .option('--seed <number>', 'the seed of its mysteries')
    .action((chapter: string, options: { step?: string; seed?: string }) =>
      run(async () =>
        (await import('./commands/school.ts')).school({ wish: 'start', chapter, ...options }),
      ),
    );
  cli
    .command('resume')
    .description('go on where you stopped')
    .action(() =>
      run(async () => (await import('./commands/school.ts')).school({ wish: 'resume' })),
    );
  cli
    .command('chapters')
    .description('the chapters and their steps')
    .option(...JSON_OPTION)
    .action((options: { json?: boolean }) =>
      run(async () => (await import('./commands/chapters.ts')).chapters(options)),
    );
  cli
    .command('progress')
    .description('how far you have come')
    .option(...JSON_OPTION)
    .action((options: { json?: boolean }) =>
      run(async () => (await import('./commands/progress.ts')).progress(options)),
    );
  cli
    .command('reset [chapter]')
    .description('forget your progress, in one chapter or in all; a backup is kept')
    .option('--yes', 'do not ask')
    .action((chapter: string | undefined, options: { yes?: boolean }) =>
      run(async () => (await import('./commands/reset.ts')).reset(chapter, options)),
    );
  cli
    .command('notebook')
    .description('what you predicted, found and proved, as Markdown')
    .option('--out <file>', 'write it to a file')
    .option('--force', 'replace the file if it exists')
    .action((options: { out?: string; force?: boolean }) =>
      run(async () => (await import('./commands/notebook.ts')).notebook(options)),
    );
  cli
    .command('certificate')
    .description('for those who closed every case: drawn here, or as an SVG file to print')
    .option('--name <name>', 'whose it is')
    .option('--out <file>', 'write it to an SVG file')
    .option('--force', 'replace the file if it exists')
    .option(...JSON_OPTION)
    .action((options: CertificateOptions) =>
      run(async () => (await import('./commands/certificate.ts')).certificate(options)),
    );
  cli
    .command('shell')
    .description('a second terminal joins the running lab; what happens there counts')
    .action(() => run(async () => (await import('./commands/shell.ts')).shell()));
  cli
    .command('take <file> [to]')
    .description('copy a file out of the running lab to here, a capture for Wireshark say')
    .option('--chapter <chapter>', 'out of the lab of this chapter, by id or number')
    .option('--force', 'replace the file if it exists')
    .action((file: string, to: string | undefined, options: TakeOptions) =>
      run(async () => (await import('./commands/take.ts')).take(file, to, options)),
    );
  cli
    .command('doctor')
    .description('what works on this machine, what is missing, how to get it')
    .option('--fix', 'install what is missing, after asking')
    .option('--yes', 'do not ask')
    .option('--for <whom>', 'only what a chapter, the lab or the tests need')
    .option(...JSON_OPTION)
    .action((options: { fix?: boolean; yes?: boolean; json?: boolean; for?: string }) =>
      run(async () => (await import('./commands/doctor.ts')).doctor(options)),
    );
  addRoomCommands(cli, run);
  addAuthorCommands(cli, run);
  return cli;
}

/** For learners and facilitators: `join`, `facilitate`, `present`, `report`. */
function addRoomCommands(
  cli: Command,
  run: (action: () => Promise<number>) => Promise<void>,
): void {
  cli.commandsGroup('In a room:');
  cli
    .command('join [url]')
    .description('join a room: the school, with a facilitator who sees where you are')
    .option('--name <name>', 'your name there; a pseudonym will do')
    .action((url: string | undefined, options: JoinOptions) =>
      run(async () => (await import('./commands/join.ts')).join(url, options)),
    );
  cli
    .command('facilitate')
    .description(
      'open a room: 5 to 300 learners, one board; on this machine only, unless you say more',
    )
    .option('--chapters <ids>', 'the chapters it plays, by id or number, with commas (all)')
    .option('--host <address>', 'where to listen: 0.0.0.0 for your network (127.0.0.1)')
    .option('--port <number>', 'the port, 0 for any (7777)')
    .option('--url <url>', 'the public address, when a proxy stands in front')
    .option('--name <name>', "the room's name")
    .option('--data <dir>', 'the folder that keeps the rooms')
    .option('--store <url>', 'a Redis that keeps the rooms, for several servers: redis://HOST:PORT')
    .option('--resume <room>', 'go on with a room, by its id')
    .option('--most <number>', 'how many learners may join (3000)')
    .option('--behind-proxy', 'believe X-Forwarded-For')
    .option('--no-ui', 'without the board in this terminal')
    .option('--json', 'print the addresses as one line of JSON; without the board')
    .action((options: FacilitateOptions) =>
      run(async () => (await import('./commands/facilitate.ts')).facilitate(options)),
    );
  cli
    .command('present <chapter>')
    .description('a chapter as slides; with --notes, in a second terminal, what you read meanwhile')
    .option('--notes', 'the notes, hints and minutes to the slide that the first terminal shows')
    .option('--step <step>', 'begin at this step, by id or number')
    .action((chapter: string, options: PresentOptions) =>
      run(async () => (await import('./commands/present.ts')).present(chapter, options)),
    );
  cli
    .command('report [room]')
    .description('afterwards: what took long, what was predicted and answered; without names')
    .option('--format <format>', 'md, csv or html (md)')
    .option('--out <file>', 'write it to a file')
    .option('--force', 'replace the file if it exists')
    .option('--names', 'with names, and a table for each learner')
    .option('--data <dir>', 'the folder that keeps the rooms')
    .option('--store <url>', 'the Redis that keeps the rooms: redis://HOST:PORT')
    .option(...JSON_OPTION)
    .action((room: string | undefined, options: ReportOptions) =>
      run(async () => (await import('./commands/report.ts')).report(room, options)),
    );
}

function addAuthorCommands(
  cli: Command,
  run: (action: () => Promise<number>) => Promise<void>,
): void {
  cli.commandsGroup('For authors:');
  cli
    .command('lint [dir]')
    .description('check chapters: file:line and what was expected')
    .option(...JSON_OPTION)
    .action((dir: string | undefined, options: { json?: boolean }) =>
      run(async () => (await import('./commands/lint.ts')).lint(dir, options)),
    );
  cli
    .command('rehearse [places...]')
    .description(
      'play every solution and every wrong attempt in real labs (CHAPTER or CHAPTER/STEP)',
    )
    .option('--seeds <count>', 'how many seeds, from 1 on (5)')
    .option('--jobs <count>', 'labs at a time (3)')
    .option('--without <names>', 'as on a machine without these powers or tools: sniff,perf,tshark')
    .option('--list', 'only list the ways of each task, by power and tool, and which are open here')
    .option('--no-sandbox', 'on the bare machine')
    .option('--full-length', 'let slow programs take their full time (they take a quarter of it)')
    .option(...JSON_OPTION)
    .action((places: string[], options: RehearseOptions) =>
      run(async () => (await import('./commands/rehearse.ts')).rehearseCommand(places, options)),
    );
  cli
    .command('try <place> <lines...>')
    .description('type lines, or give the answer, at CHAPTER/STEP: would this count?')
    .option('--seed <number>', 'the seed of its mysteries (1)')
    .option(...JSON_OPTION)
    .action((place: string, lines: string[], options: { seed?: string; json?: boolean }) =>
      run(async () => (await import('./commands/try.ts')).tryCommand(place, lines, options)),
    );
}

function version(): string {
  const { version } = JSON.parse(readFileSync(join(packageRoot(), 'package.json'), 'utf8'));
  return String(version);
}

/** The only place where errors are told: one or two lines, a stack only with DEBUG. */
function report(error: unknown): number {
  const known = error instanceof SpyError;
  // What the network or a file said may stand in it.
  process.stderr.write(`spy-school: ${clean(messageOf(error))}\n`);
  process.stderr.write(
    known
      ? `${error.remedy}\n`
      : 'This is a fault of ours. With DEBUG=spy-school you see where it happened.\n',
  );
  if (debugging() && error instanceof Error) {
    log('error', error.stack ?? error.message);
    process.stderr.write(`${error.stack ?? ''}\n`);
  }
  return known ? error.exitCode : 70;
}

// `spy-school chapters | head` closes the pipe early: that is no fault. Of a terminal that was closed a signal tells, and
// what is open is closed first.
process.stdout.on('error', () => {
  if (!process.stdout.isTTY) process.exit(0);
});

try {
  await program((code) => {
    process.exitCode = code;
  }).parseAsync();
} catch (error) {
  process.exitCode = report(error);
}

// The terminal was closed: node 20 would abort with a core dump while resetting it (nodejs/node, ResetStdio).
if (process.exitCode === 129) process.kill(process.pid, 'SIGKILL');
