import type { Key } from 'ink';
import type { PlayView } from '../../session/view.ts';
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
  const page = Math.max(1, desk.page - 1);
  if (key.return) {
    if (!choosing) mainAction(desk, view);
  } else if (key.upArrow || key.downArrow) {
    if (!choosing) desk.scrollBy(key.upArrow ? -1 : 1, desk.shownFrom);
  } else if (key.pageUp) desk.scrollBy(-page, desk.shownFrom);
  else if (key.pageDown || input === ' ') desk.scrollBy(page, desk.shownFrom);
  else if (key.escape || key.tab) desk.focusOn('shell');
  else if (key.rightArrow || input === 'n') {
    if (view.state !== 'open' || view.step.task.kind === 'read') goOn(desk, view);
  } else if (key.leftArrow || input === 'b') {
    desk.newStep();
    void play.previous();
  } else if (input === 'h') {
    desk.scroll = undefined;
    play.hint();
  } else if (input === 's') {
    desk.scroll = undefined;
    play.showSolution();
  } else if (input === 'x') {
    if (view.state === 'open' && view.step.task.kind !== 'read') {
      desk.newStep();
      void play.skip();
    }
  } else if (input === 'p') sendCommand(desk);
  else if (input === 't') void desk.nextTab();
  else if (input === 'v') desk.openTranscript();
  else if (input === 'z') desk.toggleZoom();
  else if (input === '?') desk.setMode('help');
  else if (input === 'q') onHome();

  function goOn(at: Desk, now: PlayView): void {
    if (now.stepIndex + 1 >= now.chapter.steps.length) {
      void play.next();
      onHome();
      return;
    }
    at.newStep();
    void play.next();
  }

  function mainAction(at: Desk, now: PlayView): void {
    const { kind } = now.step.task;
    if (now.state !== 'open' || kind === 'read') goOn(at, now);
    else if (kind === 'answer') at.setMode('answering');
    else if (kind === 'cite') at.openTranscript();
    else at.focusOn('shell');
  }
}

/** Whether Enter, arrows and digits belong to a list of options now. */
export function isChoosing(view: PlayView): boolean {
  const { kind } = view.step.task;
  return view.state === 'open' && (kind === 'predict' || kind === 'choose');
}

function sendCommand(desk: Desk): void {
  const commands = desk.commands();
  const [only] = commands;
  if (only === undefined) return;
  if (commands.length === 1) desk.prepare(only);
  else desk.setMode('commands');
}
