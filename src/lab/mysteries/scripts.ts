import { randomBytes } from 'node:crypto';
import { cp, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { cleanLine } from '../../base/clean.ts';
import { SpyError } from '../../base/errors.ts';
import { language, t } from '../../words/words.ts';
import type { Lab, RunResult } from '../model.ts';

/** What a mystery's script is told besides its own name. */
export interface ScriptContext {
  readonly seed: number;
  /** How long slow programs take, as a share of their usual length: SPY_TEMPO. */
  readonly tempo: number;
  /** Handed on as JSON in SPY_VALUES. */
  readonly values: Readonly<Record<string, unknown>>;
  /** Environment that the lab's shells get as well. */
  readonly env: Readonly<Record<string, string>>;
}

/** Runs scripts of one mystery in the lab. */
export interface Workbench {
  /** Runs a script and returns what it did, whatever its exit status. */
  run(script: string, context: ScriptContext): Promise<RunResult>;
  /** Starts a script that stays; resolves with the rest of its ready line. */
  serve(script: string, ready: string, context: ScriptContext): Promise<string>;
  /** The mystery's folder as the lab sees it. */
  readonly inside: string;
}

/** Isolated, without site packages (few start-up calls), leaving no .pyc behind. */
const FIND_PYTHON = `
for SPY_PYTHON in /usr/bin/python3 /usr/local/bin/python3 "$(command -v python3)"; do
  if [ -x "$SPY_PYTHON" ]; then break; fi
done
if [ ! -x "$SPY_PYTHON" ]; then exit 97; fi
`;

/** A fifo tells both: the ready line, and (by its end) that the server died before it. */
const SERVE = `${FIND_PYTHON}
pipe=$(mktemp -d) || exit 1
mkfifo "$pipe/ready" || exit 1
setsid "$SPY_PYTHON" -ISB "$SPY_SCRIPT" >"$pipe/ready" 2>"$pipe/errors" </dev/null &
IFS= read -r line <"$pipe/ready"
cat "$pipe/errors" >&2
rm -rf "$pipe"
printf '%s\\n' "$line"
`;

/**
 * Lays a mystery's folder where the lab can see it, lets `use` run its scripts, and takes it away
 * at once, so that nobody who looks around in the lab finds the sources.
 */
export async function withWorkbench<T>(
  lab: Lab,
  folder: string,
  id: string,
  use: (bench: Workbench) => Promise<T>,
): Promise<T> {
  const name = randomBytes(6).toString('hex');
  const outside = join(lab.control.outside, name);
  const inside = join(lab.control.inside, name, 'mystery');
  const kit = join(lab.control.inside, name, 'kit');

  const start = async (script: string, file: string, context: ScriptContext) => {
    const env = {
      ...context.env,
      SPY_HOME: lab.home,
      SPY_KIT: kit,
      SPY_SANDBOXED: lab.sandboxed ? '1' : '0',
      SPY_SCHOOL_LANG: language,
      SPY_SEED: String(context.seed),
      SPY_TEMPO: String(context.tempo),
      SPY_VALUES: JSON.stringify(context.values),
      SPY_SCRIPT: join(inside, file),
      HOME: lab.home,
    };
    const result = await lab.run(script, { env, timeoutMs: 60_000 });
    if (result.exit === 97) throw pythonMissing(id);
    return result;
  };

  try {
    // Not recursive: a lab that has ended meanwhile must not get a folder again.
    await mkdir(outside);
    await cp(join(folder, id), join(outside, 'mystery'), { recursive: true });
    await cp(join(folder, 'kit'), join(outside, 'kit'), { recursive: true });
    return await use({
      inside,
      run: (file, context) =>
        start(`${FIND_PYTHON}\nexec "$SPY_PYTHON" -ISB "$SPY_SCRIPT"`, file, context),
      async serve(file, ready, context) {
        const result = await start(SERVE, file, context);
        const line = result.stdout.trim();
        if (line === ready || line.startsWith(`${ready} `)) return line.slice(ready.length).trim();
        throw scriptFailed(id, file, result);
      },
    });
  } finally {
    await rm(outside, { recursive: true, force: true });
  }
}

/** A script of a mystery did not do its work; the last line of its own words is passed on. */
export function scriptFailed(id: string, file: string, result: RunResult): SpyError {
  const words = `${result.stdout}\n${result.stderr}`.trim().split('\n').at(-1) ?? '';
  const why = cleanLine(words, 200) || t`it ended with status ${result.exit}`;
  return new SpyError(
    'mystery-failed',
    t`The mystery "${id}" could not be set up: ${file} failed (${why}).`,
    t`Leave the chapter and open it again; if that does not help, run spy-school doctor.`,
  );
}

function pythonMissing(id: string): SpyError {
  return new SpyError(
    'tool-missing',
    t`The mystery "${id}" needs python3, and there is none in /usr/bin, /usr/local/bin or the PATH.`,
    t`Install it (Debian, Ubuntu: sudo apt install python3; Fedora: sudo dnf install python3), or run spy-school doctor.`,
  );
}
