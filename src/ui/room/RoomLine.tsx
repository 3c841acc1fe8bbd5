import { Box, Text } from 'ink';
import { useTheme } from '../theme.tsx';
import { roomLine } from './line.ts';
import type { Here, Presence } from './presence.ts';

/** The row that shows the room; `way`: the keys that lead to where its keys work. */
export function RoomLine(props: { presence: Presence; here?: Here; way?: string; width: number }) {
  const { presence, here, way = '', width } = props;
  const theme = useTheme();
  const { view, now, unread } = presence;
  const gate = presence.gateWords(here);
  const { dot } = theme.marks;
  const { left, right, odd } = roomLine(view, { now, unread, gate, way, width, dot });
  return (
    <Box height={1} width={width} flexShrink={0} justifyContent="space-between">
      <Text wrap="truncate" {...(odd ? theme.strong('warn') : { color: theme.colour('accent') })}>
        {' '}
        {left}
      </Text>
      <Text bold wrap="truncate">
        {right}{' '}
      </Text>
    </Box>
  );
}
