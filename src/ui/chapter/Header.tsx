import { Box, Text } from 'ink';
import { cells as stringWidth } from '../../markdown/width.ts';
import type { StepState } from '../../session/step-play.ts';
import type { PlayView } from '../../session/view.ts';
import { t } from '../../words/words.ts';
import { type Marks, useTheme } from '../theme.tsx';

/** The top row: which chapter, which step, and how far. */
export function Header({ view, width }: { view: PlayView; width: number }) {
  const { marks, strong } = useTheme();
  const { chapter, stepIndex, states } = view;
  const [step, total] = [stepIndex + 1, chapter.steps.length];
  const place = t`step ${step}/${total}`;
  const dots = states
    .map((state, at) => (at === stepIndex ? marks.here : dot(state, marks)))
    .join('');
  const name = chapter.number > 0 ? t`Chapter ${chapter.number}: ${chapter.title}` : chapter.title;
  const withDots = stringWidth(name) + stringWidth(place) + stringWidth(dots) + 5 <= width;
  return (
    <Box height={1} width={width} flexShrink={0} justifyContent="space-between">
      <Text wrap="truncate" {...strong('accent')}>
        {' '}
        {name}
      </Text>
      <Text wrap="truncate">
        {place}
        {withDots ? ` ${dots}` : ''}{' '}
      </Text>
    </Box>
  );
}

function dot(state: StepState, marks: Marks): string {
  switch (state) {
    case 'solved':
      return marks.done;
    case 'skipped':
    case 'shown':
      return marks.skipped;
    case 'open':
      return marks.open;
  }
}
