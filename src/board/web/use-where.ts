import { useCallback, useEffect, useState } from 'react';
import { readWhere, searchOf, type Where } from './where.ts';

/** The place in the address bar, and the way to another one. */
export function useWhere(): [Where, (where: Where) => void] {
  const [where, setWhere] = useState(() => readWhere(location.search));
  useEffect(() => {
    const back = () => setWhere(readWhere(location.search));
    window.addEventListener('popstate', back);
    return () => window.removeEventListener('popstate', back);
  }, []);
  const go = useCallback((next: Where) => {
    history.pushState(null, '', searchOf(next));
    setWhere(next);
    window.scrollTo(0, 0);
  }, []);
  return [where, go];
}
