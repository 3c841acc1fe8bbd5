import { useEffect, useRef, useState } from 'react';
import { helpQueue } from '../../../room/model/views.ts';
import { t } from '../../../words/words.ts';
import { useBoard } from '../board-context.ts';

const LINKS = {
  connecting: t`Connecting to the room.`,
  connected: t`Connected to the room.`,
  away: t`The connection is lost. Trying again.`,
  refused: t`The room refused the connection.`,
  closed: t`The connection is over.`,
} as const;

/** Tells a screen reader, when it has time, who asks for help and how the connection is. */
export function Announcer() {
  const { state, nameOf, link } = useBoard();
  const queue = helpQueue(state);
  const waiting = queue.map(({ id }) => id).join(' ');
  const known = useRef<ReadonlySet<string>>(new Set());
  const [words, setWords] = useState('');
  useEffect(() => setWords(LINKS[link]), [link]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a change of the queue is news
  useEffect(() => {
    const fresh = queue.filter(({ id }) => !known.current.has(id));
    known.current = new Set(queue.map(({ id }) => id));
    const [first] = fresh;
    if (!first) return;
    const [name, asking, all] = [nameOf(first.id), fresh.length, queue.length];
    setWords(
      asking === 1
        ? t`${name} asks for help. ${all} waiting.`
        : t`${asking} learners ask for help. ${all} waiting.`,
    );
  }, [waiting]);
  return (
    <div role="status" aria-live="polite" className="unseen">
      {words}
    </div>
  );
}
