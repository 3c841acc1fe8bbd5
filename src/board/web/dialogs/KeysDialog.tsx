import type { Ref } from 'react';
import { t } from '../../../words/words.ts';
import { SHORTCUTS } from '../shortcuts.ts';

/** Every key that does something. */
export function KeysDialog({ ref }: { ref: Ref<HTMLDialogElement> }) {
  return (
    <dialog ref={ref} aria-labelledby="keys-title">
      <h2 id="keys-title">{t`Keys`}</h2>
      <dl className="keys">
        {SHORTCUTS.map(([key, does]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <form method="dialog">
        <button type="submit">{t`Close`}</button>
      </form>
    </dialog>
  );
}
