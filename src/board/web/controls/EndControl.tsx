import { useRef } from 'react';
import { t } from '../../../words/words.ts';
import { useBoard } from '../board-context.ts';

/** Ends the room, after asking. */
export function EndControl() {
  const { command } = useBoard();
  const dialog = useRef<HTMLDialogElement>(null);
  return (
    <section aria-labelledby="end-title" className="control">
      <h3 id="end-title" className="unseen">
        {t`End`}
      </h3>
      <button type="button" className="danger" onClick={() => dialog.current?.showModal()}>
        {t`End the room…`}
      </button>
      <dialog ref={dialog} aria-labelledby="end-question">
        <h2 id="end-question">{t`End the room?`}</h2>
        <p>{t`Learners keep all they have done and go on alone. Nobody can join any more.`}</p>
        <form method="dialog" className="row">
          <button type="submit">{t`Keep it open`}</button>
          <button type="submit" className="danger" onClick={() => command({ type: 'room-ended' })}>
            {t`End the room`}
          </button>
        </form>
      </dialog>
    </section>
  );
}
