import type { ReactNode } from 'react';
import { jt, msgid, ngettext, t } from '../../words/words.ts';
import { useBoard } from './board-context.ts';
import type { Snapshot } from './connection/snapshot.ts';
import { ClockFace } from './parts/ClockFace.tsx';
import { titleOf } from './parts/spots.ts';
import { ViewLink } from './parts/ViewLink.tsx';

/** The room's name, and how it is on the whole. */
export function Header({ snapshot, onKeys }: { snapshot: Snapshot; onKeys: () => void }) {
  const { room, state, spots, hidden, setHidden } = useBoard();
  const learners = Object.values(state.learners);
  const all = learners.length;
  const here = (
    <strong key="here">{learners.filter(({ server }) => server !== undefined).length}</strong>
  );
  const held = <strong key="held">{titleOf(spots, state.gate)}</strong>;
  return (
    <header>
      <h1>
        <bdi>{state.room?.name ?? 'Spy School'}</bdi>
      </h1>
      <ul className="facts" aria-label={t`The room now`}>
        <li className={`link ${snapshot.link}`}>
          <span className="dot" aria-hidden="true" />
          {linkText(snapshot)}
        </li>
        <li>{jt<ReactNode>`${here} of ${all} here`}</li>
        {state.gate && <li className="gate-fact">{jt`held at ${held}`}</li>}
        {state.clock && (
          <li>
            <ClockFace state={state} ahead={room.ahead} />
          </li>
        )}
      </ul>
      <div className="tools">
        <button type="button" aria-pressed={hidden} onClick={() => setHidden(!hidden)}>
          {hidden ? t`Names hidden` : t`Hide names`}
        </button>
        <ViewLink to={{ view: 'projector' }} className="button">
          {t`Projector`}
        </ViewLink>
        <button type="button" onClick={onKeys} aria-label={t`Keys`} className="round">
          ?
        </button>
      </div>
    </header>
  );
}

const LINK_WORDS: Readonly<Record<Snapshot['link'], string>> = {
  connecting: t`connecting`,
  connected: t`connected`,
  away: t`no connection, trying again`,
  refused: t`refused`,
  closed: t`no connection`,
};

function linkText({ link, pending }: Snapshot): string {
  const words = LINK_WORDS[link];
  if (pending === 0) return words;
  return ngettext(
    msgid`${words}, ${pending} not yet saved`,
    `${words}, ${pending} not yet saved`,
    pending,
  );
}
