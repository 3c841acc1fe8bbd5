import { type FormEvent, useEffect, useRef, useState } from 'react';
import { cleanLine } from '../../../base/clean.ts';
import { LONGEST_NOTE } from '../../../room/model/events.ts';
import { jt, t } from '../../../words/words.ts';
import { useBoard } from '../board-context.ts';

/** Writes a note to all, or to the learner whose Note button was pressed; shows the latest ones. */
export function NoteControl() {
  const { state, nameOf, command, addressee, writeTo, hidden } = useBoard();
  // While names are hidden others may look on: a note to one is for that one.
  const sent = hidden ? state.notes.filter(({ to }) => to === undefined) : state.notes;
  const [text, setText] = useState('');
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (addressee !== undefined) field.current?.focus();
  }, [addressee]);
  const send = (event: FormEvent) => {
    event.preventDefault();
    const note = cleanLine(text, LONGEST_NOTE);
    if (note === '') return;
    command(
      addressee === undefined
        ? { type: 'noted', text: note }
        : { type: 'noted', text: note, to: addressee },
    );
    setText('');
    writeTo(undefined);
  };
  return (
    <section aria-labelledby="note-title" className="control">
      <h3 id="note-title">{t`Note`}</h3>
      <form onSubmit={send}>
        <label htmlFor="note">
          {addressee === undefined ? t`To all` : toOne(nameOf(addressee))}
        </label>
        <input
          id="note"
          ref={field}
          type="text"
          maxLength={LONGEST_NOTE}
          autoComplete="off"
          value={text}
          onChange={({ target }) => setText(target.value)}
        />
        <div className="row">
          <button type="submit" className="primary" disabled={text.trim() === ''}>
            {t`Send`}
          </button>
          {addressee !== undefined && (
            <button type="button" onClick={() => writeTo(undefined)}>
              {t`To all instead`}
            </button>
          )}
        </div>
      </form>
      {sent.length > 0 && (
        <ul className="sent" aria-label={t`Latest notes`}>
          {sent
            .slice(-3)
            .reverse()
            .map(({ id, text: said, to }) => (
              <li key={id}>
                <span className="quiet">{to === undefined ? t`to all:` : sentTo(nameOf(to))}</span>{' '}
                <bdi>{said}</bdi>
              </li>
            ))}
        </ul>
      )}
    </section>
  );
}

function toOne(name: string) {
  const somebody = <bdi key="name">{name}</bdi>;
  return jt`To ${somebody}`;
}

function sentTo(name: string) {
  const somebody = <bdi key="name">{name}</bdi>;
  return jt`to ${somebody}:`;
}
