import { useCallback, useState } from 'react';

const STORED = 'spy-school-names-hidden';

/** Whether names are hidden in this window; a reload does not show them again. */
export function useHidden(): [boolean, (hidden: boolean) => void] {
  const [hidden, setHidden] = useState(() => sessionStorage.getItem(STORED) === 'yes');
  const set = useCallback((next: boolean) => {
    sessionStorage.setItem(STORED, next ? 'yes' : 'no');
    setHidden(next);
  }, []);
  return [hidden, set];
}
