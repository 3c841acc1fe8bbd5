import { messageOf } from '../base/errors.ts';
import { openLab } from '../lab/lab.ts';
import type { PowerFindings } from '../lab/powers.ts';
import { probePowersInDetail } from '../lab/powers.ts';
import { hasTool as installed } from '../lab/tools.ts';
import type { Page, Zine } from '../zine/model.ts';
import { jobsOf, type ZineJob } from './zine/jobs.ts';
import { commandsOf, type Played, play } from './zine/play.ts';
import { wordsOf } from './zine/words.ts';

export interface CheckResult {
  /** The page's file, and its id. */
  readonly file: string;
  readonly page: string;
  readonly line: number;
  readonly command: string;
  /** left-out: it cannot be tried on this machine. */
  readonly verdict: 'true' | 'false' | 'left-out';
  /** What is expected and what came, or why it is left out; its first line says it in short. */
  readonly why?: string;
}

export interface CheckOptions {
  readonly onResult?: (result: CheckResult) => void;
  /** Where labs stand; the school's home if left out. */
  readonly schoolHome?: string;
  readonly sandbox?: 'auto' | 'off';
  readonly hasTool?: (tool: string) => boolean;
  /** What the machine allows; tried in a lab if left out. */
  readonly powers?: PowerFindings;
  /** How long one command may take. */
  readonly patienceMs?: number;
}

const PATIENCE_MS = 30_000;

/**
 * Runs every terminal and every claim of the zine, each in a lab of its own, and compares; what is false is tried once
 * more. Then looks for commands that a page names and never runs, and for output that it prints and that never came.
 * `onResult` is told as they come; the results are in the order of the pages.
 */
export async function checkZine(
  zine: Pick<Zine, 'pages' | 'mini'>,
  options: CheckOptions = {},
): Promise<readonly CheckResult[]> {
  const results: CheckResult[] = [];
  const tell = (found: readonly CheckResult[]) => {
    results.push(...found);
    for (const result of found) options.onResult?.(result);
  };
  const pages = [...zine.pages, ...zine.mini];
  const came = new Map<Page, Played[]>(pages.map((page) => [page, []]));
  const jobs = await jobsOf(zine);
  const machine = jobs.length === 0 ? undefined : await machineOf(options);
  const end = ({ page }: ZineJob, played: readonly Played[]) => {
    came.get(page)?.push(...played);
    tell(played.map(({ output: _, ...each }) => ({ file: page.file, page: page.id, ...each })));
  };
  const again: ZineJob[] = [];
  let next = 0;
  const work = async () => {
    for (let job = jobs[next++]; job; job = jobs[next++]) {
      const played = await playedHere(job, options, machine?.powers);
      if (played.some(({ verdict }) => verdict === 'false')) again.push(job);
      else end(job, played);
    }
  };
  // On the host itself two scenes would stand on the same ports.
  await Promise.all(Array.from({ length: machine?.sandboxed ? 2 : 1 }, work));
  // On a busy machine a program may be late for what was typed after it: what is false has a second chance, alone.
  for (const job of again) end(job, await playedHere(job, options, machine?.powers));
  for (const [page, played] of came) tell(await wordsOf(page, played));
  const place = new Map(pages.map((page, at) => [page.file, at]));
  return results.sort(
    (a, b) => (place.get(a.file) ?? 0) - (place.get(b.file) ?? 0) || a.line - b.line,
  );
}

async function machineOf(
  options: CheckOptions,
): Promise<{ sandboxed: boolean; powers: PowerFindings }> {
  const lab = await openLab({ schoolHome: options.schoolHome, sandbox: options.sandbox });
  try {
    return { sandboxed: lab.sandboxed, powers: options.powers ?? (await probePowersInDetail(lab)) };
  } finally {
    await lab.close();
  }
}

/** Why a job cannot be done here; undefined if it can. */
function lacking(
  job: ZineJob,
  hasTool: (tool: string) => boolean,
  powers: PowerFindings | undefined,
): string | undefined {
  const tool = job.tools.find((name) => !hasTool(name));
  if (tool !== undefined) return `${tool} is not installed`;
  const power = job.powers.find((name) => powers?.[name].works === false);
  return power && powers?.[power].why;
}

async function playedHere(
  job: ZineJob,
  options: CheckOptions,
  powers: PowerFindings | undefined,
): Promise<Played[]> {
  const why = lacking(job, options.hasTool ?? installed, powers);
  if (why === undefined) return playInLab(job, options);
  return commandsOf(job).map((each) => ({ ...each, verdict: 'left-out', why, output: [] }));
}

async function playInLab(job: ZineJob, options: CheckOptions): Promise<Played[]> {
  const lab = await openLab({ schoolHome: options.schoolHome, sandbox: options.sandbox });
  try {
    return await play(job, lab, options.patienceMs ?? PATIENCE_MS);
  } catch (error) {
    const why = `it could not be run: ${messageOf(error)}`;
    return commandsOf(job).map((each) => ({ ...each, verdict: 'false', why, output: [] }));
  } finally {
    await lab.close();
  }
}
