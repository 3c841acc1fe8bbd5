import { Box, Text, useInput } from 'ink';
import { useMemo, useState } from 'react';
import wrapAnsi from 'wrap-ansi';
import { clean } from '../../base/clean.ts';
import type { PlayView } from '../../session/view.ts';
import { useTheme } from '../theme.tsx';
import type { Desk } from './desk.ts';
import { filtered } from './transcript.ts';

/** Rows for the selected line in full, below the list. */
const PREVIEW = 3;

/** Everything the learner's commands showed, to look back in and, in a cite task, to pick the proof from. */
export function TranscriptPicker(props: {
  desk: Desk;
  view: PlayView;
  width: number;
  height: number;
}) {
  const { desk, view, width, height } = props;
  const { marks, colour } = useTheme();
  const [filter, setFilter] = useState('');
  const lines = useMemo(() => filtered(desk.transcript, filter), [desk.transcript, filter]);
  const [place, setPlace] = useState<number | undefined>(undefined);
  const at = Math.max(0, Math.min(lines.length - 1, place ?? lines.length - 1));
  const citing = view.step.task.kind === 'cite' && view.state === 'open';
  const room = Math.max(1, height - 3 - PREVIEW);
  const top = Math.max(0, Math.min(lines.length - room, at - Math.floor(room / 2)));
  const selected = lines[at];
  useInput((input, key) => {
    if (key.escape) filter === '' ? desk.setMode('reading') : refilter('');
    else if (key.return) cite();
    else if (key.upArrow) setPlace(at - 1);
    else if (key.downArrow) setPlace(at + 1);
    else if (key.pageUp) setPlace(at - room);
    else if (key.pageDown) setPlace(at + room);
    else if (key.backspace || key.delete) refilter([...filter].slice(0, -1).join(''));
    else if (input && !key.ctrl && !key.meta) refilter(filter + clean(input).replaceAll('\n', ''));
  });

  function refilter(text: string): void {
    setFilter(text);
    setPlace(undefined);
  }

  function cite(): void {
    if (!citing || selected?.kind !== 'output') return;
    desk.scroll = undefined;
    desk.mode = 'reading';
    desk.session.play.cite(selected.text, selected.command);
  }

  return (
    <Box flexDirection="column" width={width} height={height} paddingX={1}>
      <Text bold wrap="truncate" color={colour('accent')}>
        {citing ? view.prompt?.split('\n')[0] : 'What your commands showed'}
      </Text>
      <Text wrap="truncate">
        Filter: {filter === '' ? '(type to filter)' : filter}
        {marks.caret}{' '}
        {lines.length === 0 ? 'nothing here yet' : `line ${at + 1} of ${lines.length}`}
      </Text>
      <Box flexDirection="column" height={room} marginTop={1} overflow="hidden">
        {lines.slice(top, top + room).map((line, row) => (
          <Text
            // biome-ignore lint/suspicious/noArrayIndexKey: lines have no identity but their place
            key={top + row}
            wrap="truncate"
            inverse={top + row === at}
            bold={line.kind === 'heading'}
            color={line.kind === 'heading' ? colour('accent') : undefined}
          >
            {top + row === at ? marks.pointer : ' '}{' '}
            {clean(line.text).replaceAll('\t', '  ') || ' '}
          </Text>
        ))}
      </Box>
      <Text>{preview(selected?.text ?? '', width - 2)}</Text>
    </Box>
  );
}

function preview(text: string, width: number): string {
  return wrapAnsi(clean(text), width, { hard: true }).split('\n').slice(0, PREVIEW).join('\n');
}
