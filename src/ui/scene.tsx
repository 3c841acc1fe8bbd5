import type { ReactNode } from 'react';
import { TooSmall } from './components/TooSmall.tsx';
import { Stage } from './stage.ts';
import { inAscii } from './terminal/ascii.ts';
import { capabilities } from './terminal/capabilities.ts';
import type { Typed } from './terminal/input.ts';
import type { Terminal } from './terminal/terminal.ts';
import { ThemeProvider, themeFor } from './theme.tsx';

/** One screen of Ink's, without a shell in it. */
export interface Scene {
  /** For the sentence where there is no room: `The board`. */
  readonly what: string;
  readonly least: { readonly columns: number; readonly rows: number };
  screen(columns: number, rows: number): ReactNode;
  onInput(input: Typed): void;
  begin?(): void;
  end?(): Promise<void>;
}

/** A stage for a scene: in the theme that suits the terminal, in ASCII where it must be. */
export function stageFor(scene: Scene, terminal: Terminal): Stage {
  const theme = themeFor(capabilities());
  const { what, least } = scene;
  return new Stage(terminal, {
    node: () => {
      const { columns, rows } = terminal;
      const fits = columns >= least.columns && rows >= least.rows;
      return (
        <ThemeProvider value={theme}>
          {fits ? (
            scene.screen(columns, rows)
          ) : (
            <TooSmall what={what} columns={columns} rows={rows} least={least} />
          )}
        </ThemeProvider>
      );
    },
    frame: (drawn) => ({
      lines: theme.capabilities.unicode ? drawn : drawn.map(inAscii),
      overlay: undefined,
      cursor: undefined,
    }),
    onInput: (input) => {
      if (input.input === 'keys' || input.input === 'paste') scene.onInput(input);
    },
    begin: () => scene.begin?.(),
    end: async () => scene.end?.(),
  });
}
