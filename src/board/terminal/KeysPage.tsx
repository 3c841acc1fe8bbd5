import { Box } from 'ink';
import { cells } from '../../markdown/width.ts';
import { StyledLines } from '../../ui/components/StyledLines.tsx';
import { useTheme } from '../../ui/theme.tsx';
import { ACCENT, fitted, line, span } from '../lines.ts';
import type { PageProps } from './BoardScreen.tsx';
import { ALL_KEYS } from './hints.ts';

const KEY_CELLS = Math.max(20, ...ALL_KEYS.map(([key]) => cells(key) + 1));

/** Every key; any key goes back. */
export function KeysPage({ rows }: PageProps) {
  const { capabilities } = useTheme();
  // Where rows are few, the blank ones go first.
  const keys = ALL_KEYS.filter(([key]) => key !== '' || ALL_KEYS.length < rows);
  return (
    <Box paddingX={2}>
      <StyledLines
        lines={keys.map(([key, does]) =>
          line(span(fitted(key, KEY_CELLS, capabilities.unicode), ACCENT), span(does)),
        )}
      />
    </Box>
  );
}
