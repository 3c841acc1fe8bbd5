import { Box } from 'ink';
import { StyledLines } from '../../ui/components/StyledLines.tsx';
import { useTheme } from '../../ui/theme.tsx';
import { ACCENT, fitted, line, span } from '../lines.ts';
import type { PageProps } from './BoardScreen.tsx';
import { ALL_KEYS } from './hints.ts';

/** Every key; any key goes back. */
export function KeysPage({ rows }: PageProps) {
  const { capabilities } = useTheme();
  // Where rows are few, the blank ones go first.
  const keys = ALL_KEYS.filter(([key]) => key !== '' || ALL_KEYS.length < rows);
  return (
    <Box paddingX={2}>
      <StyledLines
        lines={keys.map(([key, does]) =>
          line(span(fitted(key, 20, capabilities.unicode), ACCENT), span(does)),
        )}
      />
    </Box>
  );
}
