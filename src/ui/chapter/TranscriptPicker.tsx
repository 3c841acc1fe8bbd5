import { Box, Text, useInput } from 'ink';
import { useMemo, useRef, useState } from 'react';
import wrapAnsi from 'wrap-ansi';
import { clean } from '../../base/clean.ts';
import type { PlayView } from '../../session/view.ts';
import { t } from '../../words/words.ts';
import { useTheme } from '../theme.tsx';
import type { Desk } from './desk.ts';
import { filtered, inShort } from './transcript.ts';

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
  const { marks, strong } = useTheme();
  const [filter, setFilter] = useState('');
  const lines = useMemo(() => filtered(desk.transcript, filter), [desk.transcript, filter]);
  const [place, setPlace] = useState<number | undefined>(undefined);
  // Several keys may come before the next drawing: each must see what the one before it left.
  const now = useRef<{ filter: string; place: number | undefined }>({ filter, place });
  const at = Math.max(0, Math.min(lines.length - 1, place ?? lines.length - 1));
  const number = at + 1;
  const citing = view.step.task.kind === 'cite' && view.open;
  const room = Math.max(1, height - 3 - PREVIEW);
  const top = Math.max(0, Math.min(lines.length - room, at - Math.floor(room / 2)));
  const selected = lines[at];
  useInput((input, key) => {
    if (key.escape) now.current.filter === '' ? desk.rest() : refilter('');
    else if (key.return) cite();
    else if (key.upArrow) move(-1);
    else if (key.downArrow) move(1);
    else if (key.pageUp) move(-room);
    else if (key.pageDown) move(room);
    else if (key.backspace || key.delete) refilter([...now.current.filter].slice(0, -1).join(''));
    else if (input && !key.ctrl && !key.meta)
      refilter(now.current.filter + clean(input).replaceAll('\n', ''));
  });

  function show(next: { filter: string; place: number | undefined }): void {
    now.current = next;
    setFilter(next.filter);
    setPlace(next.place);
  }

  function refilter(text: string): void {
    show({ filter: text, place: undefined });
  }

  function move(by: number): void {
    const last = filtered(desk.transcript, now.current.filter).length - 1;
    const from = Math.max(0, Math.min(last, now.current.place ?? last));
    show({ ...now.current, place: Math.max(0, Math.min(last, from + by)) });
  }

  function cite(): void {
    const shown = filtered(desk.transcript, now.current.filter);
    const line = shown[Math.min(shown.length - 1, now.current.place ?? shown.length - 1)];
    if (!citing || line?.kind !== 'output') return;
    desk.scroll = undefined;
    desk.session.play.cite(line.text, line.command);
    desk.setMode('reading');
  }

  return (
    <Box flexDirection="column" width={width} height={height} paddingX={1}>
      <Text wrap="truncate" {...strong('accent')}>
        {citing ? view.prompt?.split('\n')[0] : t`What your commands showed`}
      </Text>
      <Text wrap="truncate">
        {t`Filter:`} {filter === '' ? t`(type to filter)` : filter}
        {marks.caret} {lines.length === 0 ? nothing(filter) : t`line ${number} of ${lines.length}`}
      </Text>
      <Box flexDirection="column" height={room} marginTop={1} overflow="hidden">
        {lines.slice(top, top + room).map((line, row) => (
          <Text
            // biome-ignore lint/suspicious/noArrayIndexKey: lines have no identity but their place
            key={top + row}
            wrap="truncate-middle"
            inverse={top + row === at}
            {...(line.kind === 'heading' ? strong('accent') : {})}
          >
            {top + row === at ? marks.pointer : ' '}{' '}
            {clean(inShort(line.text)).replaceAll('\t', '  ') || ' '}
          </Text>
        ))}
      </Box>
      <Text>{preview(selected?.text ?? '', width - 2)}</Text>
    </Box>
  );
}

function nothing(filter: string): string {
  return filter === '' ? t`nothing has run yet` : t`no line has that; Esc clears it`;
}

function preview(text: string, width: number): string {
  return wrapAnsi(clean(inShort(text)), width, { hard: true })
    .split('\n')
    .slice(0, PREVIEW)
    .join('\n');
}
