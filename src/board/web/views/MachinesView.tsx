import { useState } from 'react';
import {
  type ChapterMachines,
  type LackingMachine,
  machinesOf,
} from '../../../room/model/machines.ts';
import { useBoard } from '../board-context.ts';

const AT_A_TIME = 100;

/** What the machines of those who joined can do: the page for the evening before. */
export function MachinesView() {
  const { course, state } = useBoard();
  const [most, setMost] = useState(AT_A_TIME);
  const { told, untold, chapters, lacking } = machinesOf(course, state);
  return (
    <section aria-labelledby="view-title" className="machines-view">
      <div className="view-head">
        <h2 id="view-title">Machines</h2>
        <p className="quiet">
          {told} of {told + untold} have told what their machine can do.
        </p>
      </div>
      <ul className="cards">
        {chapters.map((each) => (
          <ChapterCard key={each.chapter.id} machines={each} />
        ))}
      </ul>
      {lacking.length > 0 && (
        <table className="machines">
          <caption>Machines that lack something</caption>
          <thead>
            <tr>
              <th scope="col">Learner</th>
              <th scope="col">What they lack</th>
            </tr>
          </thead>
          <tbody>
            {lacking.slice(0, most).map((machine) => (
              <MachineRow key={machine.learner.id} machine={machine} />
            ))}
          </tbody>
        </table>
      )}
      {lacking.length > most && (
        <button type="button" onClick={() => setMost(most + AT_A_TIME)}>
          {lacking.length - most} more machines
        </button>
      )}
    </section>
  );
}

function ChapterCard({ machines: { chapter, can, cannot, lacks } }: { machines: ChapterMachines }) {
  const told = can + cannot;
  return (
    <li>
      <h3>
        {chapter.number} {chapter.title}
      </h3>
      <p>
        <strong>{can}</strong> of {told} can play it
      </p>
      <progress value={can} max={Math.max(1, told)} aria-label={`${chapter.title}: can play it`} />
      {lacks.length > 0 && (
        <p className="quiet">
          Missing: {lacks.map(({ name, learners }) => `${name} (${learners})`).join(', ')}
        </p>
      )}
    </li>
  );
}

function MachineRow({ machine: { learner, sandboxed, chapters } }: { machine: LackingMachine }) {
  const { nameOf } = useBoard();
  return (
    <tr>
      <th scope="row">
        <bdi className="name">{nameOf(learner.id)}</bdi>
      </th>
      <td>
        <ul>
          {!sandboxed && <li>No sandbox: chapters run in the open.</li>}
          {chapters.map(({ chapter, playable, lacks }) => (
            <li key={chapter.id} className={playable ? undefined : 'cannot'}>
              {chapter.title}: {playable ? 'can be played' : <strong>cannot be played</strong>}
              {lacks.length > 0 && `, without ${lacks.join(', ')}`}
            </li>
          ))}
        </ul>
      </td>
    </tr>
  );
}
