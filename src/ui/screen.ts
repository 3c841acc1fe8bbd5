import type { Graduated } from '../journal/graduation.ts';
import type { Desk } from './chapter/desk.ts';

/** A text to read, scrollable. */
export interface Page {
  readonly title: string;
  readonly markdown: string;
  /** Where a key leads from here, besides home: Enter, or `g` where going on is not the obvious thing. */
  readonly onward?: {
    readonly key: 'Enter' | 'g';
    readonly does: string;
    readonly go: () => void;
  };
}

/** What stands on the screen. */
export type Screen =
  | { readonly at: 'home' }
  | { readonly at: 'opening'; readonly title: string }
  | { readonly at: 'chapter'; readonly desk: Desk }
  | { readonly at: 'page'; readonly page: Page }
  | { readonly at: 'certificate'; readonly graduated: Graduated };
