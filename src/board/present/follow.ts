import { type FSWatcher, mkdirSync, statSync, watch } from 'node:fs';
import { messageOf } from '../../base/errors.ts';
import { log } from '../../base/log.ts';
import { type Presenting, presentingFolder, presentingNow, removeIfEmpty } from './presenting.ts';

/** How often it is looked whether a presenter has died, or the folder is another one. */
const LOOK_MS = 1000;

/** Follows whoever turned a slide of this chapter last; undefined when nobody presents it. Returns the way to stop. */
export function followPresenter(
  home: string,
  chapter: string,
  onChange: (presenting: Presenting | undefined) => void,
): () => void {
  let watcher: FSWatcher | undefined;
  let watched: number | undefined;
  let looking = false;
  let again = false;
  let over = false;
  let known = '';
  const look = async () => {
    if (looking) {
      again = true;
      return;
    }
    looking = true;
    do {
      again = false;
      keepWatching();
      const now = (await presentingNow(home)).find((each) => each.chapter === chapter);
      const text = JSON.stringify(now ?? null);
      if (!over && text !== known) {
        known = text;
        onChange(now);
      }
    } while (again && !over);
    looking = false;
  };
  const keepWatching = () => {
    if (over) return;
    const folder = presentingFolder(home);
    try {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      const { ino } = statSync(folder);
      if (ino === watched) return;
      watcher?.close();
      watcher = watch(folder, () => void look()).on('error', () => {});
      watched = ino;
    } catch (error) {
      // Without being told, looking once a second must do.
      log('present', `not watched: ${messageOf(error)}`);
    }
  };
  const timer = setInterval(() => void look(), LOOK_MS);
  void look();
  return () => {
    over = true;
    clearInterval(timer);
    watcher?.close();
    removeIfEmpty(home);
  };
}
