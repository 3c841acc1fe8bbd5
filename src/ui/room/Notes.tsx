import { Box, Text, useInput } from 'ink';
import { cleanLine } from '../../base/clean.ts';
import type { Span, StyledLine } from '../../markdown/style.ts';
import { wrap } from '../../markdown/wrap.ts';
import { t } from '../../words/words.ts';
import { StyledLines } from '../components/StyledLines.tsx';
import { useScroll } from '../components/use-scroll.ts';
import type { Presence } from './presence.ts';

/** Every note from the facilitator, the newest first. */
export function Notes(props: {
  presence: Presence;
  width: number;
  height: number;
  onClose: () => void;
}) {
  const { presence, width, height, onClose } = props;
  const lines = noteLines(presence, width - 2);
  const room = Math.max(1, height - 2);
  const { top, take } = useScroll(lines.length, room);
  useInput((input, key) => {
    if (!take(input, key)) onClose();
  });
  return (
    <Box flexDirection="column" paddingX={1} height={height} width={width} overflow="hidden">
      <Text bold underline>
        {t`Notes from your facilitator`}
      </Text>
      <Text> </Text>
      <StyledLines lines={lines.slice(top, top + room)} />
    </Box>
  );
}

function noteLines({ notes, view }: Presence, width: number): StyledLine[] {
  if (notes.length === 0) return [{ spans: [plain(t`There are none yet.`)] }];
  return notes.flatMap(({ at, text, to }) => {
    const time = new Date(Date.parse(at) - view.skew).toTimeString().slice(0, 5);
    const about = to === undefined ? '' : `${t`to you:`} `;
    return [...wrap([strong(`${time}  ${about}`), plain(cleanLine(text))], width), { spans: [] }];
  });
}

function plain(text: string): Span {
  return { text, style: {} };
}

function strong(text: string): Span {
  return { text, style: { bold: true } };
}
