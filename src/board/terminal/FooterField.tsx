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
      initial={desk.typing?.type === 'find' ? desk.sought : ''}
      onChange={(text) => {
        // The whole board is drawn anew only where something on it changes: each key must be quick.
        const said = desk.word.text !== '';
        desk.heard(false);
        if (desk.typing?.type === 'find') desk.seek(text);
        else if (said) desk.changed();
      }}
      onOther={() => {}}
    />
  );
}
