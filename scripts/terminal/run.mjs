// The built program in a real pty with a real terminal parser, for pictures and benchmarks.
import { spawn } from '@lydell/node-pty';
import xterm from '@xterm/headless';

// As in src/ui/pane/graphemes.ts: out of Node's shared pool the addon reads garbage, and may never end.
const pool = Buffer.poolSize;
Buffer.poolSize = 0;
const { UnicodeGraphemesAddon } = await import('@xterm/addon-unicode-graphemes');
Buffer.poolSize = pool;

/**
 * Starts `command` in a terminal of that size; `until` waits for text on the screen (or for what a
 * function finds in the terminal), and gives the time
 * (performance.now()) at which the bytes came that showed it.
 */
export function openTerminal(command, args, { columns, rows, env = {}, cwd = process.cwd() }) {
  const term = new xterm.Terminal({
    cols: columns,
    rows,
    allowProposedApi: true,
    scrollback: 5000,
  });
  term.loadAddon(new UnicodeGraphemesAddon());
  const pty = spawn(command, args, {
    name: 'xterm-256color',
    cols: columns,
    rows,
    cwd,
    encoding: null,
    env: { PATH: process.env.PATH, HOME: process.env.HOME, LANG: 'C.UTF-8', CI: '0', ...env },
  });
  const listeners = new Set();
  pty.onData((data) => {
    const came = performance.now();
    term.write(data, () => {
      for (const listener of listeners) listener(came);
    });
  });
  const text = () => {
    const buffer = term.buffer.active;
    return Array.from(
      { length: term.rows },
      (_, y) => buffer.getLine(buffer.baseY + y)?.translateToString(true) ?? '',
    ).join('\n');
  };
  const until = (wanted, patienceMs = 30_000) =>
    new Promise((resolve, reject) => {
      const shows = () => {
        if (typeof wanted === 'function') return wanted(term);
        return typeof wanted === 'string' ? text().includes(wanted) : wanted.test(text());
      };
      const timer = setTimeout(() => {
        listeners.delete(check);
        reject(new Error(`never showed ${wanted}:\n${text()}`));
      }, patienceMs);
      const check = (came) => {
        if (!shows()) return;
        clearTimeout(timer);
        listeners.delete(check);
        resolve(came);
      };
      listeners.add(check);
      check(performance.now());
    });
  const exited = new Promise((resolve) => pty.onExit(({ exitCode }) => resolve(exitCode)));
  return { term, pty, text, until, exited, press: (keys) => pty.write(keys) };
}
