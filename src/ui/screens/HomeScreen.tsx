import { Box, Text } from 'ink';
import { useState } from 'react';
import type { Chapter } from '../../course/model.ts';
import { continuePoint, progressOf } from '../../journal/progress.ts';
import { type ChapterSummary, summarise } from '../../journal/summary.ts';
import { Choices } from '../components/Choices.tsx';
import { KeyHints } from '../components/KeyHints.tsx';
import type { School } from '../school.tsx';
import { type Marks, useTheme } from '../theme.tsx';

const BAR = 8;

/** Where everything begins: the chapters with their progress, the doctor, the notebook, the door. */
export function HomeScreen({
  school,
  columns,
  rows,
}: {
  school: School;
  columns: number;
  rows: number;
}) {
  const theme = useTheme();
  const { chapters, journal } = school.parts;
  const progress = progressOf(journal.events);
  const summary = summarise(progress, chapters);
  const point = continuePoint(progress);
  const current = chapters.find((chapter) => chapter.id === point?.chapter);
  const step = current?.steps.findIndex((each) => each.id === point?.step) ?? -1;
  const longest = Math.max(0, ...chapters.map((chapter) => fullName(chapter).length));
  const entries = [
    ...(current && step >= 0
      ? [{ value: 'continue', label: `Continue: ${nameOf(current)}, step ${step + 1}` }]
      : []),
    ...chapters.map((chapter, at) => {
      const each = summary.chapters[at];
      const how = each ? progressText(each, chapter.minutes, theme.marks) : '';
      return {
        value: `chapter:${chapter.id}`,
        label: `${fullName(chapter).padEnd(longest)}  ${how}`,
      };
    }),
    { value: 'doctor', label: 'Doctor: what works on this machine' },
    { value: 'notebook', label: 'Notebook: what you found and proved' },
    { value: 'quit', label: 'Quit' },
  ];
  const unfinished = summary.chapters.find(({ status }) => status !== 'finished');
  const next = current && step >= 0 ? 'continue' : `chapter:${unfinished?.id}`;
  const width = Math.min(columns, 100);
  const [highlighted, highlight] = useState(next);
  const about = chapters.find(({ id }) =>
    highlighted === 'continue' ? id === current?.id : `chapter:${id}` === highlighted,
  );
  return (
    <Box flexDirection="column" width={columns} height={rows}>
      <Banner roomy={rows >= 24} />
      <Box flexDirection="column" flexGrow={1} paddingX={2} width={width}>
        <Text>Every program talks to the kernel. Here you learn to listen.</Text>
        <Text> </Text>
        <Choices
          choices={entries}
          width={width - 4}
          focused
          initial={Math.max(
            0,
            entries.findIndex(({ value }) => value === next),
          )}
          onHighlight={highlight}
          onChoose={(value) => void go(school, value, current, step)}
        />
        <Box marginTop={1} width={width - 4}>
          <Text italic>{about?.summary ?? ' '}</Text>
        </Box>
      </Box>
      {school.parts.notice ? (
        <Box paddingX={2} width={width} flexShrink={0}>
          <Text bold>{school.parts.notice}</Text>
        </Box>
      ) : null}
      <KeyHints
        hints={[
          { keys: 'arrows', does: 'move' },
          { keys: 'Enter or a number', does: 'open' },
          { keys: 'Ctrl-C', does: 'quit' },
        ]}
        width={columns}
      />
    </Box>
  );
}

async function go(
  school: School,
  value: string,
  current: Chapter | undefined,
  step: number,
): Promise<void> {
  const { chapters, journal } = school.parts;
  if (value === 'continue' && current) return school.open({ chapter: current, step });
  if (value === 'quit') return school.quit();
  if (value === 'notebook') {
    const { notebook } = await import('../../journal/notebook.ts');
    return school.page({ title: 'Spy School', markdown: notebook(journal.events, chapters) });
  }
  if (value === 'doctor') return school.doctor();
  const chapter = chapters.find((each) => `chapter:${each.id}` === value);
  if (!chapter) return;
  const past = progressOf(journal.events).chapters.get(chapter.id);
  if (past) {
    // A closed case is reread from its beginning.
    await school.open(past.finished ? { chapter, step: 0 } : { chapter });
    return;
  }
  const begin = { key: 'Enter', does: 'begin', go: () => void school.open({ chapter }) } as const;
  school.page({ title: fullName(chapter), markdown: chapter.intro, onward: begin });
}

function Banner({ roomy }: { roomy: boolean }) {
  const { capabilities, colour } = useTheme();
  const eye = capabilities.unicode
    ? ['   ▄▄▄▄▄', ' ▟▛  ◉  ▜▙', '   ▀▀▀▀▀']
    : ['   .---.', ' <   @   >', "   '---'"];
  if (!roomy)
    return (
      <Box paddingX={2} marginBottom={1} flexShrink={0}>
        <Text bold color={colour('accent')}>
          Spy School
        </Text>
      </Box>
    );
  const words = [
    '',
    '  S P Y   S C H O O L',
    '  spy on any program, in any language, without its source',
  ];
  return (
    <Box flexDirection="column" paddingX={2} marginTop={1} marginBottom={1} flexShrink={0}>
      {eye.map((row, at) => (
        <Text key={row} wrap="truncate">
          <Text color={colour('accent')} bold>
            {row.padEnd(11)}
          </Text>
          <Text bold={at === 1}>{words[at]}</Text>
        </Text>
      ))}
    </Box>
  );
}

/** `████░░░░░░ 4/9 steps`, or `about 10 min` for a chapter not begun. */
function progressText(summary: ChapterSummary, minutes: number, marks: Marks): string {
  if (summary.status === 'new') return `about ${minutes} min`;
  if (summary.status === 'finished' && summary.done === summary.total)
    return `${marks.done} case closed`;
  const full = Math.round((BAR * summary.done) / Math.max(1, summary.total));
  const bar = marks.full.repeat(full) + marks.empty.repeat(BAR - full);
  const skipped = summary.skipped > 0 ? `, ${summary.skipped} skipped` : ' steps';
  return `${bar} ${summary.done}/${summary.total}${skipped}`;
}

function nameOf(chapter: Chapter): string {
  return chapter.number > 0 ? `Chapter ${chapter.number}` : chapter.title;
}

function fullName(chapter: Chapter): string {
  return chapter.number > 0 ? `Chapter ${chapter.number}: ${chapter.title}` : chapter.title;
}
