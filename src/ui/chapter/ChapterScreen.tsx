import { Box, Text, useInput } from 'ink';
import { useMemo } from 'react';
import { KeyHints } from '../components/KeyHints.tsx';
import { useTheme } from '../theme.tsx';
import { CommandMenu } from './CommandMenu.tsx';
import type { Desk } from './desk.ts';
import { Guide } from './Guide.tsx';
import { Header } from './Header.tsx';
import { Help } from './Help.tsx';
import { footerHints } from './hints.ts';
import { guideKey } from './keys.ts';
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
  const { guide, tabs, shell, wide } = desk.layout;
  const inGuide = desk.focus === 'guide';
  useInput((input, key) => guideKey(desk, view, input, key, onHome), {
    isActive: inGuide && desk.mode === 'reading',
  });
  const hints = footerHints(desk, view);
  if (desk.mode !== 'reading' && desk.mode !== 'answering')
    return (
      <Box flexDirection="column" width={columns} height={rows}>
        <Header view={view} width={columns} />
        <Box height={rows - 2} width={columns}>
          <Overlay desk={desk} view={view} width={columns} height={rows - 2} />
        </Box>
        <KeyHints hints={hints} width={columns} />
      </Box>
    );
  return (
    <Box flexDirection="column" width={columns} height={rows}>
      <Header view={view} width={columns} />
      <Box flexDirection={wide ? 'row' : 'column'} height={rows - 2} width={columns}>
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

function Overlay(props: {
  desk: Desk;
  view: ReturnType<Desk['session']['play']['view']>;
  width: number;
  height: number;
}) {
  const { desk, view, width, height } = props;
  switch (desk.mode) {
    case 'transcript':
      return <TranscriptPicker desk={desk} view={view} width={width} height={height} />;
    case 'commands':
      return <CommandMenu desk={desk} width={width} />;
    default:
      return <Help width={width} height={height} onClose={() => desk.setMode('reading')} />;
  }
}

function Divider({ height, mark }: { height: number; mark: string }) {
  return (
    <Box width={1} height={height} flexShrink={0}>
      <Text>{Array.from({ length: height }, () => mark).join('\n')}</Text>
    </Box>
  );
}
