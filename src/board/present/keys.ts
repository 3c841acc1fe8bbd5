import type { Key } from 'ink';
import type { Deck } from './deck.ts';

/** Keys that turn slides and move the text; whether it was one of them. */
export function deckKey(deck: Deck, input: string, key: Key): boolean {
  deck.word = '';
  const page = Math.max(1, deck.rows - 1);
  if (key.rightArrow || input === 'n') deck.goTo(deck.at + 1);
  else if (key.leftArrow || input === 'b' || key.backspace || key.delete) deck.goTo(deck.at - 1);
  else if (key.home) deck.goTo(0);
  else if (key.end) deck.goTo(deck.slides.length - 1);
  else if (key.return || input === ' ') deck.onward();
  else if (key.upArrow) deck.scrollBy(-1);
  else if (key.downArrow) deck.scrollBy(1);
  else if (key.pageUp) deck.scrollBy(-page);
  else if (key.pageDown) deck.scrollBy(page);
  else return false;
  return true;
}

/** What a key does while slides are shown. */
export function slideKey(deck: Deck, input: string, key: Key, onQuit: () => void): void {
  if (input === 'q' || (key.ctrl && input === 'c')) {
    onQuit();
    return;
  }
  const hidden = deck.keysShown;
  deck.keysShown = false;
  if (deckKey(deck, input, key)) return;
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
