import { Box, Text, useInput } from 'ink';
import { useState } from 'react';
import { cleanLine } from '../../base/clean.ts';
import { useTheme } from '../theme.tsx';

/** A one-line field: type, Backspace, Ctrl-U to empty it; Enter gives the text, Esc leaves. */
export function AnswerField(props: {
  label: string;
  active: boolean;
  width: number;
  initial?: string;
  onSubmit: (text: string) => void;
  onLeave: () => void;
}) {
  const { label, active, width, initial, onSubmit, onLeave } = props;
  const theme = useTheme();
  const [text, setText] = useState(initial ?? '');
  useInput(
    (input, key) => {
      if (key.return) {
        if (text.trim() !== '') onSubmit(text.trim());
      } else if (key.escape) onLeave();
      else if (key.backspace || key.delete) setText([...text].slice(0, -1).join(''));
      else if (key.ctrl && input === 'u') setText('');
      else if (!key.ctrl && !key.meta && input)
        setText(cleanLine(text + input, 400).concat(/\s$/.test(input) ? ' ' : ''));
    },
    { isActive: active },
  );
  const room = Math.max(8, width - label.length - 4);
  const shown = [...text].slice(-room).join('');
  return (
    <Box height={1} flexShrink={0}>
      <Text wrap="truncate">
        <Text bold color={theme.colour('accent')}>
          {label}
        </Text>{' '}
        {shown}
        {active ? <Text color={theme.colour('accent')}>{theme.marks.caret}</Text> : null}
      </Text>
    </Box>
  );
}
