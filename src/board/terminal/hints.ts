import type { KeyHint } from '../../ui/components/KeyHints.tsx';
import type { BoardDesk } from './desk.ts';

const ENTER = {
  'note-to-all': 'send it',
  'note-to-one': 'send it',
  clock: 'set it',
  find: 'pick one of them',
} as const;

const HELP: KeyHint = { keys: '?', does: 'all keys' };

/** Which keys matter most on the page that is shown. */
export function keyHints(desk: BoardDesk): KeyHint[] {
  if (desk.typing)
    return [
      { keys: 'Enter', does: ENTER[desk.typing.type] },
      { keys: 'Esc', does: desk.typing.type === 'find' ? 'show everybody' : 'leave it' },
      { keys: 'Ctrl-U', does: 'empty the line' },
    ];
  const gate: KeyHint = desk.pickedCell()?.gate
    ? { keys: 'o', does: 'open gate' }
    : { keys: 'g', does: 'hold here' };
  const all: KeyHint[] = [
    { keys: 'n', does: 'note to all' },
    { keys: 'c', does: 'clock' },
    { keys: 'q', does: 'close' },
  ];
  switch (desk.page) {
    case 'room':
      return [
        HELP,
        { keys: 'Enter', does: 'their step' },
        { keys: 'm', does: 'note to them' },
        { keys: '/', does: 'find' },
        { keys: 'a', does: desk.anonymous ? 'names' : 'hide names' },
        ...all,
      ];
    case 'map':
      return [
        HELP,
        { keys: 'arrows', does: 'pick' },
        { keys: 'Enter', does: 'look' },
        gate,
        { keys: 'p', does: 'projector' },
        ...all,
      ];
    case 'step':
      return [
        HELP,
        { keys: 'left, right', does: 'step' },
        gate,
        { keys: 'd', does: 'debrief to all' },
        { keys: 's', does: 'solution to all' },
        { keys: 'p', does: 'projector' },
        ...all,
      ];
    case 'help':
      return [
        HELP,
        { keys: 'Enter', does: 'help given' },
        { keys: 'm', does: 'note to them' },
        { keys: 'a', does: desk.anonymous ? 'names' : 'hide names' },
        ...all,
      ];
    case 'join':
      return [
        HELP,
        { keys: 'b', does: desk.linkShown ? 'hide the board’s link' : 'the board’s link' },
        ...all,
      ];
    case 'machines':
      return [HELP, { keys: 'arrows', does: 'read on' }, ...all];
  }
}

/** Every key, for the page that `?` shows. */
export const ALL_KEYS: readonly (readonly [string, string])[] = [
  ['1 to 6, Tab', 'the pages'],
  ['arrows, PgUp, PgDn', 'move; left and right on Step go to another step'],
  ['Enter', 'Room: their step. Map: this step. Help: help was given'],
  ['', ''],
  ['g', 'hold everybody at the picked step; again opens it'],
  ['o', 'open the gate, wherever it is'],
  ['n', 'a note to all'],
  ['m', 'a note to the picked learner'],
  ['c', 'a clock that runs down; 0 minutes clear it'],
  ['d d, s s', 'show the picked step’s debrief, or solution, to everybody'],
  ['p', 'put the picked step on the projector of the web board'],
  ['f', 'pick no step: follow the projector’s, or the crowd'],
  ['h', 'help was given to the picked learner'],
  ['', ''],
  ['a', 'hide all names, for the projector'],
  ['/', 'find a learner, by name or by step; Esc shows everybody'],
  ['r', 'sort by need or by name'],
  ['b', 'on Join: the board’s link, with its secret key'],
  ['e e', 'end the room for everybody'],
  ['q q', 'close the room; facilitate --resume opens it again'],
];
