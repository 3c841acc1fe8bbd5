import type { PlayView } from '../../session/view.ts';
import type { KeyHint } from '../components/KeyHints.tsx';
import { FOCUS_KEY } from '../terminal/input.ts';
import type { Desk } from './desk.ts';
import { isChoosing } from './keys.ts';

/** The footer for what is going on now, the most important key first. */
export function footerHints(desk: Desk, view: PlayView): KeyHint[] {
  if (view.trouble) return [hint('Trouble:', view.trouble)];
  if (desk.note !== '') return [hint('Note:', desk.note)];
  if (desk.mode === 'transcript') return transcriptHints(view);
  if (desk.mode === 'commands') return [hint('Enter', 'put it on the prompt'), hint('Esc', 'back')];
  if (desk.mode === 'notes') return [hint('Esc', 'back'), hint('arrows, PgUp, PgDn', 'move')];
  if (desk.mode === 'help') return [hint('Esc', 'back')];
  if (desk.mode === 'answering')
    return [
      hint('Enter', 'give this answer'),
      ...(desk.word === '' ? [] : [hint('Note:', desk.word)]),
      hint(FOCUS_KEY, 'shell'),
      hint('Esc', isIn(desk) ? 'hints, help, other keys' : 'hints and other keys'),
      hint('Ctrl-U', 'empty it'),
    ];
  if (desk.focus === 'shell') return shellHints(view, isIn(desk));
  const main = mainHint(view);
  if (desk.word !== '') return [...main, hint('Note:', desk.word)];
  const { open } = view;
  const rest = [
    hint(FOCUS_KEY, 'shell'),
    ...(open && view.hintsLeft > 0 ? [hint('h', 'hint')] : []),
    ...(open && view.hintsLeft === 0 && view.step.solutions.length > 0 && !view.solution
      ? [hint('s', 'show me')]
      : []),
    ...roomHints(desk),
    ...(desk.maxScroll > 0 && isChoosing(view) ? [hint('PgUp, PgDn', 'read')] : []),
    ...(desk.commands().length > 0 ? [hint('p', 'put command on prompt')] : []),
    hint('?', 'all keys'),
    hint('q', 'home'),
    ...(open ? [hint('x', 'skip')] : []),
    hint('b', 'back'),
  ];
  return [...main, ...rest];
}

function hint(keys: string, does: string): KeyHint {
  return { keys, does };
}

function roomHints(desk: Desk): KeyHint[] {
  const { room } = desk;
  if (!room) return [];
  const unread = room.unread ? [hint('m', 'note')] : [];
  if (!isIn(desk)) return unread;
  return [...unread, hint('!', room.view.help === 'none' ? 'call help' : 'no more help')];
}

/** Whether somebody may be called. */
function isIn({ room }: Desk): boolean {
  const is = room?.view.status.is;
  return is !== undefined && is !== 'refused' && is !== 'ended';
}

function shellHints(view: PlayView, inRoom: boolean): KeyHint[] {
  const onward = view.held === undefined ? 'guide: go on' : 'guide: the room waits here';
  const to = view.open ? `guide (${inRoom ? 'answers, help' : 'hints, answers'})` : onward;
  return [
    hint(FOCUS_KEY, to),
    hint('Ctrl-C', 'stop what runs'),
    hint('Shift-PgUp', 'look back'),
    hint(`${FOCUS_KEY} z`, 'big'),
  ];
}

function mainHint(view: PlayView): KeyHint[] {
  if (isChoosing(view)) return [hint('arrows, Enter', 'choose')];
  if (!view.open && view.held !== undefined && view.state !== 'open')
    return [hint('Held:', 'the room waits here')];
  if (!view.open)
    return [hint('Enter', view.stepIndex + 1 < view.chapter.steps.length ? 'go on' : 'finish')];
  switch (view.step.task.kind) {
    case 'answer':
      return [hint('Enter', 'answer')];
    case 'cite':
      return [hint('Enter', 'pick a line')];
    default:
      return [hint('Enter', 'to the shell')];
  }
}

function transcriptHints(view: PlayView): KeyHint[] {
  const cite = view.step.task.kind === 'cite' && view.open;
  return [
    ...(cite ? [hint('Enter', 'this line proves it')] : []),
    hint('type', 'to filter'),
    hint('Esc', 'back'),
    hint('arrows, PgUp, PgDn', 'move'),
  ];
}
