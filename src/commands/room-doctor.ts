import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import writeFileAtomic from 'write-file-atomic';
import { z } from 'zod';
import { messageOf } from '../base/errors.ts';
import { log } from '../base/log.ts';
import { POWERS, type Powers } from '../base/powers.ts';
import type { Chapter } from '../course/model.ts';
import { openLab } from '../lab/lab.ts';
import { probePowers } from '../lab/powers.ts';
import { hasTool } from '../lab/tools.ts';
import type { Doctor } from '../room/model/doctor.ts';

/** The first screen comes first. */
const AFTER_MS = 1500;
/** What the powers depend on, besides the kernel. */
const TRIED_WITH = ['bwrap', 'strace', 'python3', 'tcpdump', 'perf'];

const keptSchema = z.object({
  v: z.literal(1),
  /** The machine's start and the tools at that time: with others, it is tried again. */
  under: z.string(),
  sandboxed: z.boolean(),
  powers: z.array(z.enum(POWERS)),
});
type Kept = z.infer<typeof keptSchema>;

/**
 * What this machine can do in these chapters, looked at in the background; tried in a lab once per machine start.
 * Undefined when it was aborted or could not be found out. No lab is left behind. Never throws.
 */
export async function examineForRoom(
  schoolHome: string,
  chapters: () => readonly Chapter[],
  signal: AbortSignal,
  afterMs = AFTER_MS,
): Promise<Doctor | undefined> {
  try {
    await pause(afterMs, undefined, { signal, ref: false });
    const { sandboxed, powers } = kept(schoolHome) ?? (await tried(schoolHome, signal));
    if (signal.aborted) return undefined;
    return doctorOf(chapters(), { sandboxed, powers, hasTool });
  } catch (error) {
    if (!signal.aborted) log('room', `looking at this machine: ${messageOf(error)}`);
    return undefined;
  }
}

/** Pure: what each chapter lacks; what it can do without comes last and does not keep it from being played. */
export function doctorOf(
  chapters: readonly Chapter[],
  machine: Pick<Kept, 'sandboxed' | 'powers'> & { hasTool: (tool: string) => boolean },
): Doctor {
  const { sandboxed, powers } = machine;
  return {
    sandboxed,
    powers,
    chapters: chapters.map(({ id, tools, optionalTools, powers: wanted }) => {
      const missing = (names: readonly string[]) => names.filter((name) => !machine.hasTool(name));
      const needed = [...missing(tools), ...wanted.filter((power) => !powers.includes(power))];
      const lacks = [...needed, ...missing(optionalTools)];
      return { chapter: id, playable: needed.length === 0, lacks };
    }),
  };
}

async function tried(schoolHome: string, signal: AbortSignal): Promise<Kept> {
  const under = circumstances();
  const lab = await openLab({ schoolHome, chapter: 'doctor' });
  // Whoever leaves meanwhile does not wait for the answer.
  const leave = () => void lab.close();
  signal.addEventListener('abort', leave);
  let found: Powers;
  try {
    signal.throwIfAborted();
    found = await probePowers(lab);
  } finally {
    signal.removeEventListener('abort', leave);
    await lab.close();
  }
  const powers = POWERS.filter((power) => found[power]);
  const result: Kept = { v: 1, under, sandboxed: lab.sandboxed, powers };
  await writeFileAtomic(fileOf(schoolHome), JSON.stringify(result), { mode: 0o600 });
  return result;
}

function kept(schoolHome: string): Kept | undefined {
  try {
    const { data } = keptSchema.safeParse(JSON.parse(readFileSync(fileOf(schoolHome), 'utf8')));
    return data?.under === circumstances() ? data : undefined;
  } catch {
    return undefined;
  }
}

function circumstances(): string {
  const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  const tools = TRIED_WITH.filter(hasTool);
  return [boot, process.getuid?.(), process.env.SPY_SCHOOL_SANDBOX, ...tools].join(' ');
}

function fileOf(schoolHome: string): string {
  return join(schoolHome, 'machine.json');
}
