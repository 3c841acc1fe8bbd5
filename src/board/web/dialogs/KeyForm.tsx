import { type FormEvent, useState } from 'react';
import { jt, t } from '../../../words/words.ts';
import { keyIn } from '../connection/key.ts';

/** Asks for the board's key: at first, and after a wrong one. */
export function KeyForm({
  onKey,
  refusal,
}: {
  onKey: (key: string) => void;
  refusal?: string | undefined;
}) {
  const [text, setText] = useState('');
  const send = (event: FormEvent) => {
    event.preventDefault();
    const key = keyIn(text);
    setText('');
    if (key !== undefined) onKey(key);
  };
  const command = <code key="command">spy-school facilitate</code>;
  return (
    <main className="alone">
      <h1>{t`Spy School: the board`}</h1>
      <form onSubmit={send}>
        {refusal !== undefined && (
          <p role="alert" className="alert">
            {refusal}
          </p>
        )}
        <label htmlFor="key">{t`The board's key, or its whole link`}</label>
        <input
          id="key"
          type="password"
          autoComplete="off"
          spellCheck={false}
          required
          aria-describedby="key-help"
          value={text}
          onChange={({ target }) => setText(target.value)}
        />
        <p id="key-help" className="quiet">
          {jt`${command} printed it when the room was opened.`}
        </p>
        <button type="submit" className="primary">
          {t`Open the board`}
        </button>
      </form>
    </main>
  );
}
