import { Box, Text } from 'ink';
import { t } from '../../words/words.ts';

/** What a screen says that has no room to say more. */
export function TooSmall(props: {
  what: string;
  columns: number;
  rows: number;
  least: { readonly columns: number; readonly rows: number };
}) {
  const { what, columns, rows, least } = props;
  return (
    <Box width={columns}>
      <Text wrap="wrap">
        {t`This terminal is ${columns}x${rows}. ${what} needs ${least.columns}x${least.rows} or more: make the window bigger, or the letters smaller.`}
      </Text>
    </Box>
  );
}
