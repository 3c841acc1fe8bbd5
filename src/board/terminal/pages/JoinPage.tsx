import { Box, Text } from 'ink';
import { useMemo } from 'react';
import type { StyledLine } from '../../../markdown/style.ts';
import { wrap } from '../../../markdown/wrap.ts';
import { StyledLines } from '../../../ui/components/StyledLines.tsx';
import { useTheme } from '../../../ui/theme.tsx';
import { t } from '../../../words/words.ts';
import { ACCENT, BLANK, BOLD, DIM, line, span } from '../../lines.ts';
import type { PageProps } from '../BoardScreen.tsx';
import { bigText } from '../big-text.ts';
import type { BoardDesk } from '../desk.ts';
import { type Qr, qrFor } from '../qr.ts';

/** Beside the code there must be room for words. */
const LEAST_WORDS = 34;

/** How to join, for the projector: address, code, QR code. */
export function JoinPage(props: PageProps) {
  const { desk, columns, rows } = props;
  const theme = useTheme();
  const { url } = desk.parts.join;
  const { unicode, colour } = theme.capabilities;
  const qr = useMemo(
    () => qrFor(url, { columns: columns - LEAST_WORDS - 4, rows, unicode, colour }),
    [url, columns, rows, unicode, colour],
  );
  if (desk.linkShown) return <BoardLink {...props} />;
  const width = columns - (qr ? qr.columns + 3 : 0) - 3;
  return (
    <Box paddingLeft={1}>
      {qr ? <QrBox qr={qr} /> : null}
      <Box flexDirection="column" width={width}>
        <StyledLines lines={words(desk, width, unicode, qr !== undefined)} />
      </Box>
    </Box>
  );
}

/** The board's own link, on rows of its own so that it can be copied. */
function BoardLink({ desk, columns, rows }: PageProps) {
  const theme = useTheme();
  const { boardUrl } = desk.parts.join;
  const { unicode, colour } = theme.capabilities;
  const width = columns - 2;
  const lines = [
    ...wrap([span(t`The board in a browser. Whoever has this link runs the room:`)], width),
    ...wrap([span(boardUrl, BOLD)], width),
    BLANK,
  ];
  const qr = useMemo(
    () => qrFor(boardUrl, { columns: width, rows: rows - lines.length, unicode, colour }),
    [boardUrl, width, rows, lines.length, unicode, colour],
  );
  return (
    <Box paddingLeft={1} flexDirection="column">
      <StyledLines lines={lines} />
      {qr ? <QrBox qr={qr} /> : null}
    </Box>
  );
}

function QrBox({ qr }: { qr: Qr }) {
  const painted = qr.drawn === 'painted';
  return (
    <Box width={qr.columns + 3} flexShrink={0}>
      <Text
        wrap="truncate"
        color={painted ? 'black' : undefined}
        backgroundColor={painted ? 'whiteBright' : undefined}
      >
        {qr.rows.join('\n')}
      </Text>
    </Box>
  );
}

function words(desk: BoardDesk, width: number, unicode: boolean, withQr: boolean): StyledLine[] {
  const { join } = desk.parts;
  const { connected } = desk.data;
  const joined = desk.data.rows.length;
  const big = bigText(join.code, width, unicode);
  return [
    line(span(t`Join this room`, ACCENT)),
    BLANK,
    ...wrap([span('npx spy-school join '), span(join.url, BOLD)], width),
    ...wrap([span(t`or open that address in a browser, and see how.`, DIM)], width),
    BLANK,
    ...wrap([span(t`The code; 0 is zero, big or small letters`, DIM)], width),
    ...(big ?? [join.code.split('').join(' ')]).map((row) => line(span(row, ACCENT))),
    BLANK,
    line(span(t`${joined} joined, ${connected} connected now`)),
    ...(withQr ? [] : [BLANK, ...wrap([span(t`A bigger window shows a QR code.`, DIM)], width)]),
  ];
}
