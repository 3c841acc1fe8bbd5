import { Box, useInput } from 'ink';
import { useMemo } from 'react';
import { layoutMarkdown } from '../../markdown/layout.ts';
import { StyledLines } from '../components/StyledLines.tsx';
import { FOCUS_KEY } from '../terminal/input.ts';
import { useTheme } from '../theme.tsx';

const IN_ROOM = `
| ! | ask the facilitator for help, or take it back |
| m | notes from the facilitator |`;

const LEAVE = `

To leave the room: q, then Quit. \`spy-school\` goes on alone.`;

const keys = (inRoom: boolean) => `| key | what it does |
|---|---|
| ${FOCUS_KEY} | from guide to shell and back |
| Enter | the main thing: go on, answer, pick a line, to the shell |
| arrows, PgUp, PgDn | move in the text |
| h, then s | a hint (they get clearer), then: show me |
| p | put a command from the text on the prompt |
| t | next shell: up to three, one can watch another |
| v | all output so far; type there to filter |
| z | the whole screen for the shell, or back |
| x | skip this step (it is remembered as skipped) |
| b, n | step back, step on |
| q | home; your place is saved |${inRoom ? IN_ROOM : ''}

In the shell every other key belongs to the shell. **Shift-PgUp** looks back.${inRoom ? LEAVE : ''}`;

/** All keys on one screen. */
export function Help({
  width,
  height,
  inRoom,
  onClose,
}: {
  width: number;
  height: number;
  inRoom: boolean;
  onClose: () => void;
}) {
  const theme = useTheme();
  useInput(() => onClose());
  const lines = useMemo(
    () => layoutMarkdown(keys(inRoom), width - 2, theme.capabilities),
    [width, theme, inRoom],
  );
  return (
    <Box paddingX={1} height={height} overflow="hidden">
      <StyledLines lines={lines.slice(0, height)} />
    </Box>
  );
}
