import { useEffect, useState, useSyncExternalStore } from 'react';
import { t } from '../../words/words.ts';
import { Board } from './Board.tsx';
import { forgetKey, keepKey, takeKey } from './connection/key.ts';
import { RoomConnection } from './connection/room-connection.ts';
import { KeyForm } from './dialogs/KeyForm.tsx';

/** Asks for the key if there is none, then holds the connection. */
export function App() {
  // An object, so that the same key given again is a new try.
  const [session, setSession] = useState(() => ({ key: takeKey() }));
  const { key } = session;
  const [connection, setConnection] = useState<RoomConnection>();
  useEffect(() => {
    // A link with a key that is opened in the same tab changes only the fragment.
    const listen = () => setSession({ key: takeKey() });
    window.addEventListener('hashchange', listen);
    return () => window.removeEventListener('hashchange', listen);
  }, []);
  useEffect(() => {
    if (session.key === undefined) return;
    const opened = new RoomConnection(session.key);
    setConnection(opened);
    return () => {
      setConnection(undefined);
      opened.close();
    };
  }, [session]);
  const use = (given: string) => {
    keepKey(given);
    setSession({ key: given });
  };
  if (key === undefined) return <KeyForm onKey={use} />;
  return connection && <Connected connection={connection} boardKey={key} onKey={use} />;
}

function Connected({
  connection,
  boardKey,
  onKey,
}: {
  connection: RoomConnection;
  boardKey: string;
  onKey: (key: string) => void;
}) {
  const snapshot = useSyncExternalStore(connection.subscribe, connection.snapshot);
  const refused = snapshot.link === 'refused';
  const why = snapshot.refusal?.why;
  useEffect(() => {
    if (refused && why === 'wrong-key') forgetKey();
  }, [refused, why]);
  if (refused) return <KeyForm onKey={onKey} refusal={snapshot.refusal?.message} />;
  if (!snapshot.room)
    return (
      <main className="alone" role="status">
        <h1>Spy School</h1>
        <p>{snapshot.refusal?.message ?? t`Connecting to the room…`}</p>
      </main>
    );
  return (
    <Board
      snapshot={snapshot}
      room={snapshot.room}
      boardKey={boardKey}
      command={(command) => connection.command(command)}
    />
  );
}
