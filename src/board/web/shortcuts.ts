import { useEffect, useRef } from 'react';
import { t } from '../../words/words.ts';

/** What each key does, as the help lists it. */
export const SHORTCUTS = [
  ['1 … 6', t`Room, Map, Step, Help, Machines, Join`],
  ['a', t`hide or show names, everywhere`],
  ['p', t`the projector view; on Step with that step; p or Escape comes back`],
  ['j', t`Join; on the projector: the way in, or the step again`],
  ['← →', t`on Step: to another step`],
  ['g', t`to the gate`],
  ['o', t`open the gate`],
  ['n', t`write a note`],
  ['c', t`to the clock`],
  ['/', t`find a learner, by name or by step`],
  ['r', t`sort by need or by name`],
  ['?', t`these keys`],
] as const;

/** Calls `act` for each key that is not meant for a field, a dialog or the browser. */
export function useShortcuts(act: (key: string) => boolean): void {
  const latest = useRef(act);
  latest.current = act;
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
      if (isTyping(event.target) || document.querySelector('dialog[open]')) return;
      if (latest.current(event.key)) event.preventDefault();
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName);
}
