import { Box, Text } from 'ink';
import { useMemo } from 'react';
import type { PlayView } from '../../session/view.ts';
import { t } from '../../words/words.ts';
import { StyledLines } from '../components/StyledLines.tsx';
import { useTheme } from '../theme.tsx';
import type { Desk } from './desk.ts';
import { guideLines } from './guide-lines.ts';
import type { Rect } from './layout.ts';
import { TaskWidget, widgetHeight } from './TaskWidget.tsx';

/** The guide: the step's title, what it says (scrollable), and the widget of its task below. */
export function Guide({ desk, view, rect }: { desk: Desk; view: PlayView; rect: Rect }) {
  const theme = useTheme();
  const width = rect.width - 2;
  const { paper } = desk;
  const text = useMemo(() => guideLines(view, width, theme, paper), [view, width, theme, paper]);
  const widget = widgetHeight(view, width, desk);
  // Where there is room to spare, the title gets some air.
  const air = rect.height > 30 ? 1 : 0;
  const room = Math.max(1, rect.height - 1 - air - widget);
  desk.maxScroll = Math.max(0, text.lines.length - room);
  const top = Math.min(desk.maxScroll, desk.scroll ?? follow(text, room, desk.focus === 'shell'));
  desk.shownFrom = top;
  desk.page = room;
  const below = text.lines.length - top - room;
  return (
    <Box flexDirection="column" width={rect.width} height={rect.height} flexShrink={0} paddingX={1}>
      <Box
        height={1}
        flexShrink={0}
        justifyContent="space-between"
        width={width}
        marginBottom={air}
      >
        <Text bold underline wrap="truncate">
          {view.step.title}
        </Text>
        <Text wrap="truncate">{scrollWord(top, below, theme.marks)}</Text>
      </Box>
      <Box height={room} flexShrink={0} overflow="hidden" flexDirection="column">
        <StyledLines lines={text.lines.slice(top, top + room)} />
      </Box>
      <TaskWidget desk={desk} view={view} width={width} />
    </Box>
  );
}

/** Where to stand when nobody scrolled: at the start, or where the newest words can be read whole. */
function follow(
  text: { lines: readonly unknown[]; task: number; latest: number },
  room: number,
  inShell: boolean,
): number {
  const anchor = inShell ? Math.max(text.task, text.latest) : text.latest;
  if (anchor === 0 || (text.lines.length <= room && !inShell)) return 0;
  // Show the task with its latest word where both fit; else the latest word from its beginning.
  const wanted = text.lines.length - text.task <= room ? text.task : anchor;
  return Math.max(0, Math.min(wanted, text.lines.length - 1));
}

function scrollWord(above: number, below: number, marks: { up: string; down: string }): string {
  const parts = [above > 0 ? marks.up : '', below > 0 ? t`${marks.down} ${below} more` : ''];
  return parts.filter(Boolean).join(' ');
}
