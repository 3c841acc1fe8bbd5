import { parseChapter } from '../../src/course/parse.ts';
import type { PlayView } from '../../src/session/view.ts';

const CHAPTER = `---
id: tiny
number: 1
title: Tiny
summary: One sentence.
minutes: 1
---
Hello.

## Pick <!-- pick -->

Some \`prose\`.

\`\`\`task
kind: choose
prompt: Which one?
options:
  - {id: right, label: "What <b> means", right: true, because: "It is so."}
  - {id: wrong, label: "No *stars*", because: "It is not."}
\`\`\`

\`\`\`hint
Think.
\`\`\`

## Listen <!-- listen -->

More prose.

\`\`\`task
kind: run
prompt: Listen and talk.
routes:
  - name: ngrep
    shows:
      - {line: "hello"}
\`\`\`

\`\`\`hint
Two shells.
\`\`\`

\`\`\`solution
$2& ngrep -q
$ curl localhost
^C2
\`\`\`
`;

/** A step as a play shows it; `at` is its place in a chapter with a choice and a task for two shells. */
export function view(change: Partial<PlayView> = {}, at = 0): PlayView {
  const { chapter, problems } = parseChapter(CHAPTER, 'tiny.md');
  const step = chapter?.steps[at];
  if (!chapter || !step) throw new Error(JSON.stringify(problems));
  return {
    chapter,
    step,
    stepIndex: at,
    states: ['open', 'open'],
    state: 'open',
    open: true,
    tries: 0,
    prose: step.prose,
    prompt: 'prompt' in step.task ? step.task.prompt : undefined,
    verdict: undefined,
    noticed: '',
    hints: [],
    hintsLeft: 1,
    solution: undefined,
    debrief: undefined,
    telling: undefined,
    prediction: undefined,
    picked: [],
    finished: false,
    checking: false,
    trouble: '',
    held: undefined,
    shown: { solution: undefined, debrief: undefined },
    ...change,
  };
}
