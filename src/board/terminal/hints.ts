import type { KeyHint } from '../../ui/components/KeyHints.tsx';
import { t } from '../../words/words.ts';
import type { BoardDesk } from './desk.ts';

const ENTER = {
  'note-to-all': t`send it`,
  'note-to-one': t`send it`,
  clock: t`set it`,
  find: t`pick one of them`,
} as const;

const HELP: KeyHint = { keys: '?', does: t`all keys` };

/** Which keys matter most on the page that is shown. */
export function keyHints(desk: BoardDesk): KeyHint[] {
  if (desk.typing)
    return [
      { keys: t`Enter`, does: ENTER[desk.typing.type] },
      { keys: t`Esc`, does: desk.typing.type === 'find' ? t`show everybody` : t`leave it` },
      { keys: 'Ctrl-U', does: t`empty the line` },
    ];
  const gate: KeyHint = desk.pickedCell()?.gate
    ? { keys: 'o', does: t`open gate` }
    : { keys: 'g', does: t`hold here` };
  const all: KeyHint[] = [
    { keys: 'n', does: t`note to all` },
    { keys: 'c', does: t`clock` },
    { keys: 'q', does: t`close` },
  ];
  switch (desk.page) {
    case 'room':
      return [
        HELP,
        { keys: t`Enter`, does: t`their step` },
        { keys: 'm', does: t`note to them` },
        { keys: '/', does: t`find` },
        { keys: 'a', does: desk.anonymous ? t`names` : t`hide names` },
        ...all,
      ];
    case 'map':
      return [
        HELP,
        { keys: t`arrows`, does: t`pick` },
        { keys: t`Enter`, does: t`look` },
        gate,
        { keys: 'p', does: t`projector` },
        ...all,
      ];
    case 'step':
      return [
        HELP,
        { keys: t`left, right`, does: t`step` },
        gate,
        { keys: 'd', does: t`debrief to all` },
        { keys: 's', does: t`solution to all` },
        { keys: 'p', does: t`projector` },
        ...all,
      ];
    case 'help':
      return [
        HELP,
        { keys: t`Enter`, does: t`help given` },
        { keys: 'm', does: t`note to them` },
        { keys: 'a', does: desk.anonymous ? t`names` : t`hide names` },
        ...all,
      ];
    case 'join':
      return [
        HELP,
        { keys: 'b', does: desk.linkShown ? t`hide the board’s link` : t`the board’s link` },
        ...all,
      ];
    case 'machines':
      return [HELP, { keys: t`arrows`, does: t`read on` }, ...all];
  }
}

/** Every key, for the page that `?` shows. */
export const ALL_KEYS: readonly (readonly [string, string])[] = [
  [t`1 to 6, Tab`, t`the pages`],
  [t`arrows, PgUp, PgDn`, t`move; left and right on Step go to another step`],
  [t`Enter`, t`Room: their step. Map: this step. Help: help was given`],
  ['', ''],
  ['g', t`hold everybody at the picked step; again opens it`],
  ['o', t`open the gate, wherever it is`],
  ['n', t`a note to all`],
  ['m', t`a note to the picked learner`],
  ['c', t`a clock that runs down; 0 minutes clear it`],
  ['d d, s s', t`show the picked step’s debrief, or solution, to everybody`],
  ['p', t`put the picked step on the projector of the web board`],
  ['f', t`pick no step: follow the projector’s, or the crowd`],
  ['h', t`help was given to the picked learner`],
  ['', ''],
  ['a', t`hide all names, for the projector`],
  ['/', t`find a learner, by name or by step; Esc shows everybody`],
  ['r', t`sort by need or by name`],
  ['b', t`on Join: the board’s link, with its secret key`],
  ['e e', t`end the room for everybody`],
  ['q q', t`close the room; facilitate --resume opens it again`],
];
