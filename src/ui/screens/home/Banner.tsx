import { Box, Text } from 'ink';
import { EYE } from '../../../base/eye.ts';
import { useTheme } from '../../theme.tsx';
import { EYE_CELLS, SHORT_TITLE, TITLE } from './words.ts';

/** The school's eye and name, or its name alone where there is little room. */
export function Banner({ roomy }: { roomy: boolean }) {
  const { capabilities, strong } = useTheme();
  if (!roomy)
    return (
      <Box paddingX={2} marginBottom={1} flexShrink={0}>
        <Text {...strong('accent')}>{SHORT_TITLE}</Text>
      </Box>
    );
  const eye = capabilities.unicode ? EYE.unicode : EYE.ascii;
  return (
    <Box flexDirection="column" paddingX={2} marginTop={1} marginBottom={1} flexShrink={0}>
      {eye.map((row, at) => (
        <Text key={row} wrap="truncate">
          <Text {...strong('accent')}>{row.padEnd(EYE_CELLS)}</Text>
          <Text bold={at === 1}>{TITLE[at]}</Text>
        </Text>
      ))}
    </Box>
  );
}
