import type { ReactNode } from 'react';
import { useBoard } from '../board-context.ts';
import { searchOf, type Where } from '../where.ts';

/** A link to another view of the board, which opens without loading the page again. */
export function ViewLink({
  to,
  children,
  current,
  className,
}: {
  to: Where;
  children: ReactNode;
  current?: boolean;
  className?: string;
}) {
  const { go } = useBoard();
  return (
    <a
      href={searchOf(to)}
      className={className}
      aria-current={current ? 'page' : undefined}
      onClick={(event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
        event.preventDefault();
        go(to);
      }}
    >
      {children}
    </a>
  );
}
