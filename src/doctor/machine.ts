import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { release } from 'node:os';
import { dirname, join } from 'node:path';
import { messageOf } from '../base/errors.ts';
import { waysToLinux } from '../base/platform.ts';
import type { Finding, FindingState } from './findings.ts';
import type { Necessity } from './tools.ts';

const LEAST_COLUMNS = 80;
const LEAST_ROWS = 24;
const LEAST_NODE = 20;

/** What is looked at besides tools; everything that a test may want to change. */
export interface Machine {
  readonly platform: string;
  readonly nodeVersion: string;
  readonly env: NodeJS.ProcessEnv;
  readonly stateHome: string;
  /** Size in characters; undefined when stdout is no terminal. */
  readonly terminal: { readonly columns: number; readonly rows: number } | undefined;
  /** Bits per colour as Node sees the terminal: 1, 4, 8 or 24. */
  readonly colourDepth: number | undefined;
}

/** This process's machine. `stateHome` is where the school keeps its state. */
export function machineHere(stateHome: string): Machine {
  const out = process.stdout;
  return {
    platform: process.platform,
    nodeVersion: process.versions.node,
    env: process.env,
    stateHome,
    terminal: out.isTTY ? { columns: out.columns, rows: out.rows } : undefined,
    colourDepth: out.isTTY ? out.getColorDepth() : undefined,
  };
}

/** Whether the locale says UTF-8; otherwise drawings are ASCII. */
export function isUtf8(env: NodeJS.ProcessEnv): boolean {
  const locale = [env.LC_ALL, env.LC_CTYPE, env.LANG].find((value) => value) ?? '';
  return /utf-?8/i.test(locale);
}

/** Looks at system, Node, terminal, colours, letters and state folder. Writes one file there and removes it. */
export function examineMachine(machine: Machine): Finding[] {
  return [
    system(machine),
    node(machine),
    terminal(machine),
    colours(machine),
    letters(machine),
    stateFolder(machine.stateHome),
  ];
}

function finding(
  id: string,
  state: FindingState,
  necessity: Necessity,
  detail: string,
  remedy?: string,
): Finding {
  return { group: 'machine', id, name: id, state, necessity, detail, remedy };
}

function system({ platform }: Machine): Finding {
  if (platform === 'linux')
    return finding('system', 'fine', 'needed', `${distribution()}, kernel ${release()}`);
  return finding(
    'system',
    'lacking',
    'needed',
    `this is ${platform}: the programs to spy on run on Linux only`,
    waysToLinux(platform),
  );
}

function distribution(): string {
  try {
    const text = readFileSync('/etc/os-release', 'utf8');
    return /^PRETTY_NAME="?([^"\n]*)"?$/m.exec(text)?.[1] ?? 'Linux';
  } catch {
    return 'Linux';
  }
}

function node({ nodeVersion }: Machine): Finding {
  if (Number.parseInt(nodeVersion, 10) >= LEAST_NODE)
    return finding('node', 'fine', 'needed', nodeVersion);
  return finding(
    'node',
    'lacking',
    'needed',
    `${nodeVersion} is too old`,
    `install Node.js ${LEAST_NODE} or newer`,
  );
}

function terminal({ terminal: size }: Machine): Finding {
  if (size === undefined)
    return finding('terminal', 'fine', 'recommended', 'not measured: the output goes elsewhere');
  const text = `${size.columns} columns, ${size.rows} rows`;
  // Some terminals do not tell their size, and say 0.
  if (size.columns === 0 || size.rows === 0)
    return finding('terminal', 'weak', 'recommended', 'it does not tell its size');
  if (size.columns >= LEAST_COLUMNS && size.rows >= LEAST_ROWS)
    return finding('terminal', 'fine', 'recommended', text);
  return finding(
    'terminal',
    'weak',
    'recommended',
    `${text}: too small for two panes`,
    `make it ${LEAST_COLUMNS} by ${LEAST_ROWS} or larger, or use --plain`,
  );
}

function colours({ env, colourDepth }: Machine): Finding {
  if (env.NO_COLOR) return finding('colours', 'fine', 'optional', 'none, as NO_COLOR asks');
  if (colourDepth === undefined) return finding('colours', 'fine', 'optional', 'not measured');
  if (colourDepth === 1)
    return finding('colours', 'fine', 'optional', 'none; words say it all too');
  const many = { 4: '16', 8: '256', 24: '16 million' }[colourDepth] ?? 'some';
  return finding('colours', 'fine', 'optional', many);
}

function letters({ env }: Machine): Finding {
  if (isUtf8(env)) return finding('letters', 'fine', 'optional', 'UTF-8');
  return finding(
    'letters',
    'weak',
    'optional',
    'the locale is not UTF-8, so drawings are ASCII',
    'for nicer lines set LANG=C.UTF-8',
  );
}

function stateFolder(home: string): Finding {
  const file = join(home, `.doctor-${process.pid}`);
  try {
    makeFolder(home);
    try {
      writeFileSync(file, 'The doctor tried whether this folder can be written to.\n');
    } finally {
      rmSync(file, { force: true });
    }
    return finding('state', 'fine', 'needed', `progress is kept in ${home}`);
  } catch (error) {
    return finding(
      'state',
      'lacking',
      'needed',
      `progress cannot be kept: ${messageOf(error)}`,
      'make that folder writable, or name another with SPY_SCHOOL_HOME',
    );
  }
}

/** Like `mkdir -p`. Node's own never comes back from places such as /proc, where nothing can be made. */
function makeFolder(path: string): void {
  if (existsSync(path)) return;
  makeFolder(dirname(path));
  mkdirSync(path);
}
