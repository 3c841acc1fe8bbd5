import type { Desk } from './desk.ts';
import type { Rect } from './layout.ts';
import { choiceAt } from './TaskWidget.tsx';
import { tabAt } from './tabs.ts';

/** Lines that one turn of the wheel moves. */
export const LINES = 3;

interface Spot {
  readonly x: number;
  readonly y: number;
}

/** Keys that do what a click asks for in a list of options: so many lines down (or up), and one more. */
export interface Moves {
  readonly lines: number;
  readonly press: string;
}

export function overShell({ layout }: Desk, spot: Spot): boolean {
  return layout.shell !== undefined && within(layout.shell, spot);
}

/** A click gives the keyboard to what it meets; in a list of options it leads the pointer there, no more. */
export function clicked(desk: Desk, spot: Spot): Moves | undefined {
  const { guide, tabs } = desk.layout;
  if (overShell(desk, spot)) desk.focusOn('shell');
  else if (tabs && within(tabs, spot)) {
    const tab = tabAt(desk.panes.length, spot.x - tabs.x);
    if (tab !== undefined) desk.tab = tab;
    desk.focusOn('shell');
    desk.fit();
  } else if (within(guide, spot)) {
    if (desk.focus === 'guide') return choiceAt(desk, spot.y - guide.y, guide);
    desk.focusOn('guide');
  }
  return undefined;
}

function within({ x, y, width, height }: Rect, spot: Spot): boolean {
  return spot.x >= x && spot.x < x + width && spot.y >= y && spot.y < y + height;
}
