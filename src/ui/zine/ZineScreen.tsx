import { Box, Text, useInput } from 'ink';
import { useMemo, useReducer, useRef } from 'react';
import { t } from '../../words/words.ts';
import type { Zine } from '../../zine/model.ts';
import { KeyHints } from '../components/KeyHints.tsx';
import { StyledLines } from '../components/StyledLines.tsx';
import { showsDots } from '../terminal/capabilities.ts';
import { useTheme } from '../theme.tsx';
import { leafLines, lieOf } from './lines.ts';
import { type Bookmark, ZineReader, zineKey } from './reader.ts';

/** Head, rule, word and keys. */
const FRAME_ROWS = 4;

/** The zine, page by page. */
export function ZineScreen(props: {
  zine: Zine;
  /** Where it is opened, and where it was left. */
  bookmark: Bookmark;
  columns: number;
  rows: number;
  /** What leaving leads to, in a word. */
  leave: string;
  onClose: () => void;
}) {
  const { zine, bookmark, columns, rows, leave, onClose } = props;
  const theme = useTheme();
  const [, changed] = useReducer((count: number) => count + 1, 0);
  const kept = useRef<ZineReader>(undefined);
  kept.current ??= new ZineReader(zine.pages.length, bookmark, changed);
  const reader = kept.current;
  useInput((input, key) => zineKey(reader, input, key, onClose));
  const lie = lieOf(columns);
  reader.spread = lie.spread;
  const shown = reader.shown.join(' ');
  // biome-ignore lint/correctness/useExhaustiveDependencies: the pages by their numbers; the list is made anew each time
  const { heads, text } = useMemo(
    () =>
      leafLines(zine, reader.shown, lieOf(columns), { ...theme.capabilities, dots: showsDots() }),
    [zine, shown, columns, theme],
  );
  const room = rows - FRAME_ROWS;
  reader.rows = room;
  reader.maxScroll = Math.max(0, text.length - room);
  reader.scroll = Math.min(reader.scroll, reader.maxScroll);
  const below = text.length - reader.scroll - room;
  const { marks } = theme;
  const typed = `${reader.typed}${marks.caret}`;
  const wide = reader.shown.length > 1 ? 2 * lie.width + 4 : lie.width;
  const margin = Math.max(0, Math.floor((columns - wide) / 2));
  return (
    <Box flexDirection="column" width={columns} height={rows}>
      <Box height={1} flexShrink={0} paddingLeft={margin}>
        <StyledLines lines={heads} />
      </Box>
      <Box height={1} flexShrink={0} paddingLeft={margin}>
        <Text dimColor>{marks.rule.repeat(Math.min(wide, columns))}</Text>
      </Box>
      <Box height={room} width={columns} flexShrink={0} paddingLeft={margin} overflow="hidden">
        <StyledLines lines={text.slice(reader.scroll, reader.scroll + room)} />
      </Box>
      <Box height={1} width={columns} flexShrink={0} justifyContent="space-between" paddingX={1}>
        <Text bold wrap="truncate">
          {reader.typed === '' ? reader.word : t`Page ${typed}`}
        </Text>
        <Text dimColor>{below > 0 ? t`${marks.down} ${below} more` : ''}</Text>
      </Box>
      <KeyHints hints={hintsOf(reader, leave)} width={columns} />
    </Box>
  );
}

function hintsOf(reader: ZineReader, leave: string) {
  if (reader.typed !== '')
    return [
      { keys: t`Enter`, does: t`go there` },
      { keys: t`Esc`, does: t`stay` },
    ];
  return [
    { keys: t`right, left`, does: t`pages` },
    { keys: t`Space`, does: t`read on` },
    { keys: 'q', does: leave },
    ...(reader.maxScroll > 0 ? [{ keys: t`up, down`, does: t`move` }] : []),
    { keys: t`a number`, does: t`to that page` },
  ];
}
