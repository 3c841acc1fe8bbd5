import { msgid, ngettext, t } from '../../words/words.ts';
import { useBoard } from './board-context.ts';
import { ViewLink } from './parts/ViewLink.tsx';
import { VIEW_NAMES, VIEWS } from './where.ts';

/** The way to the views; the help queue says how many wait. */
export function Nav() {
  const { state, where } = useBoard();
  const waiting = Object.values(state.learners).filter(({ helpAt }) => helpAt !== undefined).length;
  return (
    <nav aria-label={t`Views`}>
      <ul>
        {VIEWS.map((view, at) => (
          <li key={view}>
            <ViewLink to={{ view }} current={where.view === view}>
              <span className="nav-key" aria-hidden="true">
                {at + 1}
              </span>
              {VIEW_NAMES[view]}
              {view === 'help' && waiting > 0 && (
                <span className="badge">
                  <span aria-hidden="true">{waiting}</span>
                  <span className="unseen">
                    {' '}
                    {ngettext(msgid`${waiting} waiting`, `${waiting} waiting`, waiting)}
                  </span>
                </span>
              )}
            </ViewLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
