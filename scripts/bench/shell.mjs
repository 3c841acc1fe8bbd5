// What a shell in the pane feels like, beside a tmux pane of the same size and a bare pty, in turns.
import { at, barePty, ms, schoolPane, tmuxPane } from './panes.mjs';

const ECHOES = 200;
const ROUNDS = 5;
const KEY = 'x';

/** Gives `row` rows {what, measured, goal}; `home()` names a new home for the school. */
export async function shell(cli, home, row) {
  const kinds = [
    ['the pane', () => schoolPane(cli, home())],
    ['a tmux pane', tmuxPane],
    ['a bare pty', barePty],
  ];
  const echoes = new Map(kinds.map(([name]) => [name, []]));
  const floods = new Map(kinds.map(([name]) => [name, []]));
  for (let round = 0; round < ROUNDS; round++)
    for (const [name, open] of kinds) {
      const pane = await open();
      if (pane === undefined) continue;
      echoes.get(name).push(...(await echo(pane)));
      // The bare pty's flood would only measure the benchmark's own terminal.
      if (name !== 'a bare pty') floods.get(name).push(await flood(pane));
      await pane.close();
    }
  const [tmux] = kinds.slice(1).map(([name]) => at(floods.get(name), 0.5));
  for (const [name] of kinds) {
    const times = echoes.get(name);
    if (times.length === 0) continue;
    const ours = name === 'the pane';
    row(
      `echo of a key in ${name}, p50, p95`,
      `${ms(at(times, 0.5))}, ${ms(at(times, 0.95))}`,
      ours ? 'p95 3 ms' : '',
    );
    const time = at(floods.get(name), 0.5);
    if (time === undefined) continue;
    const ratio = tmux === undefined ? '' : `, ${(time / tmux).toFixed(2)}x`;
    row(`seq 1 2000000 in ${name}, of tmux's time`, `${ms(time)}${ratio}`, ours ? '1.0x' : '');
  }
}

/** From a key to the bytes that show it; keys as somebody types who is fast. */
async function echo(pane) {
  const times = [];
  for (let count = 1; count <= ECHOES / ROUNDS; count++) {
    const pressed = performance.now();
    pane.press(KEY);
    times.push((await pane.until(new RegExp(`[$#] ${KEY.repeat(count)}(?!${KEY})`))) - pressed);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  pane.press('\x15');
  await pane.until(/[$#] *$/m);
  return times;
}

/** From Enter to the words behind the last line. */
async function flood(pane) {
  const pressed = performance.now();
  pane.press(`seq 1 2000000; echo THE''END\r`);
  return (await pane.until(/\bTHEEND *$/m, 120_000)) - pressed;
}
