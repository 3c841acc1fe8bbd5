import type { ReactNode } from 'react';
import { t } from '../../words/words.ts';
import { useBoard } from './board-context.ts';
import type { Snapshot } from './connection/snapshot.ts';
import { Controls } from './controls/Controls.tsx';
import { Header } from './Header.tsx';
import { Nav } from './Nav.tsx';
import { Announcer } from './parts/Announcer.tsx';
import { HelpView } from './views/HelpView.tsx';
import { JoinView } from './views/JoinView.tsx';
import { MachinesView } from './views/MachinesView.tsx';
import { MapView } from './views/MapView.tsx';
import { RoomView } from './views/RoomView.tsx';
import { StepView } from './views/StepView.tsx';
import type { View } from './where.ts';

const SCREENS: Readonly<Record<View, () => ReactNode>> = {
  room: RoomView,
  map: MapView,
  step: StepView,
  help: HelpView,
  machines: MachinesView,
  join: JoinView,
};

/** What the facilitator works at: the view, and the controls beside it. */
export function Desk({ snapshot, onKeys }: { snapshot: Snapshot; onKeys: () => void }) {
  const { state, where } = useBoard();
  const Screen = SCREENS[where.view === 'projector' ? 'room' : where.view];
  return (
    <div className="desk">
      <button type="button" className="skip" onClick={skip}>
        {t`Skip to the view`}
      </button>
      <Header snapshot={snapshot} onKeys={onKeys} />
      <Nav />
      <main>
        {snapshot.trouble !== undefined && (
          <p role="alert" className="alert">
            {t`Nothing is saved now; learners keep theirs and send it again.`} {snapshot.trouble}
          </p>
        )}
        {snapshot.refusal && (
          <p role="alert" className="alert">
            {snapshot.refusal.message}
          </p>
        )}
        {state.endedAt !== undefined && (
          <p className="banner">{t`The room has ended. Its report: spy-school report.`}</p>
        )}
        <Screen />
      </main>
      <Controls />
      <Announcer />
    </div>
  );
}

/** A button, not a link: the fragment is the key's place. */
function skip(): void {
  const main = document.querySelector('main');
  main?.setAttribute('tabindex', '-1');
  main?.focus();
}
