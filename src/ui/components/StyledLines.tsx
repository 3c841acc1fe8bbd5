import { Box, Text, Transform } from 'ink';
import type { Span, StyledLine } from '../../markdown/style.ts';
import { useTheme } from '../theme.tsx';

/** Lines from the Markdown layout (or made by hand), drawn as they are: never wrapped again. */
export function StyledLines({ lines }: { lines: readonly StyledLine[] }) {
  return (
    <Box flexDirection="column" flexShrink={0}>
      {lines.map((line, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines have no identity but their place
        <Text key={row} wrap="truncate">
          {line.spans.length === 0 ? ' ' : null}
          {line.spans.map((span, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the same
            <StyledSpan key={at} span={span} />
          ))}
        </Text>
      ))}
    </Box>
  );
}

function StyledSpan({ span }: { span: Span }) {
  const theme = useTheme();
  const { style } = span;
  const colour = style.color ? theme.colour(style.color) : undefined;
  // Bold and coloured at once is a brighter colour in many terminals, lost on white. Code that has no colour is bold.
  const text = (
    <Text
      bold={colour === undefined && (style.bold || style.color === 'code')}
      italic={style.italic}
      dimColor={style.dim}
      underline={style.underline}
      strikethrough={style.strike}
      color={colour}
    >
      {span.text}
    </Text>
  );
  if (!style.href || !theme.capabilities.hyperlinks) return text;
  const { href } = style;
  return (
    <Transform transform={(shown) => `\x1b]8;;${href}\x07${shown}\x1b]8;;\x07`}>{text}</Transform>
  );
}
