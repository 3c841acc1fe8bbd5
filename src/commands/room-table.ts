import type { Command } from 'commander';
import type { FacilitateOptions } from './facilitate-options.ts';
import type { JoinOptions } from './join.ts';
import type { PresentOptions } from './present.ts';
import type { ReportOptions } from './report.ts';
import { JSON_OPTION, type Run } from './table.ts';

/** For learners and facilitators: `join`, `facilitate`, `present`, `report`. */
export function addRoomCommands(cli: Command, run: Run): void {
  cli.commandsGroup('In a room:');
  cli
    .command('join [url]')
    .description('join a room: the school, with a facilitator who sees where you are')
    .option('--name <name>', 'your name there; a pseudonym will do')
    .action((url: string | undefined, options: JoinOptions) =>
      run(async () => {
        const { plain } = cli.opts<{ plain?: boolean }>();
        return (await import('./join.ts')).join(url, { ...options, ...(plain ? { plain } : {}) });
      }),
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
      run(async () => (await import('./facilitate.ts')).facilitate(options)),
    );
  cli
    .command('present <chapter>')
    .description('a chapter as slides; with --notes, in a second terminal, what you read meanwhile')
    .option('--notes', 'the notes, hints and minutes to the slide that the first terminal shows')
    .option('--step <step>', 'begin at this step, by id or number')
    .action((chapter: string, options: PresentOptions) =>
      run(async () => (await import('./present.ts')).present(chapter, options)),
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
      run(async () => (await import('./report.ts')).report(room, options)),
    );
}
