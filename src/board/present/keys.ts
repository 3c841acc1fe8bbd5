import type { Key } from 'ink';
import { leafKey } from '../../ui/leafing.ts';
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
  ['right, n', 'the next slide'],
  ['left, b, Backspace', 'back'],
  ['Space, Enter', 'read on, then the next slide'],
  ['up, down, PgUp, PgDn', 'move a long slide'],
  ['Home, End', 'the first and the last slide'],
  ['d', 'show the debrief, or hide it'],
  ['s', 'show the solution, or hide it'],
  ['q', 'leave'],
];
