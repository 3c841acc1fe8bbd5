import { Box, Text, useInput } from 'ink';
import { never } from '../../base/exhaustive.ts';
import { wrap } from '../../markdown/wrap.ts';
import { KeyHints } from '../../ui/components/KeyHints.tsx';
import { StyledLines } from '../../ui/components/StyledLines.tsx';
import { useTheme } from '../../ui/theme.tsx';
import { t } from '../../words/words.ts';
import { cropped, span } from '../lines.ts';
import type { BoardDesk } from './desk.ts';
import { FooterField } from './FooterField.tsx';
import { headerLines, pageBar } from './header-lines.ts';
import { keyHints } from './hints.ts';
import { KeysPage } from './KeysPage.tsx';
import { boardKey } from './keys.ts';
import { FRAME_ROWS } from './layout.ts';
import { HelpPage } from './pages/HelpPage.tsx';
import { JoinPage } from './pages/JoinPage.tsx';
import { MachinesPage } from './pages/MachinesPage.tsx';
import { MapPage } from './pages/MapPage.tsx';
import { RoomPage } from './pages/RoomPage.tsx';
import { StepPage } from './pages/StepPage.tsx';

export interface PageProps {
  readonly desk: BoardDesk;
  readonly columns: number;
  readonly rows: number;
}

/** The whole board: what the room is, a page, a word, and which keys do what. */
export function BoardScreen({ desk, columns, rows }: PageProps) {
  const theme = useTheme();
  useInput((input, key) => boardKey(desk, input, key), { isActive: desk.typing === undefined });
  const words = wordLines(desk, columns - 2, theme.capabilities.unicode);
  const body = rows - FRAME_ROWS - words.length + 1;
  return (
    <Box flexDirection="column" width={columns} height={rows}>
      <StyledLines lines={[...headerLines(desk, theme, columns), pageBar(desk, theme, columns)]} />
      <Text dimColor>{theme.marks.rule.repeat(columns)}</Text>
      <Box width={columns} height={body} flexShrink={0} overflow="hidden">
        <Current desk={desk} columns={columns} rows={body} />
      </Box>
      <Box width={columns} paddingX={1} flexShrink={0}>
        {desk.typing ? (
          <FooterField desk={desk} width={columns - 2} />
        ) : (
          <StyledLines lines={words} />
        )}
      </Box>
      <KeyHints hints={keyHints(desk)} width={columns} />
    </Box>
  );
}

/** A word takes one row, or two where it has to; why nothing can be saved stays until it can be. */
function wordLines(desk: BoardDesk, width: number, unicode: boolean) {
  const { trouble } = desk.parts.source;
  const word =
    desk.word.text === '' && trouble !== undefined
      ? { text: `${t`Nothing is saved now; learners keep theirs.`} ${trouble}`, bad: true }
      : desk.word;
  if (desk.typing && !word.bad) return [{ spans: [] }];
  const style = { bold: true, color: word.bad ? ('bad' as const) : undefined };
  return wrap([span(cropped(word.text, width * 2 - 20, unicode), style)], width).slice(0, 2);
}

function Current(props: PageProps) {
  const { desk } = props;
  if (desk.keysShown) return <KeysPage {...props} />;
  switch (desk.page) {
    case 'room':
      return <RoomPage {...props} />;
    case 'map':
      return <MapPage {...props} />;
    case 'step':
      return <StepPage {...props} />;
    case 'help':
      return <HelpPage {...props} />;
    case 'machines':
      return <MachinesPage {...props} />;
    case 'join':
      return <JoinPage {...props} />;
    default:
      return never(desk.page);
  }
}
