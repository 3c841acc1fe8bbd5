import { type ReactNode, useState } from 'react';
import {
  type ChapterMachines,
  type LackingMachine,
  machinesOf,
} from '../../../room/model/machines.ts';
import { COLON, listed } from '../../../words/listed.ts';
import { jt, msgid, ngettext, t } from '../../../words/words.ts';
import { useBoard } from '../board-context.ts';

const AT_A_TIME = 100;

/** What the machines of those who joined can do: the page for the evening before. */
export function MachinesView() {
  const { course, state } = useBoard();
  const [most, setMost] = useState(AT_A_TIME);
  const { told, untold, chapters, lacking } = machinesOf(course, state);
  const all = told + untold;
  const more = lacking.length - most;
  return (
    <section aria-labelledby="view-title" className="machines-view">
      <div className="view-head">
        <h2 id="view-title">{t`Machines`}</h2>
        <p className="quiet">{t`${told} of ${all} have told what their machine can do.`}</p>
      </div>
      <ul className="cards">
        {chapters.map((each) => (
          <ChapterCard key={each.chapter.id} machines={each} />
        ))}
      </ul>
      {lacking.length > 0 && (
        <table className="machines">
          <caption>{t`Machines that lack something`}</caption>
          <thead>
            <tr>
              <th scope="col">{t`Learner`}</th>
              <th scope="col">{t`What they lack`}</th>
            </tr>
          </thead>
          <tbody>
            {lacking.slice(0, most).map((machine) => (
              <MachineRow key={machine.learner.id} machine={machine} />
            ))}
          </tbody>
        </table>
      )}
      {more > 0 && (
        <button type="button" onClick={() => setMost(most + AT_A_TIME)}>
          {ngettext(msgid`${more} more machines`, `${more} more machines`, more)}
        </button>
      )}
    </section>
  );
}

function ChapterCard({ machines: { chapter, can, cannot, lacks } }: { machines: ChapterMachines }) {
  const all = can + cannot;
  const some = <strong key="can">{can}</strong>;
  const names = listed(lacks.map(({ name, learners }) => `${name} (${learners})`));
  return (
    <li>
      <h3>
        {chapter.number} {chapter.title}
      </h3>
      <p>{jt<ReactNode>`${some} of ${all} can play it`}</p>
      <progress value={can} max={Math.max(1, all)} aria-label={t`${chapter.title}: can play it`} />
      {lacks.length > 0 && <p className="quiet">{t`Missing: ${names}`}</p>}
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
          {!sandboxed && <li>{t`No sandbox: chapters run in the open.`}</li>}
          {chapters.map(({ chapter, playable, lacks }) => (
            <li key={chapter.id} className={playable ? undefined : 'cannot'}>
              {chapter.title}
              {COLON} {playability(playable, listed(lacks))}
            </li>
          ))}
        </ul>
      </td>
    </tr>
  );
}

/** How a chapter goes on a machine that lacks these. */
function playability(playable: boolean, lacks: string): ReactNode {
  if (playable) return lacks === '' ? t`can be played` : t`can be played, without ${lacks}`;
  const cannot = <strong key="cannot">{t`cannot be played`}</strong>;
  return lacks === '' ? cannot : jt<ReactNode>`${cannot}, without ${lacks}`;
}
