import type { Command } from 'commander';
import type { RehearseOptions } from './rehearse.ts';
import { JSON_OPTION, type Run } from './table.ts';

/** For authors: `lint`, `rehearse`, `try`. */
export function addAuthorCommands(cli: Command, run: Run): void {
  cli.commandsGroup('For authors:');
  cli
    .command('lint [dir]')
    .description('check chapters: file:line and what was expected')
    .option(...JSON_OPTION)
    .action((dir: string | undefined, options: { json?: boolean }) =>
      run(async () => (await import('./lint.ts')).lint(dir, options)),
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
      run(async () => (await import('./rehearse.ts')).rehearseCommand(places, options)),
    );
  cli
    .command('try <place> <lines...>')
    .description('type lines, or give the answer, at CHAPTER/STEP: would this count?')
    .option('--seed <number>', 'the seed of its mysteries (1)')
    .option(...JSON_OPTION)
    .action((place: string, lines: string[], options: { seed?: string; json?: boolean }) =>
      run(async () => (await import('./try.ts')).tryCommand(place, lines, options)),
    );
}
