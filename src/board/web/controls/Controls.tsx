import { t } from '../../../words/words.ts';
import { useBoard } from '../board-context.ts';
import { ClockControl } from './ClockControl.tsx';
import { EndControl } from './EndControl.tsx';
import { GateControl } from './GateControl.tsx';
import { NoteControl } from './NoteControl.tsx';
import { ProjectorControl } from './ProjectorControl.tsx';

/** What a facilitator does for the whole room. */
export function Controls() {
  const { state } = useBoard();
  return (
    <aside aria-label={t`Controls`} className="controls">
      <fieldset disabled={state.endedAt !== undefined}>
        <legend className="unseen">{t`Controls`}</legend>
        <GateControl />
        <NoteControl />
        <ClockControl />
        <ProjectorControl />
        <EndControl />
      </fieldset>
    </aside>
  );
}
