import { Box, Text, useInput } from 'ink';
import { t } from '../../words/words.ts';
import { Choices } from '../components/Choices.tsx';
import type { Desk } from './desk.ts';

/** Which of the step's commands to put on the prompt. */
export function CommandMenu({ desk, width }: { desk: Desk; width: number }) {
  useInput((_input, key) => {
    if (key.escape) desk.setMode('reading');
  });
  const choices = desk.commands().map((command) => ({ value: command, label: command }));
  return (
    <Box flexDirection="column" paddingX={1} paddingTop={1}>
      <Text
        bold
      >{t`Which command shall stand on your prompt? You press Enter there yourself.`}</Text>
      <Box marginTop={1}>
        <Choices
          choices={choices}
          width={width - 2}
          focused
          onChoose={(command) => {
            desk.setMode('reading');
            desk.prepare(command);
          }}
        />
      </Box>
    </Box>
  );
}
