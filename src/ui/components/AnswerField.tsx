import { Box, type Key, Text, useInput } from 'ink';
import { useRef, useState } from 'react';
import { cleanLine } from '../../base/clean.ts';
import { cells } from '../../markdown/width.ts';
import { useTheme } from '../theme.tsx';

/**
 * A one-line field: type, Backspace, Ctrl-U to empty it; Enter gives the text, Esc leaves. A text that was
 * given already can be mended with Backspace; typing replaces it.
 */
export function AnswerField(props: {
  label: string;
  active: boolean;
  width: number;
  initial?: string;
  /** Whether Enter on the empty field is an answer, too. */
  emptyCounts?: boolean;
  onSubmit: (text: string) => void;
  onLeave: () => void;
  onChange: (text: string) => void;
  /** Keys that are no text: arrows and such. */
  onOther: (input: string, key: Key) => void;
}) {
  const { label, active, width, initial, onSubmit, onLeave, onChange, onOther } = props;
  const theme = useTheme();
  const [text, setText] = useState(initial ?? '');
  // Several keys may come before the next drawing: each must see what the one before it left.
  const now = useRef(text);
  const given = useRef(false);
  const change = (next: string) => {
    given.current = false;
    now.current = next;
    onChange(next);
    setText(next);
  };
  useInput(
    (input, key) => {
      if (key.return) {
        if (now.current.trim() === '' && !props.emptyCounts) return;
        given.current = true;
        onSubmit(now.current.trim());
      } else if (key.escape) onLeave();
      else if (key.backspace || key.delete) change([...now.current].slice(0, -1).join(''));
      else if (key.ctrl && input === 'u') change('');
      else if (key.upArrow || key.downArrow || key.pageUp || key.pageDown) onOther(input, key);
      else if (!key.ctrl && !key.meta && input)
        change(
          cleanLine((given.current ? '' : now.current) + input, 400).concat(
            /\s$/.test(input) ? ' ' : '',
          ),
        );
    },
    { isActive: active },
  );
  const room = Math.max(8, width - cells(label) - 4);
  const shown = [...text].slice(-room).join('');
  return (
    <Box height={1} flexShrink={0}>
      <Text wrap="truncate">
        <Text {...theme.strong('accent')}>{label}</Text> {shown}
        {active ? <Text color={theme.colour('accent')}>{theme.marks.caret}</Text> : null}
      </Text>
    </Box>
  );
}
