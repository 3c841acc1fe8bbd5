import { Box, Text } from 'ink';
import type { ReactNode } from 'react';
import { useTheme } from '../../../ui/theme.tsx';

/** Two parts with a rule between them. */
export function Beside(props: { left: ReactNode; right: ReactNode; width: number; rows: number }) {
  const { left, right, width, rows } = props;
  const { marks } = useTheme();
  return (
    <Box>
      <Box width={width} height={rows} flexShrink={0} overflow="hidden" flexDirection="column">
        {left}
      </Box>
      <Box width={3} flexShrink={0}>
        <Text dimColor>{` ${marks.bar}\n`.repeat(rows).trimEnd()}</Text>
      </Box>
      <Box height={rows} flexGrow={1} overflow="hidden" flexDirection="column">
        {right}
      </Box>
    </Box>
  );
}
