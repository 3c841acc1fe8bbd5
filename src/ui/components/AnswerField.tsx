import { Box, Text, useInput } from 'ink';
import { useRef, useState } from 'react';
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
  // Several keys may come before the next drawing: each must see what the one before it left.
  const now = useRef(text);
  const change = (next: string) => {
    now.current = next;
    setText(next);
  };
  useInput(
    (input, key) => {
      if (key.return) {
        if (now.current.trim() !== '') onSubmit(now.current.trim());
      } else if (key.escape) onLeave();
      else if (key.backspace || key.delete) change([...now.current].slice(0, -1).join(''));
      else if (key.ctrl && input === 'u') change('');
      else if (!key.ctrl && !key.meta && input)
        change(cleanLine(now.current + input, 400).concat(/\s$/.test(input) ? ' ' : ''));
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
