import { Box, Text } from 'ink';
import { useTheme } from '../theme.tsx';
import { hintsWithin, type KeyHint } from './hints-within.ts';

export type { KeyHint } from './hints-within.ts';

/** The footer: which keys do what now; the most important first (cut if need be), what does not fit is left out. */
export function KeyHints({ hints, width }: { hints: readonly KeyHint[]; width: number }) {
  const theme = useTheme();
  const shown = hintsWithin(hints, width);
  return (
    <Box height={1} width={width} flexShrink={0}>
      <Text wrap="truncate"> </Text>
      {shown.map((hint, at) => (
        <Text key={hint.keys + hint.does} wrap="truncate">
          {at > 0 ? ` ${theme.marks.dot} ` : ''}
          <Text {...theme.strong('accent')}>{hint.keys}</Text> {hint.does}
        </Text>
      ))}
    </Box>
  );
}
