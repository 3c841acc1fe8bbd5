import { Box, Text, useInput } from 'ink';
import { KeyHints } from '../../ui/components/KeyHints.tsx';
import { StyledLines } from '../../ui/components/StyledLines.tsx';
import { leafKey } from '../../ui/leafing.ts';
import { useTheme } from '../../ui/theme.tsx';
import { msgid, ngettext, t } from '../../words/words.ts';
import { joined } from '../lines.ts';
import { sideBySide } from '../terminal/layout.ts';
import { Beside } from '../terminal/pages/Beside.tsx';
import type { Deck } from './deck.ts';
import { notesLines } from './notes-lines.ts';

export interface NotesScreenProps {
  readonly deck: Deck;
  readonly columns: number;
  readonly rows: number;
  /** Somebody presents this chapter, and this follows. */
  readonly following: boolean;
  /** Since when, in words. */
  readonly elapsed: string;
  readonly onQuit: () => void;
}

/** What the facilitator reads while the first terminal shows a slide. */
export function NotesScreen(props: NotesScreenProps) {
  const { deck, columns, rows, following, elapsed, onQuit } = props;
  const theme = useTheme();
  useInput((input, key) => {
    if (input === 'q' || (key.ctrl && input === 'c')) onQuit();
    else if (following && (key.leftArrow || key.rightArrow)) deck.changed();
    else leafKey(deck, input, key);
  });
  const room = rows - 4;
  const sides = sideBySide(columns, 0.5);
  const widths = sides
    ? { notes: sides.left - 3, more: sides.right - 2 }
    : { notes: columns - 4, more: columns - 4 };
  const { notes, more } = notesLines(deck.slides, deck.at, theme, widths);
  const left = sides ? notes : joined([notes, more]);
  const longest = Math.max(left.length, sides ? more.length : 0);
  deck.rows = room;
  deck.maxScroll = Math.max(0, longest - room);
  deck.scroll = Math.min(deck.scroll, deck.maxScroll);
  const part = (lines: typeof left) => (
    <Box paddingX={1} flexDirection="column">
      <StyledLines lines={lines.slice(deck.scroll, deck.scroll + room)} />
    </Box>
  );
  return (
    <Box flexDirection="column" width={columns} height={rows}>
      <Box height={2} width={columns} flexShrink={0} justifyContent="space-between" paddingX={1}>
        <Text bold wrap="truncate" color={theme.colour('accent')}>
          {headOf(deck)}
        </Text>
        <Text bold>{elapsed}</Text>
      </Box>
      <Box height={room} width={columns} flexShrink={0} overflow="hidden">
        {sides ? (
          <Beside left={part(left)} right={part(more)} width={sides.left} rows={room} />
        ) : (
          part(left)
        )}
      </Box>
      <Box height={1} width={columns} flexShrink={0} paddingX={1}>
        <Text bold wrap="truncate">
          {wordOf(deck, following, longest - deck.scroll - room)}
        </Text>
      </Box>
      <KeyHints hints={hintsOf(following)} width={columns} />
    </Box>
  );
}

function headOf({ chapter, at, slides }: Deck): string {
  const last = slides.length - 1;
  return at === 0
    ? t`Notes: ${chapter.title}, title`
    : t`Notes: ${chapter.title}, step ${at} of ${last}`;
}

function wordOf({ chapter }: Deck, following: boolean, below: number): string {
  if (!following) return t`No slides yet. In another terminal: spy-school present ${chapter.id}`;
  if (below <= 0) return '';
  return ngettext(msgid`${below} more lines below`, `${below} more lines below`, below);
}

function hintsOf(following: boolean) {
  return [
    ...(following ? [] : [{ keys: t`right, left`, does: t`slides` }]),
    { keys: t`up, down`, does: t`read on` },
    { keys: 'q', does: t`leave` },
  ];
}
