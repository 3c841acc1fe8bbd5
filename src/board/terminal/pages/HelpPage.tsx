import { StyledLines } from '../../../ui/components/StyledLines.tsx';
import { useTheme } from '../../../ui/theme.tsx';
import { t } from '../../../words/words.ts';
import { DIM, line, span } from '../../lines.ts';
import type { PageProps } from '../BoardScreen.tsx';
import { helpFacts, helpLine } from '../help-lines.ts';
import { windowAround, windowWord } from '../window.ts';

/** Who asked for help, the longest waiting first. Nobody else sees it. */
export function HelpPage({ desk, columns, rows }: PageProps) {
  const theme = useTheme();
  const { data, anonymous } = desk;
  const { queue } = data;
  if (queue.length === 0)
    return (
      <StyledLines
        lines={[
          line(span(` ${theme.marks.done} ${t`Nobody waits for help.`}`, { color: 'good' })),
          line(
            span(
              `   ${t`Learners ask with a key; only you see it, the longest waiting first.`}`,
              DIM,
            ),
          ),
        ]}
      />
    );
  const picked = desk.pickedAt(queue);
  desk.rows = rows - 3;
  const shown = windowAround(queue.length, picked, desk.top, desk.rows);
  desk.top = shown.from;
  const look = { theme, width: columns - 1, anonymous };
  const lines = queue
    .slice(shown.from, shown.to)
    .map((learner, at) =>
      helpLine(learner, shown.from + at, shown.from + at === picked, data, look),
    );
  const one = queue[picked];
  return (
    <StyledLines
      lines={[
        ...lines,
        line(span(`  ${windowWord(shown, queue.length)}`, DIM)),
        ...(one ? [helpFacts(one, data, look)] : []),
      ]}
    />
  );
}
