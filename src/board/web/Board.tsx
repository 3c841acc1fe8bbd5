import { useEffect, useMemo, useRef, useState } from 'react';
import type { RoomCommand } from '../../room/model/events.ts';
import { namesOf } from '../../room/model/names.ts';
import { placeKey, type RoomState } from '../../room/model/state.ts';
import { mapOf, rowsOf, spotlightOf } from '../../room/model/views.ts';
import { t } from '../../words/words.ts';
import { BoardContext } from './board-context.ts';
import type { Snapshot, Welcomed } from './connection/snapshot.ts';
import { Desk } from './Desk.tsx';
import { KeysDialog } from './dialogs/KeysDialog.tsx';
import { Projector } from './projector/Projector.tsx';
import { useShortcuts } from './shortcuts.ts';
import { useHidden } from './use-hidden.ts';
import { useTicks } from './use-now.ts';
import { useWhere } from './use-where.ts';
import { VIEWS, type Where } from './where.ts';

/** Minutes on the board grow without news from the room. */
const MINUTES_DRAWN_EVERY_MS = 10_000;

/** The whole board of one room, as it is now. */
export function Board({
  snapshot,
  room,
  boardKey,
  command,
}: {
  snapshot: Snapshot;
  room: Welcomed;
  boardKey: string;
  command: (command: RoomCommand) => void;
}) {
  useTicks(MINUTES_DRAWN_EVERY_MS);
  const [where, go] = useWhere();
  const [hidden, setHidden] = useHidden();
  const [addressee, writeTo] = useState<string>();
  const keys = useRef<HTMLDialogElement>(null);
  const lastView = useRef<Where>({ view: 'room' });
  const { state, course } = room;
  const projecting = where.view === 'projector';
  // Before anybody has begun there is nothing on the wall but the way in.
  const [asked, setInviting] = useState<boolean>();
  const inviting = asked ?? nobodyHasBegun(state);

  useEffect(() => {
    if (!projecting) lastView.current = where;
    // Whoever leaves the projector's view is perhaps still on the wall.
    else setHidden(true);
  }, [projecting, where, setHidden]);
  useEffect(() => {
    const room = state.room?.name ?? 'Spy School';
    document.title = t`${room}: the board`;
  }, [state.room?.name]);

  /** The projector, with the step that is being looked at. */
  const project = () => {
    const { view, place } = where;
    const lit = place && state.spotlight && placeKey(place) === placeKey(state.spotlight);
    if (view === 'step' && place && !lit && state.endedAt === undefined)
      command({ type: 'spotlit', place });
    if (view === 'join') setInviting(true);
    else if (asked) setInviting(false);
    go({ view: 'projector' });
  };

  useShortcuts((key) => {
    if (projecting) {
      if (key === 'j') setInviting(!inviting);
      else if (key === 'Escape' || key === 'p') go(lastView.current);
      else return false;
      return true;
    }
    const view = VIEWS[Number(key) - 1];
    if (view) go({ view });
    else if (key === 'a') setHidden(!hidden);
    else if (key === 'p') project();
    else if (key === 'j') go({ view: 'join' });
    else if (key === 'o' && state.gate) command({ type: 'gate-opened' });
    else if (key === 'g') focusOn('gate');
    else if (key === 'n') focusOn('note');
    else if (key === 'c') focusOn('minutes');
    else if (key === 'r') click('input[name=order]:not(:checked)');
    else if (key === 'ArrowLeft' && where.view === 'step') click('#step-before');
    else if (key === 'ArrowRight' && where.view === 'step') click('#step-after');
    else if (key === '/') {
      if (where.view !== 'room') go({ view: 'room' });
      // The field may be drawn only after this.
      setTimeout(() => focusOn('find'));
    } else if (key === '?') keys.current?.showModal();
    else return false;
    return true;
  });

  // The state changes in place, so that the snapshot tells when names must be looked at again.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  const names = useMemo(() => namesOf(state, hidden), [snapshot, state, hidden]);
  const nameOf = (learner: string) => names.get(learner) ?? t`somebody`;
  const now = Date.now() + room.ahead;
  const rows = rowsOf(course, state, now);
  const cells = mapOf(course, state, now, rows);
  const board = {
    ...{ room, course, state, boardKey, where, go, command, hidden, setHidden },
    ...{ nameOf, addressee, writeTo },
    link: snapshot.link,
    ...{ now, rows, cells },
    spots: new Map(cells.map(({ spot }) => [placeKey(spot.place), spot])),
    spotlight: spotlightOf(course, state, now, cells),
  };
  return (
    <BoardContext value={board}>
      {projecting ? (
        <Projector inviting={inviting} />
      ) : (
        <Desk snapshot={snapshot} onKeys={() => keys.current?.showModal()} />
      )}
      <KeysDialog ref={keys} />
    </BoardContext>
  );
}

function nobodyHasBegun({ learners, gate, spotlight }: RoomState): boolean {
  if (gate !== undefined || spotlight !== undefined) return false;
  return Object.values(learners).every(({ place }) => place === undefined);
}

function click(selector: string): void {
  document.querySelector<HTMLElement>(selector)?.click();
}

function focusOn(id: string): void {
  const field = document.getElementById(id);
  field?.focus();
  field?.scrollIntoView({ block: 'nearest' });
}
