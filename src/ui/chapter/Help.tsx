import { Box, useInput } from 'ink';
import { useMemo } from 'react';
import { layoutMarkdown } from '../../markdown/layout.ts';
import { t } from '../../words/words.ts';
import { StyledLines } from '../components/StyledLines.tsx';
import { usesMouse } from '../terminal/capabilities.ts';
import { focusKey } from '../terminal/focus-key.ts';
import { useTheme } from '../theme.tsx';

/** Keys with what they do. */
const KEYS: readonly (readonly [string, string])[] = [
  [t`Enter`, t`the main thing: go on, answer, pick a line, to the shell`],
  [t`arrows, PgUp, PgDn`, t`move in the text`],
  [t`h, then s`, t`a hint (they get clearer), then: show me`],
  ['p', t`put a command from the text on the prompt`],
  ['t', t`next shell: up to three, one can watch another`],
  ['v', t`all output so far; type there to filter`],
  ['z', t`the whole screen for the shell, or back`],
  ['x', t`skip this step (it is remembered as skipped)`],
  ['b, n', t`step back, step on`],
  ['q', t`home; your place is saved`],
];

const IN_ROOM: typeof KEYS = [
  ['!', t`ask the facilitator for help, or take it back`],
  ['m', t`notes from the facilitator`],
];

const MOUSE = t`Mouse: a click chooses guide or shell, the wheel looks back, **Shift** (macOS: Option or Fn) selects text; \`SPY_SCHOOL_MOUSE=off\` leaves it to the terminal.`;

function page(inRoom: boolean): string {
  const focus = [focusKey().name, t`from guide to shell and back`];
  const head = [
    [t`key`, t`what it does`],
    ['---', '---'],
  ];
  const rows = [...head, focus, ...KEYS, ...(inRoom ? IN_ROOM : [])];
  const words = [
    t`In the shell every other key belongs to the shell. **Shift-PgUp** looks back.`,
    ...(usesMouse() ? [MOUSE] : []),
    ...(inRoom ? [t`To leave the room: q, then Quit. \`spy-school\` goes on alone.`] : []),
  ];
  return `${rows.map((row) => `| ${row.join(' | ')} |`).join('\n')}\n\n${words.join(' ')}`;
}

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
    () => layoutMarkdown(page(inRoom), width - 2, theme.capabilities),
    [width, theme, inRoom],
  );
  return (
    <Box paddingX={1} height={height} overflow="hidden">
      <StyledLines lines={lines.slice(0, height)} />
    </Box>
  );
}
