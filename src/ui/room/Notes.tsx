import { Box, Text, useInput } from 'ink';
import { useState } from 'react';
import { cleanLine } from '../../base/clean.ts';
import type { Span, StyledLine } from '../../markdown/style.ts';
import { wrap } from '../../markdown/wrap.ts';
import { StyledLines } from '../components/StyledLines.tsx';
import type { Presence } from './presence.ts';

/** Every note from the facilitator, the newest first. */
export function Notes(props: {
  presence: Presence;
  width: number;
  height: number;
  onClose: () => void;
}) {
  const { presence, width, height, onClose } = props;
  const [wish, setTop] = useState(0);
  const lines = noteLines(presence, width - 2);
  const room = Math.max(1, height - 2);
  const most = Math.max(0, lines.length - room);
  const top = Math.min(wish, most);
  const move = (by: number) => setTop(Math.max(0, Math.min(most, top + by)));
  useInput((input, key) => {
    if (key.upArrow) move(-1);
    else if (key.downArrow) move(1);
    else if (key.pageUp) move(1 - room);
    else if (key.pageDown || input === ' ') move(room - 1);
    else onClose();
  });
  return (
    <Box flexDirection="column" paddingX={1} height={height} width={width} overflow="hidden">
      <Text bold underline>
        Notes from your facilitator
      </Text>
      <Text> </Text>
      <StyledLines lines={lines.slice(top, top + room)} />
    </Box>
  );
}

function noteLines({ notes, view }: Presence, width: number): StyledLine[] {
  if (notes.length === 0) return [{ spans: [plain('There are none yet.')] }];
  return notes.flatMap(({ at, text, to }) => {
    const time = new Date(Date.parse(at) - view.skew).toTimeString().slice(0, 5);
    const about = to === undefined ? `${time}  ` : `${time}  to you: `;
    return [...wrap([strong(about), plain(cleanLine(text))], width), { spans: [] }];
  });
}

function plain(text: string): Span {
  return { text, style: {} };
}

function strong(text: string): Span {
  return { text, style: { bold: true } };
}
