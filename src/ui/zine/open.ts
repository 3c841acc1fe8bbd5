import { t } from '../../words/words.ts';
import { loadZine } from '../../zine/load.ts';
import { apology } from '../opening.ts';
import type { Screen } from '../screen.ts';
import { ZineScreen } from './ZineScreen.tsx';

/** The zine with its reader; a page that says what is wrong where it cannot be read. */
export async function openZine(): Promise<Screen> {
  try {
    return { at: 'zine', zine: await loadZine(), bookmark: { at: 0 }, Reader: ZineScreen };
  } catch (error) {
    return { at: 'page', page: { title: t`Zine`, markdown: apology(error) } };
  }
}
