import { Box, Text, useInput } from 'ink';
import { useMemo, useState } from 'react';
import { never } from '../../base/exhaustive.ts';
import { progressOf } from '../../journal/progress.ts';
import { wrap } from '../../markdown/wrap.ts';
import { t } from '../../words/words.ts';
import { Choices, INDENT } from '../components/Choices.tsx';
import { KeyHints } from '../components/KeyHints.tsx';
import { StyledLines } from '../components/StyledLines.tsx';
import { Notes } from '../room/Notes.tsx';
import { RoomLine } from '../room/RoomLine.tsx';
import type { School } from '../school.tsx';
import { useTheme } from '../theme.tsx';
import { Banner } from './home/Banner.tsx';
import { fullName, type Goal, homeList, reopenedAt } from './home/entries.ts';
import { HINTS, MOTTO, ROOMY_FROM, widthOf } from './home/words.ts';

const ITALIC = { italic: true };
const NOTES_HINTS = [
  { keys: t`Esc`, does: t`back` },
  { keys: t`arrows, PgUp, PgDn`, does: t`move` },
];

/** Where everything begins: the chapters with their progress, the doctor, the notebook, the zine, the door. */
export function HomeScreen(props: { school: School; columns: number; rows: number }) {
  const { school, columns, rows } = props;
  const { marks } = useTheme();
  const { chapters, journal, notice } = school.parts;
  const { presence, papers } = school;
  const played = presence?.chapters ?? chapters;
  const playedIds = played.map(({ id }) => id).join(' ');
  const { events } = journal;
  const width = widthOf(columns);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the events stay the same list; it only grows
  const { entries, next } = useMemo(
    () => homeList(chapters, events, width - INDENT, marks, played, papers),
    [chapters, playedIds, events.length, width, marks, papers],
  );
  // Where the pointer stood when Ink took over, if the learner was quicker.
  const [start] = useState(() => school.landing() ?? next);
  const [highlighted, highlight] = useState(start);
  const [reading, read] = useState(false);
  useInput(
    (input) => {
      if (input === 'z') void school.zine();
      if (input !== 'm' || !presence) return;
      presence.markRead();
      read(true);
    },
    { isActive: !reading },
  );
  const about = entries[highlighted]?.about ?? '';
  if (presence && reading)
    return (
      <Box flexDirection="column" width={columns} height={rows}>
        <RoomLine presence={presence} width={columns} />
        <Notes presence={presence} width={columns} height={rows - 2} onClose={() => read(false)} />
        <KeyHints hints={NOTES_HINTS} width={columns} />
      </Box>
    );
  return (
    <Box flexDirection="column" width={columns} height={rows}>
      <Banner roomy={rows >= ROOMY_FROM} />
      {presence ? <RoomLine presence={presence} width={columns} /> : null}
      <Box flexDirection="column" flexGrow={1} paddingX={2} width={width + 4} overflow="hidden">
        <Text>{MOTTO}</Text>
        <Text> </Text>
        <Choices
          choices={entries.map(({ label }, at) => ({ value: String(at), label }))}
          width={width}
          focused
          initial={start}
          onHighlight={(at) => highlight(Number(at))}
          onChoose={(at) => {
            const goal = entries[Number(at)]?.goal;
            if (goal) void go(school, goal);
          }}
        />
        <Box marginTop={1} width={width}>
          <StyledLines lines={wrap([{ text: about, style: ITALIC }], width)} />
        </Box>
      </Box>
      {notice ? (
        <Box paddingX={2} width={width + 4} flexShrink={0}>
          <Text bold>{notice}</Text>
        </Box>
      ) : null}
      <KeyHints
        hints={presence ? [...HINTS, { keys: 'm', does: t`notes` }] : HINTS}
        width={columns}
      />
    </Box>
  );
}

async function go(school: School, goal: Goal): Promise<void> {
  const { chapters, journal } = school.parts;
  switch (goal.to) {
    case 'continue':
      return school.open({ chapter: goal.chapter, step: goal.step });
    case 'quit':
      return school.quit();
    case 'doctor':
      return school.doctor();
    case 'certificate':
      return school.certificate();
    case 'notebook': {
      const { notebook } = await import('../../journal/notebook.ts');
      return school.page({ title: 'Spy School', markdown: notebook(journal.events, chapters) });
    }
    case 'chapter': {
      const { chapter } = goal;
      const past = progressOf(journal.events).chapters.get(chapter.id);
      if (past) return school.open(reopenedAt(chapter, past));
      const begin = () => void school.open({ chapter });
      return school.page({
        title: fullName(chapter),
        markdown: chapter.intro,
        onward: { key: 'Enter', does: t`begin`, go: begin },
      });
    }
    default:
      return never(goal);
  }
}
