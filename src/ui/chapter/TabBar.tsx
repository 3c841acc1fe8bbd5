import { Box, Text } from 'ink';
import { cells } from '../../markdown/width.ts';
import { msgid, ngettext, t } from '../../words/words.ts';
import { useTheme } from '../theme.tsx';
import type { Desk } from './desk.ts';
import { BEFORE_TABS, tabNames } from './tabs.ts';

/** The row above the shell: its tabs, whether it listens to the keyboard, a word from the lab. */
export function TabBar({ desk, width }: { desk: Desk; width: number }) {
  const { marks, strong } = useTheme();
  const focused = desk.focus === 'shell';
  const scrolled = desk.pane?.scrolled ?? 0;
  const said =
    scrolled > 0
      ? ngettext(msgid`${scrolled} line back`, `${scrolled} lines back`, scrolled)
      : desk.word;
  const names = tabNames(desk.panes.length);
  const rest = `${said ? ` ${marks.rule} ${said}` : ''}${focused ? '' : ` ${t`(not listening)`}`} `;
  const used = BEFORE_TABS + cells(names.join('') + rest);
  return (
    <Box width={width} height={1} flexShrink={0}>
      <Text wrap="truncate" {...(focused ? strong('accent') : {})}>
        {marks.rule}
        {marks.rule}{' '}
        {desk.panes.map((pane, at) => (
          <Text
            key={pane.shell.index}
            inverse={focused && at === desk.tab && desk.panes.length > 1}
          >
            {names[at]}
          </Text>
        ))}
        {rest}
        {marks.rule.repeat(Math.max(0, width - used))}
      </Text>
    </Box>
  );
}
