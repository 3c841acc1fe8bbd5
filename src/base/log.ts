import { appendFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { schoolHome } from './paths.ts';

const enabled = /(^|[,\s*])(spy-school|\*)/.test(process.env.DEBUG ?? '');
let file: string | undefined;

/** Whether `DEBUG=spy-school` asks for a log and stack traces. */
export function debugging(): boolean {
  return enabled;
}

/** Writes a line to `debug.log` in the school's home, only with `DEBUG=spy-school`. Never throws. */
export function log(topic: string, message: string): void {
  if (!enabled) return;
  try {
    if (file === undefined) {
      mkdirSync(schoolHome(), { recursive: true, mode: 0o700 });
      file = join(schoolHome(), 'debug.log');
    }
    // What others said may stand in it: for nobody else to read, and on one line.
    const line = message.replace(/\s*\n\s*/g, ' | ');
    appendFileSync(file, `${new Date().toISOString()} ${process.pid} ${topic}: ${line}\n`, {
      mode: 0o600,
    });
  } catch {
    // A log must never be the reason that something fails.
  }
}
