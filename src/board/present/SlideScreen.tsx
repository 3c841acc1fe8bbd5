import { Box, Text, useInput } from 'ink';
import { cells } from '../../markdown/width.ts';
import { KeyHints } from '../../ui/components/KeyHints.tsx';
import { StyledLines } from '../../ui/components/StyledLines.tsx';
import { useTheme } from '../../ui/theme.tsx';
import { t } from '../../words/words.ts';
import { ACCENT, fitted, line, span } from '../lines.ts';
import type { Deck } from './deck.ts';
import { ALL_KEYS, slideKey } from './keys.ts';
import { slideLines } from './slides.ts';

/** Lines longer than this are hard to read from the back of a room. */
const WIDEST = 84;

const HINTS = [
  { keys: t`right, left`, does: t`slides` },
  { keys: 'd', does: t`debrief` },
  { keys: 's', does: t`solution` },
  { keys: '?', does: t`keys` },
  { keys: 'q', does: t`leave` },
];

/** One slide, in the middle of the screen. */
export function SlideScreen(props: {
  deck: Deck;
  columns: number;
  rows: number;
  onQuit: () => void;
}) {
  const { deck, columns, rows, onQuit } = props;
  const theme = useTheme();
  useInput((input, key) => slideKey(deck, input, key, onQuit));
  const width = Math.min(WIDEST, columns - 6);
  const room = rows - 4;
  const { lines, latest } = deck.keysShown
    ? { lines: keysLines(theme.capabilities.unicode), latest: 0 }
    : slideLines(deck.slide, deck.shown, theme, width);
  deck.rows = room;
  deck.maxScroll = Math.max(0, lines.length - room);
  if (deck.fresh) deck.scroll = latest;
  deck.scroll = Math.min(deck.scroll, deck.maxScroll);
  const below = lines.length - deck.scroll - room;
  const { at } = deck;
  const last = deck.slides.length - 1;
  const step = at === 0 ? '' : t`step ${at} of ${last}`;
  const more = below > 0 ? `${theme.marks.down} ${t`${below} more`}` : '';
  return (
    <Box flexDirection="column" width={columns} height={rows}>
      <Box height={2} width={columns} flexShrink={0} justifyContent="space-between" paddingX={1}>
        <Text dimColor wrap="truncate">
          {deck.chapter.title}
        </Text>
        <Text dimColor>{step}</Text>
      </Box>
      <Box
        height={room}
        width={columns}
        flexShrink={0}
        overflow="hidden"
        alignItems={lines.length < room ? 'center' : 'flex-start'}
        justifyContent="center"
      >
        <Box width={width} flexDirection="column">
          <StyledLines lines={lines.slice(deck.scroll, deck.scroll + room)} />
        </Box>
      </Box>
      <Box height={1} width={columns} flexShrink={0} justifyContent="space-between" paddingX={1}>
        <Text bold wrap="truncate">
          {deck.word}
        </Text>
        <Text dimColor>{more}</Text>
      </Box>
      <KeyHints hints={HINTS} width={columns} />
    </Box>
  );
}

const KEY_CELLS = Math.max(24, ...ALL_KEYS.map(([key]) => cells(key) + 1));

function keysLines(unicode: boolean) {
  return ALL_KEYS.map(([key, does]) =>
    line(span(fitted(key, KEY_CELLS, unicode), ACCENT), span(does)),
  );
}
