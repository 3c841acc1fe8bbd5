import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { release } from 'node:os';
import { dirname, join } from 'node:path';
import { messageOf } from '../base/errors.ts';
import { waysToLinux } from '../base/platform.ts';
import { t } from '../words/words.ts';
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

const NAMES = {
  system: t`system`,
  node: 'node',
  terminal: t`terminal`,
  colours: t`colours`,
  letters: t`letters`,
  state: t`state`,
} as const;

function finding(
  id: keyof typeof NAMES,
  state: FindingState,
  necessity: Necessity,
  detail: string,
  remedy?: string,
): Finding {
  return { group: 'machine', id, name: NAMES[id], state, necessity, detail, remedy };
}

function system({ platform }: Machine): Finding {
  if (platform === 'linux') {
    const [name, version] = [distribution(), release()];
    return finding('system', 'fine', 'needed', t`${name}, kernel ${version}`);
  }
  return finding(
    'system',
    'lacking',
    'needed',
    t`this is ${platform}: the programs to spy on run on Linux only`,
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
    t`${nodeVersion} is too old`,
    t`install Node.js ${LEAST_NODE} or newer`,
  );
}

function terminal({ terminal: size }: Machine): Finding {
  if (size === undefined)
    return finding('terminal', 'fine', 'recommended', t`not measured: the output goes elsewhere`);
  const text = t`${size.columns} columns, ${size.rows} rows`;
  // Some terminals do not tell their size, and say 0.
  if (size.columns === 0 || size.rows === 0)
    return finding('terminal', 'weak', 'recommended', t`it does not tell its size`);
  if (size.columns >= LEAST_COLUMNS && size.rows >= LEAST_ROWS)
    return finding('terminal', 'fine', 'recommended', text);
  return finding(
    'terminal',
    'weak',
    'recommended',
    t`${text}: too small for two panes`,
    t`make it ${LEAST_COLUMNS} by ${LEAST_ROWS} or larger, or use --plain`,
  );
}

function colours({ env, colourDepth }: Machine): Finding {
  if (env.NO_COLOR) return finding('colours', 'fine', 'optional', t`none, as NO_COLOR asks`);
  if (colourDepth === undefined) return finding('colours', 'fine', 'optional', t`not measured`);
  if (colourDepth === 1)
    return finding('colours', 'fine', 'optional', t`none; words say it all too`);
  const many = { 4: '16', 8: '256', 24: t`16 million` }[colourDepth] ?? t`some`;
  return finding('colours', 'fine', 'optional', many);
}

function letters({ env }: Machine): Finding {
  if (isUtf8(env)) return finding('letters', 'fine', 'optional', 'UTF-8');
  return finding(
    'letters',
    'weak',
    'optional',
    t`the locale is not UTF-8, so drawings are ASCII`,
    t`for nicer lines set LANG=C.UTF-8`,
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
    return finding('state', 'fine', 'needed', t`progress is kept in ${home}`);
  } catch (error) {
    const why = messageOf(error);
    return finding(
      'state',
      'lacking',
      'needed',
      t`progress cannot be kept: ${why}`,
      t`make that folder writable, or name another with SPY_SCHOOL_HOME`,
    );
  }
}

/** Like `mkdir -p`. Node's own never comes back from places such as /proc, where nothing can be made. */
function makeFolder(path: string): void {
  if (existsSync(path)) return;
  makeFolder(dirname(path));
  mkdirSync(path);
}
