import { findPage } from '../zine/find.ts';
import { loadZine } from '../zine/load.ts';
import type { Zine } from '../zine/model.ts';

/** In the place of a page: the mini zine. */
const MINI = 'mini';

/** What was typed after `spy-school zine [PAGE]`. */
export interface ZineOptions {
  /** The folder to write it into; without it the zine is read here. */
  readonly out?: string;
  /** a4 (the default) or letter. */
  readonly paper?: string;
  /** Whether files that differ may be replaced. */
  readonly force?: boolean;
  /** Run its commands here and compare. */
  readonly check?: boolean;
  /** The folder that holds `zine/`, instead of the school's own. */
  readonly root?: string;
}

/**
 * `spy-school zine`: reads it on the screen, or as text where there is no terminal; writes it as PDF and HTML; runs
 * what it claims. Returns the exit status: 0, or 1 where a claim is false. Throws SpyError `unknown-page`, `usage`,
 * and what is wrong with its source.
 */
export async function zine(wanted: string | undefined, options: ZineOptions = {}): Promise<number> {
  const { out, paper, force } = options;
  if (out !== undefined || paper !== undefined || force) {
    const { orderOf, writeTo } = await import('./zine-out.ts');
    const order = orderOf(wanted, options);
    process.stdout.write(await writeTo(await loadZine(options.root), order, force));
    return 0;
  }
  const { pages, mini, ...more } = await loadZine(options.root);
  const isMini = wanted?.trim().toLowerCase() === MINI;
  const whole = isMini ? { ...more, pages: mini, mini: [] } : { ...more, pages, mini };
  const page = wanted === undefined || isMini ? undefined : findPage(whole, wanted);
  if (options.check) {
    const { checked } = await import('./zine-check.ts');
    return checked(page ? { ...whole, pages: [page], mini: [] } : whole);
  }
  if (process.stdin.isTTY && process.stdout.isTTY) return read(whole, (page?.number ?? 1) - 1);
  const { zineText } = await import('./zine-text.ts');
  process.stdout.write(zineText(whole, page ? [page] : whole.pages));
  return 0;
}

async function read(whole: Zine, first: number): Promise<number> {
  const [{ readZine }, { ownTerminal }] = await Promise.all([
    import('../ui/zine/read.ts'),
    import('../ui/terminal/terminal.ts'),
  ]);
  return readZine({ terminal: ownTerminal(), zine: whole, first });
}
