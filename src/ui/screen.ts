import type { Graduated } from '../journal/graduation.ts';
import type { Zine } from '../zine/model.ts';
import type { Desk } from './chapter/desk.ts';
import type { Bookmark } from './zine/reader.ts';
import type { ZineScreen } from './zine/ZineScreen.tsx';

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
  /** Its reader is loaded with it: most never open it. */
  | {
      readonly at: 'zine';
      readonly zine: Zine;
      readonly bookmark: Bookmark;
      readonly Reader: typeof ZineScreen;
    }
  | { readonly at: 'certificate'; readonly graduated: Graduated };
