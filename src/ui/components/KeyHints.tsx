import { Box, Text } from 'ink';
import { cells as stringWidth } from '../../markdown/width.ts';
import { useTheme } from '../theme.tsx';

export interface KeyHint {
  readonly keys: string;
  readonly does: string;
}

/** The footer: which keys do what now; the most important first (cut if need be), what does not fit is left out. */
export function KeyHints({ hints, width }: { hints: readonly KeyHint[]; width: number }) {
  const theme = useTheme();
  const shown: KeyHint[] = [];
  let used = 1;
  for (const hint of hints) {
    const wide = stringWidth(`${hint.keys} ${hint.does}`) + 3;
    if (shown.length > 0 && used + wide > width) break;
    used += wide;
    shown.push(hint);
  }
  return (
    <Box height={1} width={width} flexShrink={0}>
      <Text wrap="truncate"> </Text>
      {shown.map((hint, at) => (
        <Text key={hint.keys + hint.does} wrap="truncate">
          {at > 0 ? ` ${theme.marks.dot} ` : ''}
          <Text bold color={theme.colour('accent')}>
            {hint.keys}
          </Text>{' '}
          {hint.does}
        </Text>
      ))}
    </Box>
  );
}
