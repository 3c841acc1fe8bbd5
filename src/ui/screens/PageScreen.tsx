import { Box, type Key, Text, useInput } from 'ink';
import { useMemo } from 'react';
import { layoutMarkdown } from '../../markdown/layout.ts';
import { t } from '../../words/words.ts';
import { KeyHints } from '../components/KeyHints.tsx';
import { StyledLines } from '../components/StyledLines.tsx';
import { useScroll } from '../components/use-scroll.ts';
import type { Page } from '../screen.ts';
import { useTheme } from '../theme.tsx';

function pressed(wanted: 'Enter' | 'g', input: string, key: Key): boolean {
  return wanted === 'Enter' ? key.return : input === 'g';
}

function nameOf(key: 'Enter' | 'g'): string {
  return key === 'Enter' ? t`Enter` : key;
}

/** A text to read: the notebook, the doctor's report, an apology. */
export function PageScreen(props: {
  page: Page;
  columns: number;
  rows: number;
  onClose: () => void;
}) {
  const { page, columns, rows, onClose } = props;
  const theme = useTheme();
  const width = Math.min(100, columns - 2);
  const room = rows - 3;
  const lines = useMemo(
    () => layoutMarkdown(page.markdown, width, theme.capabilities),
    [page, width, theme],
  );
  const { top, most, take } = useScroll(lines.length, room);
  useInput((input, key) => {
    if (take(input, key)) return;
    if (page.onward && pressed(page.onward.key, input, key)) page.onward.go();
    else if (key.escape || key.return || input === 'q') onClose();
  });
  const percent = Math.round((100 * (top + room)) / lines.length);
  const hints = [
    ...(page.onward ? [{ keys: nameOf(page.onward.key), does: page.onward.does }] : []),
    { keys: page.onward?.key === 'Enter' ? t`Esc` : t`Enter`, does: t`home` },
    ...(most > 0 ? [{ keys: t`arrows, PgUp, PgDn`, does: t`read on (${percent} %)` }] : []),
  ];
  return (
    <Box flexDirection="column" width={columns} height={rows}>
      <Text wrap="truncate" {...theme.strong('accent')}>
        {' '}
        {page.title}
      </Text>
      <Box height={rows - 2} paddingX={1} paddingTop={1} overflow="hidden">
        <StyledLines lines={lines.slice(top, top + room)} />
      </Box>
      <KeyHints hints={hints} width={columns} />
    </Box>
  );
}
