import { Box, Text } from 'ink';
import { t } from '../../words/words.ts';

/** Shown while a lab is being built: a moment, mostly. */
export function OpeningScreen({ title }: { title: string }) {
  return (
    <Box flexDirection="column" padding={2}>
      <Text bold>{title}</Text>
      <Text> </Text>
      <Text>{t`Building your lab and hiding the evidence in it…`}</Text>
    </Box>
  );
}
