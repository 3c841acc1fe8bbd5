import { Box, Text, useInput } from 'ink';
import { useMemo } from 'react';
import type { PlayView } from '../../session/view.ts';
import { KeyHints } from '../components/KeyHints.tsx';
import { Notes } from '../room/Notes.tsx';
import type { Presence } from '../room/presence.ts';
import { RoomLine } from '../room/RoomLine.tsx';
import { useTheme } from '../theme.tsx';
import { CommandMenu } from './CommandMenu.tsx';
import type { Desk } from './desk.ts';
import { Guide } from './Guide.tsx';
import { Header } from './Header.tsx';
import { Help } from './Help.tsx';
import { footerHints } from './hints.ts';
import { guideKey, wayToGuide } from './keys.ts';
import { TabBar } from './TabBar.tsx';
import { TranscriptPicker } from './TranscriptPicker.tsx';

export interface ChapterScreenProps {
  readonly desk: Desk;
  readonly columns: number;
  readonly rows: number;
  /** Changes with every update, because the desk itself stays the same object. */
  readonly version: number;
  readonly onHome: () => void;
}

/** A chapter: header, guide, the empty place where the shell is laid over, footer. */
export function ChapterScreen({ desk, columns, rows, version, onHome }: ChapterScreenProps) {
  const theme = useTheme();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the version stands for the desk's state
  const view = useMemo(() => desk.session.play.view(), [desk, version]);
  const { guide, tabs, shell, wide, body } = desk.layout;
  const inGuide = desk.focus === 'guide';
  useInput((input, key) => guideKey(desk, view, input, key, onHome), {
    isActive: inGuide && desk.mode === 'reading',
  });
  const hints = footerHints(desk, view);
  const top = (
    <>
      <Header view={view} width={columns} />
      {desk.room ? <RoomRow desk={desk} presence={desk.room} view={view} width={columns} /> : null}
    </>
  );
  if (desk.layered)
    return (
      <Box flexDirection="column" width={columns} height={rows}>
        {top}
        <Box height={body.height} width={columns}>
          <Overlay desk={desk} view={view} width={columns} height={body.height} />
        </Box>
        <KeyHints hints={hints} width={columns} />
      </Box>
    );
  return (
    <Box flexDirection="column" width={columns} height={rows}>
      {top}
      <Box flexDirection={wide ? 'row' : 'column'} height={body.height} width={columns}>
        {guide.height > 0 ? <Guide desk={desk} view={view} rect={guide} /> : null}
        {wide && shell && guide.height > 0 ? (
          <Divider height={guide.height} mark={theme.marks.bar} />
        ) : null}
        {tabs ? <TabBar desk={desk} width={tabs.width} /> : null}
      </Box>
      <KeyHints hints={hints} width={columns} />
    </Box>
  );
}

function Overlay(props: { desk: Desk; view: PlayView; width: number; height: number }) {
  const { desk, view, width, height } = props;
  const close = () => desk.setMode('reading');
  switch (desk.mode) {
    case 'transcript':
      return <TranscriptPicker desk={desk} view={view} width={width} height={height} />;
    case 'commands':
      return <CommandMenu desk={desk} width={width} />;
    case 'notes':
      if (desk.room) return <Notes presence={desk.room} {...{ width, height }} onClose={close} />;
      return null;
    default:
      return <Help {...{ width, height }} inRoom={desk.room !== undefined} onClose={close} />;
  }
}

function RoomRow(props: { desk: Desk; presence: Presence; view: PlayView; width: number }) {
  const { desk, presence, view, width } = props;
  const here = { chapter: view.chapter, held: view.held !== undefined && !view.open };
  const way = wayToGuide(desk, view);
  return <RoomLine {...{ presence, here, way, width }} />;
}

function Divider({ height, mark }: { height: number; mark: string }) {
  return (
    <Box width={1} height={height} flexShrink={0}>
      <Text>{Array.from({ length: height }, () => mark).join('\n')}</Text>
    </Box>
  );
}
