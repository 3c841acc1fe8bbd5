import { useEffect, useRef, useState } from 'react';
import { helpQueue } from '../../../room/model/views.ts';
import { useBoard } from '../board-context.ts';

const LINKS = {
  connecting: 'Connecting to the room.',
  connected: 'Connected to the room.',
  away: 'The connection is lost. Trying again.',
  refused: 'The room refused the connection.',
  closed: 'The connection is over.',
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
    const who = fresh.length === 1 ? `${nameOf(first.id)} asks` : `${fresh.length} learners ask`;
    setWords(`${who} for help. ${queue.length} waiting.`);
  }, [waiting]);
  return (
    <div role="status" aria-live="polite" className="unseen">
      {words}
    </div>
  );
}
