import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Power } from '../../base/powers.ts';
import { powersIn, toolsIn } from '../../zine/claims/tools.ts';
import type { Claim, Page, Session, SessionStep, Zine } from '../../zine/model.ts';
import { blocksOf } from '../../zine/walk.ts';

/** A terminal or a claim of a page: what is run in a lab of its own. */
export interface ZineJob {
  readonly page: Page;
  readonly line: number;
  readonly what: Session | Claim;
  /** The scene's script. */
  readonly scene: string | undefined;
  readonly tools: readonly string[];
  readonly powers: readonly Power[];
}

/** `sudo` is for the reader; in a lab it is neither there nor needed. */
export function withoutSudo(command: string): string {
  return command.replace(/(^|[|;&(\n]\s*)sudo\s+(?!-)/g, '$1');
}

/** The steps of a session with their lines in the page's file. */
export function stepsOf(session: Session): { step: SessionStep; line: number }[] {
  let line = session.line + 1;
  return session.steps.map((step) => {
    const at = line;
    line += step.command.split('\n').length + step.output.length;
    return { step, line: at };
  });
}

/** zine/scenes, beside the folder of the page. */
function sceneFile(page: Page, name: string): string {
  return join(dirname(dirname(page.file)), 'scenes', `${name}.sh`);
}

async function jobOf(page: Page, what: Session | Claim): Promise<ZineJob> {
  const scene =
    what.scene === undefined ? undefined : await readFile(sceneFile(page, what.scene), 'utf8');
  const typed = 'run' in what ? [what.run] : what.steps.map((step) => step.command);
  const scripts = [...typed.map(withoutSudo), scene ?? ''];
  return {
    page,
    line: what.line,
    what,
    scene,
    tools: [...new Set(scripts.flatMap(toolsIn))],
    powers: [...new Set(scripts.flatMap(powersIn))],
  };
}

/** Everything that the zine says can be run, in the order of the pages. */
export async function jobsOf(zine: Pick<Zine, 'pages' | 'mini'>): Promise<ZineJob[]> {
  const jobs = [...zine.pages, ...zine.mini].flatMap((page) => {
    const sessions = blocksOf(page).flatMap((block) =>
      block.kind === 'console' ? [block.session] : [],
    );
    return [...sessions, ...page.claims].map((what) => jobOf(page, what));
  });
  return Promise.all(jobs);
}
