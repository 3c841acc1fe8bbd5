const STORED = 'spy-school-board-key';

/**
 * The key from the link (`/board#KEY`), taken out of the address bar at once, or the one that this tab has
 * kept since then.
 */
export function takeKey(): string | undefined {
  const inLink = readFragment(location.hash);
  if (inLink !== undefined) {
    keepKey(inLink);
    history.replaceState(history.state, '', location.pathname + location.search);
    return inLink;
  }
  return sessionStorage.getItem(STORED) ?? undefined;
}

/** Kept for this tab only, so that a reload works. */
export function keepKey(key: string): void {
  sessionStorage.setItem(STORED, key);
}

export function forgetKey(): void {
  sessionStorage.removeItem(STORED);
}

/** The key in what somebody pasted: the whole link of the board, or the key alone. */
export function keyIn(pasted: string): string | undefined {
  const text = pasted.trim();
  const hash = text.indexOf('#');
  const key = hash === -1 ? text : text.slice(hash + 1);
  return key === '' ? undefined : key;
}

function readFragment(hash: string): string | undefined {
  try {
    return keyIn(decodeURIComponent(hash.slice(1)));
  } catch {
    return keyIn(hash.slice(1));
  }
}
