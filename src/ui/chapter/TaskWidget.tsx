import { Box } from 'ink';
import type { PlayView } from '../../session/view.ts';
import { t } from '../../words/words.ts';
import { AnswerField } from '../components/AnswerField.tsx';
import { type Choice, Choices, choicesHeight } from '../components/Choices.tsx';
import { useTheme } from '../theme.tsx';
import type { Desk } from './desk.ts';
import { scrolled } from './keys.ts';
import type { Moves } from './mouse.ts';

const CHECK = '!check';

/** Rows that the task's widget takes at a width, with the blank row above it. */
export function widgetHeight(view: PlayView, width: number, desk: Desk): number {
  if (!view.open || desk.focus === 'shell') return 0;
  const { task } = view.step;
  if (task.kind === 'predict' || task.kind === 'choose')
    return choicesHeight(optionsOf(view, desk, { done: 'x', open: ' ' }), width) + 1;
  return task.kind === 'answer' ? 2 : 0;
}

/** What the learner answers with: a list of options, or a field; nothing for tasks done in the shell. */
export function TaskWidget({ desk, view, width }: { desk: Desk; view: PlayView; width: number }) {
  const theme = useTheme();
  if (!view.open || desk.focus === 'shell') return null;
  const { task } = view.step;
  const { play } = desk.session;
  if (task.kind === 'answer')
    return (
      <Box marginTop={1}>
        <AnswerField
          key={`${view.step.id} ${view.tries}`}
          label={t`Your answer:`}
          active={desk.mode === 'answering'}
          width={width}
          initial={desk.draft}
          onChange={(text) => {
            desk.draft = text;
          }}
          onSubmit={(text) => {
            desk.scroll = undefined;
            desk.draft = '';
            play.answer(text);
            desk.rest();
          }}
          onLeave={() => desk.setMode('reading')}
          onOther={(input, key) => scrolled(desk, input, key, false)}
        />
      </Box>
    );
  if (task.kind !== 'predict' && task.kind !== 'choose') return null;
  return (
    <Box marginTop={1}>
      <Choices
        key={view.step.id}
        choices={optionsOf(view, desk, { done: theme.marks.done, open: ' ' })}
        width={width}
        focused={desk.mode === 'reading'}
        initial={pointer(view, desk)}
        onChoose={(id) => choose(desk, view, id)}
        onHighlight={(id) => {
          desk.highlighted = id;
        }}
      />
    </Box>
  );
}

/** How to lead the pointer to the option in this row of the guide; undefined where none is. */
export function choiceAt(
  desk: Desk,
  row: number,
  guide: { readonly width: number; readonly height: number },
): Moves | undefined {
  const view = desk.session.play.view();
  const width = guide.width - 2;
  const options = optionsOf(view, desk, { done: 'x', open: ' ' });
  if (options.length === 0 || !view.open || desk.focus === 'shell') return undefined;
  let top = guide.height - choicesHeight(options, width);
  const at = options.findIndex((option) => {
    const from = top;
    top += choicesHeight([option], width);
    return row >= from && row < top;
  });
  const { task } = view.step;
  const several = task.kind === 'choose' && task.several;
  return at === -1 ? undefined : { lines: at - pointer(view, desk), press: several ? ' ' : '' };
}

/** Where the pointer stands among the options, from 0. */
function pointer(view: PlayView, desk: Desk): number {
  const options = optionsOf(view, desk, { done: '', open: '' });
  return Math.max(
    0,
    options.findIndex(({ value }) => value === desk.highlighted),
  );
}

function choose(desk: Desk, view: PlayView, id: string): void {
  const { task } = view.step;
  desk.scroll = undefined;
  if (task.kind !== 'choose' || !task.several) {
    desk.session.play.choose([id]);
  } else if (id === CHECK) {
    desk.session.play.choose([...desk.picked]);
  } else desk.togglePick(id);
}

function optionsOf(view: PlayView, desk: Desk, marks: { done: string; open: string }): Choice[] {
  const { task } = view.step;
  if (task.kind !== 'predict' && task.kind !== 'choose') return [];
  const several = task.kind === 'choose' && task.several;
  const choices = task.options.map((option) => ({
    value: option.id,
    label: several
      ? `[${desk.picked.has(option.id) ? marks.done : marks.open}] ${option.label}`
      : option.label,
  }));
  return several ? [...choices, { value: CHECK, label: t`These are my picks` }] : choices;
}
