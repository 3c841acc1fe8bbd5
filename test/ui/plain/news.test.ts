import { describe, expect, test } from 'vitest';
import type { PlayView } from '../../../src/session/view.ts';
import { again, news, type Told } from '../../../src/ui/plain/news.ts';
import { spoken } from '../../../src/ui/plain/speech.ts';
import { view } from '../view.ts';

const PEN = { columns: 80, unicode: true, colour: false };
const PAGE = { number: 5, title: 'Who opens *what*?' };
const NOT_THAT = { kind: 'wrong', reason: 'It is *not* that.' } as const;
const PASSED = { kind: 'passed', reason: 'There it is.', telling: undefined } as const;

/** What is told of each moment, one after the other. */
function tell(...moments: PlayView[]): string[] {
  let told: Told | undefined;
  return moments.map((moment) => {
    const said = news(moment, told, PAGE);
    told = said.told;
    return said.words.map((words) => spoken(words, PEN)).join('\n');
  });
}

describe('what is new', () => {
  test('a step is told once: its place in words, its text, its options by number, and the word to type', () => {
    const [first, second] = tell(view(), view());
    expect(first).toBe(`Step 1 of 2: Pick

Some prose.

Your turn: Which one?

1. What <b> means
2. No *stars*

Type the number of your choice.
`);
    expect(second).toBe('');
  });

  test('a refusal is told, and once more when the same was tried again', () => {
    const wrong = (tries: number) => view({ verdict: NOT_THAT, tries, picked: ['wrong'] });
    const [, first, same, twice] = tell(view(), wrong(1), wrong(1), wrong(2));
    expect(first).toBe('Not that one. You picked: No *stars*. It is *not* that.\n');
    expect(same).toBe('');
    expect(twice).toMatch(/^Not that one \(try 2\)\. /);
  });

  test('what was noticed is told when it changes', () => {
    const told = tell(view({}, 1), view({ noticed: 'Nobody listens.' }, 1));
    expect(told[1]).toBe('Nobody listens.\n');
    const still = view({ noticed: 'Nobody listens.' }, 1);
    expect(tell(still, still)[1]).toBe('');
  });

  test('hints one by one, and a way to do it with its terminals', () => {
    const two = view({ hints: ['Two shells.'], hintsLeft: 0 }, 1);
    const way = { ...two, solution: two.step.solutions[0]?.lines };
    const [opened, hint, shown] = tell(view({}, 1), two, way);
    expect(opened).toContain('second terminal: open one and run spy-school shell');
    expect(hint).toBe('Hint 1 of 1: Two shells.\n');
    expect(shown).toBe(`One way to do it:

In another terminal (spy-school shell):

   ngrep -q

   curl localhost

Press Ctrl-C in the other terminal.
`);
  });

  test('success: the word, every option, the debrief, the way on', () => {
    const done = view({ open: false, state: 'solved', verdict: PASSED, debrief: 'Kernel.' });
    expect(tell(view(), done, done)).toEqual([
      expect.anything(),
      `Solved. There it is.

Right: What <b> means (It is so.)

Not right: No *stars* (It is not.)

Kernel.

Type next to go on.
`,
      '',
    ]);
  });

  test('after the last step the page on paper, and the end', () => {
    const done = view({ open: false, state: 'solved', verdict: PASSED }, 1);
    const [text] = tell(done);
    expect(text).toContain('Page 5 of the zine, Who opens *what*?: spy-school zine 5');
    expect(text).toMatch(/That was the last step\. Type next to finish\.\n$/);
  });

  test('where the room waits it is said, and when it goes on, too', () => {
    const solved = { open: false, state: 'solved', verdict: PASSED } as const;
    const [, waits, goes] = tell(
      view(),
      view({ ...solved, held: 'Wait for *all*.' }),
      view(solved),
    );
    expect(waits).toContain('The room waits here: Wait for *all*.');
    expect(goes).toBe('Type next to go on.\n');
  });

  test('what the facilitator shows is told as theirs, once', () => {
    const shown = view({ shown: { solution: undefined, debrief: 'Look.' } });
    const [, first, second] = tell(view(), shown, shown);
    expect(first).toBe('Shown by your facilitator, what there is to see:\n\nLook.\n');
    expect(second).toBe('');
  });

  test('trouble with the journal is told when it begins', () => {
    const trouble = view({ trouble: 'Not saved yet: the disk is full.' });
    const [, first, second] = tell(view(), trouble, trouble);
    expect(first).toBe('Trouble. Not saved yet: the disk is full.\n');
    expect(second).toBe('');
  });

  test('a step that was skipped says so, and again tells everything', () => {
    const skipped = view({ state: 'skipped', hints: ['Think.'], hintsLeft: 0 });
    const text = again(skipped).join('\n');
    expect(text).toContain('Skipped before. You can still do it.');
    expect(text).toContain('Think.');
  });
});
