// From the end of a command, by its own clock, to the verdict on the screen.
import { at, ms, schoolPane } from './panes.mjs';

const ROUNDS = 5;
const TRACE = `seq -f 'openat(AT_FDCWD, "/usr/lib/file%.0f", O_RDONLY) = 3' 100000`;
const COMMANDS = [
  ['after a short trace', 'strace ./parrot'],
  ['after a trace to a file', 'strace -o t ./parrot'],
  ['after 100,000 lines of trace, then the telling one', `${TRACE}; strace ./parrot`],
  ['after 100,000 lines in a file, then the telling one', `${TRACE} > t; strace -o t -A ./parrot`],
];

/** Gives `row` rows {what, measured, goal}; `home()` names a new home for the school. */
export async function verdict(cli, home, row) {
  for (const [what, command] of COMMANDS) {
    const times = [];
    for (let round = 0; round < ROUNDS; round++) times.push(await time(cli, home(), command));
    row(`verdict ${what}`, `${ms(at(times, 0.5))}, worst ${ms(Math.max(...times))}`, '50 ms');
  }
}

async function time(cli, home, command) {
  const pane = await schoolPane(cli, home);
  pane.press(`${command}; date '+THE END %s%3N'\r`);
  const shown = performance.timeOrigin + (await pane.until('Solved.', 120_000));
  // The command's own last words say when it ended; they may be painted a moment after the verdict.
  await pane.until(/THE END \d{13}/, 120_000);
  const ended = Number(/THE END (\d{13})/.exec(pane.text())?.[1]);
  await pane.close();
  // A verdict while the command still ran came before its end.
  return Math.max(0, shown - ended);
}
