import { t } from '../../words/words.ts';
import { stageFor } from '../scene.tsx';
import type { ReadParts } from './read.ts';
import { ZineScreen } from './ZineScreen.tsx';

/** The least that a page can be read in. */
const LEAST = { columns: 40, rows: 12 } as const;

/** The reader in a terminal of its own. Returns the exit status. */
export function runReader({ terminal, zine, first }: ReadParts): Promise<number> {
  const bookmark = { at: first };
  const stage = stageFor(
    {
      what: t`The zine`,
      least: LEAST,
      screen: (columns, rows) => (
        <ZineScreen
          zine={zine}
          bookmark={bookmark}
          columns={columns}
          rows={rows}
          leave={t`leave`}
          onClose={() => stage.leave(0)}
        />
      ),
      onInput: ({ input, bytes }) => {
        if (input === 'keys') stage.press(bytes);
      },
    },
    terminal,
  );
  return stage.run();
}
