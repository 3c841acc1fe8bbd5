import type { PlayView } from '../../session/view.ts';
import { t } from '../../words/words.ts';
import type { KeyHint } from '../components/KeyHints.tsx';
import { focusKey } from '../terminal/focus-key.ts';
import type { Desk } from './desk.ts';
import { isChoosing } from './keys.ts';

/** The footer for what is going on now, the most important key first. */
export function footerHints(desk: Desk, view: PlayView): KeyHint[] {
  if (view.trouble) return [hint(t`Trouble:`, view.trouble)];
  if (desk.note !== '') return [hint(t`Note:`, desk.note)];
  if (desk.mode === 'transcript') return transcriptHints(view);
  if (desk.mode === 'commands')
    return [hint(t`Enter`, t`put it on the prompt`), hint(t`Esc`, t`back`)];
  if (desk.mode === 'notes') return [hint(t`Esc`, t`back`), hint(t`arrows, PgUp, PgDn`, t`move`)];
  if (desk.mode === 'help') return [hint(t`Esc`, t`back`)];
  if (desk.mode === 'answering')
    return [
      hint(t`Enter`, t`give this answer`),
      ...(desk.word === '' ? [] : [hint(t`Note:`, desk.word)]),
      hint(focusKey().name, t`shell`),
      hint(t`Esc`, isIn(desk) ? t`hints, help, other keys` : t`hints and other keys`),
      hint('Ctrl-U', t`empty it`),
    ];
  if (desk.focus === 'shell') return shellHints(view, isIn(desk));
  const main = mainHint(view);
  if (desk.word !== '') return [...main, hint(t`Note:`, desk.word)];
  const { open } = view;
  const rest = [
    hint(focusKey().name, t`shell`),
    ...(open && view.hintsLeft > 0 ? [hint('h', t`hint`)] : []),
    ...(open && view.hintsLeft === 0 && view.step.solutions.length > 0 && !view.solution
      ? [hint('s', t`show me`)]
      : []),
    ...roomHints(desk),
    ...(desk.maxScroll > 0 && isChoosing(view) ? [hint(t`PgUp, PgDn`, t`read`)] : []),
    ...(desk.commands().length > 0 ? [hint('p', t`put command on prompt`)] : []),
    hint('?', t`all keys`),
    hint('q', t`home`),
    ...(open ? [hint('x', t`skip`)] : []),
    hint('b', t`back`),
  ];
  return [...main, ...rest];
}

function hint(keys: string, does: string): KeyHint {
  return { keys, does };
}

function roomHints(desk: Desk): KeyHint[] {
  const { room } = desk;
  if (!room) return [];
  const unread = room.unread ? [hint('m', t`note`)] : [];
  if (!isIn(desk)) return unread;
  return [...unread, hint('!', room.view.help === 'none' ? t`call help` : t`no more help`)];
}

/** Whether somebody may be called. */
function isIn({ room }: Desk): boolean {
  const is = room?.view.status.is;
  return is !== undefined && is !== 'refused' && is !== 'ended';
}

function shellHints(view: PlayView, inRoom: boolean): KeyHint[] {
  const onward = view.held === undefined ? t`guide: go on` : t`guide: the room waits here`;
  const answers = inRoom ? t`guide (answers, help)` : t`guide (hints, answers)`;
  const to = view.open ? answers : onward;
  return [
    hint(focusKey().name, to),
    hint('Ctrl-C', t`stop what runs`),
    hint(t`Shift-PgUp`, t`look back`),
    hint(`${focusKey().name} z`, t`big`),
  ];
}

function mainHint(view: PlayView): KeyHint[] {
  if (isChoosing(view)) return [hint(t`arrows, Enter`, t`choose`)];
  if (!view.open && view.held !== undefined && view.state !== 'open')
    return [hint(t`Held:`, t`the room waits here`)];
  if (!view.open)
    return [hint(t`Enter`, view.stepIndex + 1 < view.chapter.steps.length ? t`go on` : t`finish`)];
  switch (view.step.task.kind) {
    case 'answer':
      return [hint(t`Enter`, t`answer`)];
    case 'cite':
      return [hint(t`Enter`, t`pick a line`)];
    default:
      return [hint(t`Enter`, t`to the shell`)];
  }
}

function transcriptHints(view: PlayView): KeyHint[] {
  const cite = view.step.task.kind === 'cite' && view.open;
  return [
    ...(cite ? [hint(t`Enter`, t`this line proves it`)] : []),
    hint(t`type`, t`to filter`),
    hint(t`Esc`, t`back`),
    hint(t`arrows, PgUp, PgDn`, t`move`),
  ];
}
