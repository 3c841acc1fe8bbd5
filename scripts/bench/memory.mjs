// What the school's process holds while floods of several kinds go by: a few minutes of them, or an hour.
import { readFileSync } from 'node:fs';
import { at, schoolPane } from './panes.mjs';

const FLOODS = [
  'seq 1 400000',
  `seq -f 'openat(AT_FDCWD, "/usr/lib/file%.0f", O_RDONLY) = 3' 60000`,
  `seq -f $'\\e[1;31mowl\\e[0m %.0f \\e[K漢字' 60000`,
  `seq -f $'\\e[?25l\\e[2K%.0f\\r' 60000`,
  `head -c 3000000 /dev/zero | tr '\\0' x`,
];
const MOST = 160;
const HOUR_MS = 3_600_000;

/** Gives `row` rows {what, measured, goal}. */
export async function memory(cli, home, row, { short = false, hour = false } = {}) {
  const pane = await schoolPane(cli, home());
  const held = [];
  const began = performance.now();
  const most = short ? 5 : MOST;
  const goesOn = (count) => (hour ? performance.now() - began < HOUR_MS : count < most);
  for (let count = 0; goesOn(count); count++) {
    pane.press(`${FLOODS[count % FLOODS.length]}; echo THE''END ${count}\r`);
    await pane.until(new RegExp(`THEEND ${count}\\b`), 120_000);
    held.push(megabytes(pane.pty.pid));
  }
  const seconds = (performance.now() - began) / 1000;
  await pane.close();
  const quarter = Math.ceil(held.length / 4);
  const parts = [0, 1, 2, 3].map((part) => held.slice(part * quarter, (part + 1) * quarter));
  const medians = parts.filter((part) => part.length > 0).map((part) => Math.round(at(part, 0.5)));
  row(
    `memory over ${hour ? 'an hour of' : held.length} floods, by quarters`,
    `${medians.join(', ')} MB (${held.length} in ${seconds.toFixed(0)} s)`,
    'flat once the transcript is full',
  );
}

/** What a process holds now, in memory of its own or shared. */
function megabytes(pid) {
  return Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;
}
