import { cleanLine } from '../../base/clean.ts';
import { never } from '../../base/exhaustive.ts';
import { LONGEST_CLOCK, LONGEST_NOTE } from '../../room/model/events.ts';
import { type Learner, placeKey } from '../../room/model/state.ts';
import { spotText } from '../../room/model/views.ts';
import { t } from '../../words/words.ts';
import { nameOf } from './data.ts';
import type { BoardDesk, Typing } from './desk.ts';

/** Holds everybody at the picked step, or opens the gate that stands there. */
export function holdHere(desk: BoardDesk): void {
  const cell = desk.pickedCell();
  if (!cell) return;
  if (cell.gate) {
    openGate(desk);
    return;
  }
  const { place } = cell.spot;
  const step = spotText(cell.spot);
  void desk.command(
    { type: 'gate-closed', place },
    t`Everybody is held at ${step}. o opens the gate.`,
  );
}

export function openGate(desk: BoardDesk): void {
  if (desk.data.state.gate === undefined) {
    desk.say(t`No gate is closed.`);
    return;
  }
  void desk.command({ type: 'gate-opened' }, t`The gate is open.`);
}

/** Shows the debrief or the solution of the picked step to all; asked twice, for it cannot be taken back. */
export function reveal(desk: BoardDesk, what: 'debrief' | 'solution'): void {
  const cell = desk.pickedCell();
  if (!cell) return;
  const { step, place } = cell.spot;
  const text = spotText(cell.spot);
  const there = what === 'debrief' ? step.debrief !== undefined : step.solution.length > 0;
  if (!there) {
    desk.say(revealWords(what, text).none);
    return;
  }
  const { ask, done } = revealWords(what, text);
  if (desk.sure(`${what} ${placeKey(place)}`, ask))
    void desk.command({ type: 'revealed', place, what }, done);
}

/** What is said when the debrief or the solution of a step is to be shown to all. */
function revealWords(what: 'debrief' | 'solution', step: string) {
  return what === 'debrief'
    ? {
        none: t`${step} has no debrief.`,
        ask: t`d again shows the debrief of ${step} to everybody.`,
        done: t`Everybody sees the debrief of ${step}.`,
      }
    : {
        none: t`${step} has no solution.`,
        ask: t`s again shows the solution of ${step} to everybody.`,
        done: t`Everybody sees the solution of ${step}.`,
      };
}

export function spotlight(desk: BoardDesk): void {
  const cell = desk.pickedCell();
  if (!cell) return;
  const { place } = cell.spot;
  const step = spotText(cell.spot);
  void desk.command(
    { type: 'spotlit', place },
    t`${step} is on the projector: the browser’s board, key p.`,
  );
}

export function giveHelp(desk: BoardDesk, learner: Learner | undefined): void {
  if (!learner) {
    desk.say(t`Nobody waits for help.`);
    return;
  }
  const name = named(desk, learner);
  if (learner.helpAt === undefined) {
    desk.say(t`${name} does not ask for help.`);
    return;
  }
  const done = t`Help given: ${name} is off the list.`;
  void desk.command({ type: 'help-given', learner: learner.id }, done);
}

export function endRoom(desk: BoardDesk): void {
  if (desk.data.state.endedAt !== undefined) {
    desk.say(t`The room has ended already.`);
    return;
  }
  if (desk.sure('end', t`e again ends the room for everybody. That cannot be taken back.`))
    void desk.command({ type: 'room-ended' }, t`The room has ended. q leaves the board.`);
}

/** The server goes when the board does; the room stays on disk. */
export function quit(desk: BoardDesk): void {
  const { again } = desk.parts.join;
  const words = t`Once more closes the room. To open it again: ${again}`;
  if (desk.sure('quit', words)) desk.parts.quit();
}

export function startTyping(desk: BoardDesk, type: Typing['type']): void {
  if (type === 'note-to-one') {
    const people = desk.page === 'room' || desk.page === 'help';
    const learner = people ? desk.pickedLearner() : undefined;
    if (!learner) {
      desk.say(t`To whom? Pick somebody on the page Room (1) or Help (4).`);
      return;
    }
    desk.typing = { type, learner };
  } else {
    if (type === 'find' && desk.page !== 'room') desk.show('room');
    desk.typing = { type };
  }
  desk.changed();
}

/** What the field in the footer asks for. */
export function typingLabel(desk: BoardDesk): string {
  const { typing } = desk;
  if (!typing) return '';
  switch (typing.type) {
    case 'note-to-all':
      return t`Note to all:`;
    case 'note-to-one':
      return noteLabel(cleanLine(named(desk, typing.learner), 20));
    case 'clock':
      return t`Clock, in minutes (0 clears it):`;
    case 'find':
      return t`Find a name or a step:`;
    default:
      return never(typing);
  }
}

function noteLabel(name: string): string {
  return t`Note to ${name}:`;
}

/** Enter in the field. */
export function typed(desk: BoardDesk, given: string): void {
  const { typing } = desk;
  if (!typing) return;
  if (typing.type === 'clock') {
    setClock(desk, given);
    return;
  }
  if (typing.type === 'find') {
    desk.typed();
    return;
  }
  const text = cleanLine(given, LONGEST_NOTE);
  if (text === '') return;
  desk.typed();
  if (typing.type === 'note-to-all') void desk.command({ type: 'noted', text }, t`Told to all.`);
  else {
    const { learner } = typing;
    const name = named(desk, learner);
    void desk.command({ type: 'noted', text, to: learner.id }, t`Told to ${name}.`);
  }
}

function setClock(desk: BoardDesk, given: string): void {
  const minutes = given === '' ? 0 : Number(given.replace(',', '.'));
  if (!Number.isFinite(minutes) || minutes < 0 || minutes > LONGEST_CLOCK) {
    desk.say(t`Minutes are a number from 0 to ${LONGEST_CLOCK}.`, true);
    return;
  }
  desk.typed();
  if (minutes > 0)
    void desk.command({ type: 'clock-set', minutes }, t`The clock runs: ${minutes} min.`);
  else if (desk.data.state.clock)
    void desk.command({ type: 'clock-cleared' }, t`The clock is gone.`);
  else desk.say(t`There is no clock.`);
}

function named(desk: BoardDesk, learner: Learner): string {
  return nameOf(desk.data, learner, desk.anonymous);
}
