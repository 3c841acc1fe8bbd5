import { useBoard } from './board-context.ts';
import type { Snapshot } from './connection/snapshot.ts';
import { ClockFace } from './parts/ClockFace.tsx';
import { titleOf } from './parts/spots.ts';
import { ViewLink } from './parts/ViewLink.tsx';

/** The room's name, and how it is on the whole. */
export function Header({ snapshot, onKeys }: { snapshot: Snapshot; onKeys: () => void }) {
  const { room, state, spots, hidden, setHidden } = useBoard();
  const learners = Object.values(state.learners);
  const here = learners.filter(({ server }) => server !== undefined).length;
  return (
    <header>
      <h1>
        <bdi>{state.room?.name ?? 'Spy School'}</bdi>
      </h1>
      <ul className="facts" aria-label="The room now">
        <li className={`link ${snapshot.link}`}>
          <span className="dot" aria-hidden="true" />
          {LINK_WORDS[snapshot.link]}
          {snapshot.pending > 0 && `, ${snapshot.pending} not yet saved`}
        </li>
        <li>
          <strong>{here}</strong> of {learners.length} here
        </li>
        {state.gate && (
          <li className="gate-fact">
            held at <strong>{titleOf(spots, state.gate)}</strong>
          </li>
        )}
        {state.clock && (
          <li>
            <ClockFace state={state} ahead={room.ahead} />
          </li>
        )}
      </ul>
      <div className="tools">
        <button type="button" aria-pressed={hidden} onClick={() => setHidden(!hidden)}>
          {hidden ? 'Names hidden' : 'Hide names'}
        </button>
        <ViewLink to={{ view: 'projector' }} className="button">
          Projector
        </ViewLink>
        <button type="button" onClick={onKeys} aria-label="Keys" className="round">
          ?
        </button>
      </div>
    </header>
  );
}

const LINK_WORDS: Readonly<Record<Snapshot['link'], string>> = {
  connecting: 'connecting',
  connected: 'connected',
  away: 'no connection, trying again',
  refused: 'refused',
  closed: 'no connection',
};
