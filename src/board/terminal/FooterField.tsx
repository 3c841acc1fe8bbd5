import { AnswerField } from '../../ui/components/AnswerField.tsx';
import { typed, typingLabel } from './controls.ts';
import type { BoardDesk } from './desk.ts';

/** What is typed for a note or the clock, in the place of the word. */
export function FooterField({ desk, width }: { desk: BoardDesk; width: number }) {
  return (
    <AnswerField
      label={desk.word.bad ? desk.word.text : typingLabel(desk)}
      active
      emptyCounts
      width={width}
      onSubmit={(text) => typed(desk, text)}
      onLeave={() => desk.stopTyping()}
      onChange={() => {
        desk.heard(false);
        desk.changed();
      }}
      onOther={() => {}}
    />
  );
}
