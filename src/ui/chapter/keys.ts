import type { Key } from 'ink';
import type { PlayView } from '../../session/view.ts';
import { t } from '../../words/words.ts';
import { focusKey } from '../terminal/focus-key.ts';
import type { Desk } from './desk.ts';

/** What a key does while the guide has the focus and nothing lies over it. */
export function guideKey(
  desk: Desk,
  view: PlayView,
  input: string,
  key: Key,
  onHome: () => void,
): void {
  const { play } = desk.session;
  const choosing = isChoosing(view);
  if (scrolled(desk, input, key, choosing)) return;
  if (key.return) {
    if (!choosing) mainAction(desk, view, onHome);
  } else if (key.escape || key.tab) desk.focusOn('shell');
  else if (key.rightArrow || input === 'n') {
    if (view.state !== 'open' || !view.open) goOn(desk, view, onHome);
    else desk.say(t`This step is still open. Skip it with x, twice.`);
  } else if (key.leftArrow || input === 'b') void desk.go(() => play.previous());
  else if (input === 'h') {
    desk.scroll = undefined;
    play.hint();
  } else if (input === 's') showSolution(desk, view);
  else if (input === 'x') skip(desk, view);
  else if (input === 'p') sendCommand(desk);
  else if (input === 't') void desk.nextTab();
  else if (input === 'v') desk.openTranscript();
  else if (input === 'z') desk.toggleZoom();
  else if (input === '!') callHelp(desk);
  else if (input === 'm') openNotes(desk);
  else if (input === '?') desk.setMode('help');
  else if (input === 'q') onHome();
}

/** Keys that move the text; they work in the answer field as well. */
export function scrolled(desk: Desk, input: string, key: Key, choosing: boolean): boolean {
  const page = Math.max(1, desk.page - 1);
  if ((key.upArrow || key.downArrow) && !choosing)
    desk.scrollBy(key.upArrow ? -1 : 1, desk.shownFrom);
  else if (key.pageUp) desk.scrollBy(-page, desk.shownFrom);
  else if (key.pageDown) desk.scrollBy(page, desk.shownFrom);
  else if (input === ' ' && desk.mode === 'reading') {
    if (choosing) toggleHighlighted(desk);
    else desk.scrollBy(page, desk.shownFrom);
  } else return false;
  return true;
}

function goOn(desk: Desk, view: PlayView, onHome: () => void): void {
  const { play } = desk.session;
  // A step that only wants reading is done by going on, whatever the gate says then.
  if (view.held !== undefined && view.state !== 'open') desk.say(view.held);
  else if (view.stepIndex + 1 < view.chapter.steps.length) void desk.go(() => play.next());
  else void play.next().then(onHome);
}

function mainAction(desk: Desk, view: PlayView, onHome: () => void): void {
  const { kind } = view.step.task;
  if (!view.open) goOn(desk, view, onHome);
  else if (kind === 'answer') desk.setMode('answering');
  else if (kind === 'cite') desk.openTranscript();
  else desk.focusOn('shell');
}

/** The solution comes after the hints. */
function showSolution(desk: Desk, view: PlayView): void {
  desk.scroll = undefined;
  if (view.step.solutions.length === 0) return;
  if (view.hintsLeft > 0)
    desk.say(t`First the hints: h, ${view.hintsLeft} left. Then s shows a way.`);
  else desk.session.play.showSolution();
}

function skip(desk: Desk, view: PlayView): void {
  if (!view.open) return;
  if (view.held !== undefined) desk.say(view.held);
  else if (desk.sure('skip', t`x again skips this step; you can come back to it.`))
    void desk.go(() => desk.session.play.skip());
}

/** Asks the room's facilitator to come, or takes it back. */
function callHelp(desk: Desk): void {
  if (!desk.room) return;
  const { status, help } = desk.room.view;
  if (status.is === 'refused' || status.is === 'ended') {
    desk.say(t`You are not in the room any more.`);
    return;
  }
  const wanted = help === 'none';
  desk.session.play.callHelp(wanted);
  if (!wanted) desk.say(t`Taken back: you go on by yourself.`);
  else if (status.is === 'connected')
    desk.say(t`Your facilitator sees that you would like help. ! again takes it back.`);
  else desk.say(t`The room is away. Your call is sent when it is back.`);
}

function openNotes(desk: Desk): void {
  if (!desk.room) return;
  desk.room.markRead();
  desk.setMode('notes');
}

function toggleHighlighted(desk: Desk): void {
  const { task } = desk.session.play.step;
  if (task.kind !== 'choose' || !task.several) return;
  const id = desk.highlighted ?? task.options[0]?.id;
  if (id !== undefined && task.options.some((option) => option.id === id)) desk.togglePick(id);
}

/** What to press first, where letters are text: `Ctrl-G `, `Esc ` or both; '' where the guide's keys work at once. */
export function wayToGuide({ focus, mode }: Desk, view: PlayView): string {
  const leaving = `${t`Esc`} `;
  // A step that wants an answer has its field open as soon as the guide has the focus.
  const field = view.open && view.step.task.kind === 'answer';
  if (focus === 'shell') return `${focusKey().name} ${field ? leaving : ''}`;
  return mode === 'answering' || mode === 'transcript' ? leaving : '';
}

/** Whether Enter, arrows and digits belong to a list of options now. */
export function isChoosing(view: PlayView): boolean {
  const { kind } = view.step.task;
  return view.open && (kind === 'predict' || kind === 'choose');
}

function sendCommand(desk: Desk): void {
  const commands = desk.commands();
  const [only] = commands;
  if (only === undefined) {
    desk.say(t`This step has no command to send.`);
    return;
  }
  if (commands.length === 1) desk.prepare(only);
  else desk.setMode('commands');
}
