import { mkdirSync, readdirSync, readFileSync, rmdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { sync as writeWhole } from 'write-file-atomic';
import { z } from 'zod';
import { identityOf } from '../../journal/process-identity.ts';

/** What somebody presents right now; one small file each, `<school home>/presenting/<pid>.json`. */
const presentingSchema = z.object({
  v: z.literal(1),
  pid: z.int().positive(),
  /** Tells the process from a later one with the same number. */
  identity: z.string(),
  chapter: z.string(),
  /** From 0; the chapter's title is the first. */
  slide: z.int().min(0),
  solution: z.boolean(),
  debrief: z.boolean(),
  startedAt: z.iso.datetime(),
  /** When the slide was turned. */
  at: z.iso.datetime(),
});
export type Presenting = z.infer<typeof presentingSchema>;

export function presentingFolder(home: string): string {
  return join(home, 'presenting');
}

/** Tells who takes notes which slide is shown; nothing of it stays behind. */
export class Announcer {
  readonly #startedAt = new Date().toISOString();
  readonly #file: string;
  #identity = '';
  #end = () => this.end();

  constructor(
    private readonly home: string,
    private readonly chapter: string,
  ) {
    this.#file = join(presentingFolder(home), `${process.pid}.json`);
  }

  /** Must come first. */
  async begin(): Promise<void> {
    this.#identity = (await identityOf(process.pid)) ?? '';
    process.once('exit', this.#end);
  }

  /** Throws where the school's home cannot be written. */
  tell(shown: Pick<Presenting, 'slide' | 'solution' | 'debrief'>): void {
    const told: Presenting = {
      ...shown,
      v: 1,
      pid: process.pid,
      identity: this.#identity,
      chapter: this.chapter,
      startedAt: this.#startedAt,
      at: new Date().toISOString(),
    };
    mkdirSync(presentingFolder(this.home), { recursive: true, mode: 0o700 });
    // Nobody needs it after a power cut.
    writeWhole(this.#file, JSON.stringify(told), { mode: 0o600, fsync: false });
  }

  end(): void {
    process.off('exit', this.#end);
    rmSync(this.#file, { force: true });
    removeIfEmpty(this.home);
  }
}

/** Everybody who presents, the one who turned a slide last first; what the dead left is removed. */
export async function presentingNow(home: string): Promise<Presenting[]> {
  const found: Presenting[] = [];
  for (const name of namesIn(presentingFolder(home))) {
    const [, pid, whole] = /^(\d+)\.json(.*)$/.exec(name) ?? [];
    if (pid === undefined) continue;
    const identity = await identityOf(Number(pid));
    const file = join(presentingFolder(home), name);
    const read = whole === '' ? readPresenting(file) : undefined;
    // A half-written file belongs to whoever writes it, as long as they live.
    if (identity === undefined || (read && read.identity !== identity))
      rmSync(file, { force: true });
    else if (read && read.pid === Number(pid)) found.push(read);
  }
  return found.sort((a, b) => (a.at < b.at ? 1 : -1));
}

/** The folder goes with the last one who used it. */
export function removeIfEmpty(home: string): void {
  try {
    rmdirSync(presentingFolder(home));
  } catch {
    // Somebody else presents, or it is gone already.
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function readPresenting(file: string): Presenting | undefined {
  try {
    return presentingSchema.safeParse(JSON.parse(readFileSync(file, 'utf8'))).data;
  } catch {
    // It went away while it was looked at, or is no JSON.
    return undefined;
  }
}
