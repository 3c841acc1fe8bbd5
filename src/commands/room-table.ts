import type { Command } from 'commander';
import { t } from '../words/words.ts';
import type { FacilitateOptions } from './facilitate-options.ts';
import type { JoinOptions } from './join.ts';
import type { PresentOptions } from './present.ts';
import type { ReportOptions } from './report.ts';
import { JSON_OPTION, type Run } from './table.ts';

/** For learners and facilitators: `join`, `facilitate`, `present`, `report`. */
export function addRoomCommands(cli: Command, run: Run): void {
  cli.commandsGroup(t`In a room:`);
  cli
    .command('join [url]')
    .description(t`join a room: the school, with a facilitator who sees where you are`)
    .option('--name <name>', t`your name there; a pseudonym will do`)
    .action((url: string | undefined, options: JoinOptions) =>
      run(async () => {
        const { plain } = cli.opts<{ plain?: boolean }>();
        return (await import('./join.ts')).join(url, { ...options, ...(plain ? { plain } : {}) });
      }),
    );
  cli
    .command('facilitate')
    .description(
      t`open a room: 5 to 300 learners, one board; on this machine only, unless you say more`,
    )
    .option('--chapters <ids>', t`the chapters it plays, by id or number, with commas (all)`)
    .option('--host <address>', t`where to listen: 0.0.0.0 for your network (127.0.0.1)`)
    .option('--port <number>', t`the port, 0 for any (7777)`)
    .option('--url <url>', t`the public address, when a proxy stands in front`)
    .option('--name <name>', t`the room's name`)
    .option('--data <dir>', t`the folder that keeps the rooms`)
    .option(
      '--store <url>',
      t`a Redis that keeps the rooms, for several servers: redis://HOST:PORT`,
    )
    .option('--resume <room>', t`go on with a room, by its id`)
    .option('--most <number>', t`how many learners may join (3000)`)
    .option('--behind-proxy', t`believe X-Forwarded-For`)
    .option('--no-ui', t`without the board in this terminal`)
    .option('--json', t`print the addresses as one line of JSON; without the board`)
    .action((options: FacilitateOptions) =>
      run(async () => (await import('./facilitate.ts')).facilitate(options)),
    );
  cli
    .command('present <chapter>')
    .description(
      t`a chapter as slides; with --notes, in a second terminal, what you read meanwhile`,
    )
    .option('--notes', t`the notes, hints and minutes to the slide that the first terminal shows`)
    .option('--step <step>', t`begin at this step, by id or number`)
    .action((chapter: string, options: PresentOptions) =>
      run(async () => (await import('./present.ts')).present(chapter, options)),
    );
  cli
    .command('report [room]')
    .description(t`afterwards: what took long, what was predicted and answered; without names`)
    .option('--format <format>', t`md, csv or html (md)`)
    .option('--out <file>', t`write it to a file`)
    .option('--force', t`replace the file if it exists`)
    .option('--names', t`with names, and a table for each learner`)
    .option('--data <dir>', t`the folder that keeps the rooms`)
    .option('--store <url>', t`the Redis that keeps the rooms: redis://HOST:PORT`)
    .option(...JSON_OPTION)
    .action((room: string | undefined, options: ReportOptions) =>
      run(async () => (await import('./report.ts')).report(room, options)),
    );
}
