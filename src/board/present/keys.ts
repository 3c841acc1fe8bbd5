import type { Key } from 'ink';
import { leafKey } from '../../ui/leafing.ts';
import { t } from '../../words/words.ts';
import type { Deck } from './deck.ts';

/** What a key does while slides are shown. */
export function slideKey(deck: Deck, input: string, key: Key, onQuit: () => void): void {
  if (input === 'q' || (key.ctrl && input === 'c')) {
    onQuit();
    return;
  }
  const hidden = deck.keysShown;
  deck.keysShown = false;
  if (leafKey(deck, input, key)) return;
  if (input === 'd') deck.toggle('debrief');
  else if (input === 's') deck.toggle('solution');
  else {
    deck.keysShown = input === '?' && !hidden;
    deck.changed();
  }
}

/** Every key, for the page that `?` shows. */
export const ALL_KEYS: readonly (readonly [string, string])[] = [
  [t`right, n`, t`the next slide`],
  [t`left, b, Backspace`, t`back`],
  [t`Space, Enter`, t`read on, then the next slide`],
  [t`up, down, PgUp, PgDn`, t`move a long slide`],
  [t`Home, End`, t`the first and the last slide`],
  ['d', t`show the debrief, or hide it`],
  ['s', t`show the solution, or hide it`],
  ['q', t`leave`],
];
