import { Box, Text } from 'ink';
import { useTheme } from '../theme.tsx';
import { roomLine } from './line.ts';
import type { Here, Presence } from './presence.ts';

/** The row that shows the room. */
export function RoomLine(props: { presence: Presence; here?: Here; width: number }) {
  const { presence, here, width } = props;
  const theme = useTheme();
  const { view, now, unread } = presence;
  const gate = presence.gateWords(here);
  const { left, right, odd } = roomLine(view, { now, unread, gate, width, dot: theme.marks.dot });
  return (
    <Box height={1} width={width} flexShrink={0} justifyContent="space-between">
      <Text wrap="truncate" bold={odd} color={theme.colour(odd ? 'warn' : 'accent')}>
        {' '}
        {left}
      </Text>
      <Text bold wrap="truncate">
        {right}{' '}
      </Text>
    </Box>
  );
}
