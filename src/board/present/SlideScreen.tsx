import { Box, Text, useInput } from 'ink';
import { KeyHints } from '../../ui/components/KeyHints.tsx';
import { StyledLines } from '../../ui/components/StyledLines.tsx';
import { useTheme } from '../../ui/theme.tsx';
import { ACCENT, fitted, line, span } from '../lines.ts';
import type { Deck } from './deck.ts';
import { ALL_KEYS, slideKey } from './keys.ts';
import { slideLines } from './slides.ts';

/** Lines longer than this are hard to read from the back of a room. */
const WIDEST = 84;

const HINTS = [
  { keys: 'right, left', does: 'slides' },
  { keys: 'd', does: 'debrief' },
  { keys: 's', does: 'solution' },
  { keys: '?', does: 'keys' },
  { keys: 'q', does: 'leave' },
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
  const step = deck.at === 0 ? '' : `step ${deck.at} of ${deck.slides.length - 1}`;
  const more = below > 0 ? `${theme.marks.down} ${below} more` : '';
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

function keysLines(unicode: boolean) {
  return ALL_KEYS.map(([key, does]) => line(span(fitted(key, 24, unicode), ACCENT), span(does)));
}
