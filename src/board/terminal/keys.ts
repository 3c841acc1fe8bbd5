import type { Key } from 'ink';
import { t } from '../../words/words.ts';
import {
  endRoom,
  giveHelp,
  holdHere,
  openGate,
  quit,
  reveal,
  spotlight,
  startTyping,
} from './controls.ts';
import { type BoardDesk, PAGES } from './desk.ts';

/** Keys that ask before they act: pressed once more they answer. */
const ASKING_KEYS = new Set(['d', 's', 'e', 'q', '\x03']);

const FAR = 1_000_000;

/** What a key does on the board while nothing is being typed. */
export function boardKey(desk: BoardDesk, input: string, key: Key): void {
  const interrupt = key.ctrl && input === 'c';
  desk.heard(ASKING_KEYS.has(input) || interrupt);
  if (desk.keysShown) {
    desk.keysShown = false;
    desk.changed();
    return;
  }
  if (interrupt) quit(desk);
  else if (key.escape) desk.seek('');
  else if (key.ctrl || key.meta) return;
  else if (!moved(desk, input, key) && !turned(desk, input, key) && !acted(desk, input))
    desk.changed();
}

/** From page to page. */
function turned(desk: BoardDesk, input: string, key: Key): boolean {
  const page = /^[1-6]$/.test(input) ? PAGES[Number(input) - 1] : undefined;
  if (page) desk.show(page);
  else if (key.tab) {
    const at = PAGES.indexOf(desk.page) + (key.shift ? PAGES.length - 1 : 1);
    desk.show(PAGES[at % PAGES.length] ?? 'room');
  } else if (key.return) enter(desk);
  else return false;
  return true;
}

function enter(desk: BoardDesk): void {
  if (desk.page === 'help') giveHelp(desk, desk.pickedLearner());
  else if (desk.page === 'map') {
    desk.pickPlace(desk.pickedCell()?.spot.place);
    desk.show('step');
  } else if (desk.page === 'room') {
    const place = desk.pickedLearner()?.place;
    if (!place) {
      desk.say(t`This one has not begun yet.`);
      return;
    }
    desk.pickPlace(place);
    desk.show('step');
  } else desk.changed();
}

/** Arrows and pages: the pick where something is picked, the text elsewhere. */
function moved(desk: BoardDesk, input: string, key: Key): boolean {
  const page = Math.max(1, desk.rows - 1);
  if (desk.page === 'step' && (key.leftArrow || key.rightArrow)) {
    desk.movePlace(key.leftArrow ? -1 : 1);
    return true;
  }
  const by = key.upArrow ? -1 : key.downArrow ? 1 : key.pageUp ? -page : key.pageDown ? page : 0;
  const far = key.home ? -FAR : key.end ? FAR : 0;
  const step = by || far || (input === ' ' ? page : 0);
  if (step === 0) return false;
  if (desk.page === 'map') desk.movePlace(step);
  else if (desk.page === 'room' || desk.page === 'help')
    desk.pick(desk.pickedAt(desk.list()) + step);
  else {
    desk.scroll = Math.max(0, Math.min(desk.maxScroll, desk.scroll + step));
    desk.changed();
  }
  return true;
}

function acted(desk: BoardDesk, input: string): boolean {
  const act = ACTS[input];
  act?.(desk);
  return act !== undefined;
}

const ACTS: Readonly<Record<string, (desk: BoardDesk) => void>> = {
  g: holdHere,
  o: openGate,
  n: (desk) => startTyping(desk, 'note-to-all'),
  m: (desk) => startTyping(desk, 'note-to-one'),
  c: (desk) => startTyping(desk, 'clock'),
  '/': (desk) => startTyping(desk, 'find'),
  d: (desk) => reveal(desk, 'debrief'),
  s: (desk) => reveal(desk, 'solution'),
  p: spotlight,
  h: (desk) => {
    if (desk.page === 'room' || desk.page === 'help') giveHelp(desk, desk.pickedLearner());
    else desk.say(t`Whom? Pick somebody on the page Help (4) or Room (1).`);
  },
  e: endRoom,
  q: quit,
  f: (desk) => desk.pickPlace(undefined),
  a: (desk) => {
    desk.anonymous = !desk.anonymous;
    desk.say(desk.anonymous ? t`Names are hidden on the whole board.` : t`Names are shown again.`);
  },
  r: (desk) => {
    desk.order = desk.order === 'need' ? 'name' : 'need';
    desk.say(desk.order === 'need' ? t`Sorted by need.` : t`Sorted by name.`);
  },
  b: (desk) => {
    if (desk.page !== 'join') {
      desk.say(t`The board’s link is on the page Join (6).`);
      return;
    }
    desk.linkShown = !desk.linkShown;
    desk.changed();
  },
  '?': (desk) => {
    desk.keysShown = true;
    desk.changed();
  },
};
