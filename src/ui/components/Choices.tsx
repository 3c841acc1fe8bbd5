import { Box, Text } from 'ink';
import SelectInput from 'ink-select-input';
import wrapAnsi from 'wrap-ansi';
import { cells as stringWidth } from '../../markdown/width.ts';
import { useTheme } from '../theme.tsx';
import { INDENT } from './indent.ts';

export interface Choice {
  readonly value: string;
  readonly label: string;
}

export { INDENT } from './indent.ts';

/** How many rows a list of choices takes at a width. */
export function choicesHeight(choices: readonly Choice[], width: number): number {
  return choices.reduce((rows, choice) => rows + lines(choice.label, width).length, 0);
}

/** A list to choose from with arrows and Enter, or by number. */
export function Choices(props: {
  choices: readonly Choice[];
  width: number;
  focused: boolean;
  onChoose: (value: string) => void;
  onHighlight?: (value: string) => void;
  initial?: number;
}) {
  const { choices, width, focused, onChoose, onHighlight, initial } = props;
  const items = choices.map((choice, at) => ({
    key: choice.value,
    value: choice.value,
    label: `${at + 1}. ${choice.label}`,
  }));
  return (
    <SelectInput
      items={items}
      isFocused={focused}
      initialIndex={initial ?? 0}
      onSelect={(item) => onChoose(item.value)}
      onHighlight={(item) => onHighlight?.(item.value)}
      indicatorComponent={Pointer}
      itemComponent={(item) => <Label {...item} width={width} />}
    />
  );
}

function Pointer({ isSelected = false }: { isSelected?: boolean }) {
  const theme = useTheme();
  return (
    <Box width={2} flexShrink={0}>
      <Text {...theme.strong('accent')}>{isSelected ? theme.marks.pointer : ' '}</Text>
    </Box>
  );
}

function Label(props: { isSelected?: boolean; label: string; width: number }) {
  const { isSelected = false, label, width } = props;
  const theme = useTheme();
  const number = /^\d+\. /.exec(label)?.[0] ?? '';
  const text = lines(label.slice(number.length), width).map((line, at) =>
    at === 0 ? number + line : ' '.repeat(stringWidth(number)) + line,
  );
  return <Text {...(isSelected ? theme.strong('accent') : {})}>{text.join('\n')}</Text>;
}

function lines(label: string, width: number): string[] {
  return wrapAnsi(label, Math.max(10, width - INDENT), { hard: true }).split('\n');
}
