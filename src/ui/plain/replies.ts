import { never } from '../../base/exhaustive.ts';
import { notebook } from '../../journal/notebook.ts';
import type { RoomLink } from '../../room/link/link.ts';
import type { Play } from '../../session/play.ts';
import type { PlayView } from '../../session/view.ts';
import { msgid, ngettext, t } from '../../words/words.ts';
import type { ChapterPage } from '../../zine/chapter-pages.ts';
import { plainly } from '../chapter/guide-blocks.ts';
import type { TranscriptLine } from '../chapter/transcript.ts';
import { linesWith, numbered } from './citable.ts';
import { again } from './news.ts';
import { stepList } from './step-list.ts';
import { verdictWords } from './step-words.ts';
import { helpWords, type Request } from './words.ts';

/** What the guide says to a word of the learner's; what changed in the step is told besides. */
export interface Reply {
  readonly words: readonly string[];
  /** The learner leaves: for the list of chapters, or for good. */
  readonly leave?: 'home' | 'quit';
}

const NOTHING: Reply = { words: [] };
const SOLVED = say(t`This step is solved already.`);

/** The guide's end of the conversation in a chapter: does what a word asks for, and answers. */
export class Guide {
  /** The lines that were numbered last. */
  #lines: readonly TranscriptLine[] = [];
  /** Whether `skip` was typed just before. */
  #skipping = false;

  constructor(
    private readonly play: Play,
    private readonly page: ChapterPage | undefined,
    private readonly link?: RoomLink,
  ) {}

  async reply(request: Request): Promise<Reply> {
    const sure = this.#skipping;
    this.#skipping = false;
    const view = this.play.view();
    switch (request.word) {
      case 'help':
        return { words: helpWords(this.link !== undefined) };
      case 'call':
        return this.#call();
      case 'next':
        return this.#next(view);
      case 'back':
        return this.#back(view);
      case 'again':
        return { words: again(view, this.page) };
      case 'check':
        return say(standing(view));
      case 'hint':
        return this.#hint(view);
      case 'show':
        return this.#show(view);
      case 'answer':
        return this.#answer(view, request.rest);
      case 'choose':
        return this.#choose(view, request.rest);
      case 'number':
        return view.step.task.kind === 'cite'
          ? this.#pick(view, request.rest)
          : this.#choose(view, request.rest);
      case 'cite':
        return this.#cite(view, request.rest);
      case 'skip':
        return this.#skip(view, sure);
      case 'steps':
        return { words: [stepList(view)] };
      case 'notebook': {
        const { chapter, journal } = this.play.parts;
        return { words: [notebook(journal.events, [chapter])] };
      }
      case 'home':
      case 'quit':
        return { words: [], leave: request.word };
      default:
        return never(request.word);
    }
  }

  /** Asks the room's facilitator to come, or takes it back. */
  #call(): Reply {
    const { status, help } = this.link?.view ?? {};
    if (!status || status.is === 'refused' || status.is === 'ended')
      return say(t`You are not in a room.`);
    const wanted = help === 'none';
    this.play.callHelp(wanted);
    if (!wanted) return say(t`Taken back: you go on by yourself.`);
    return say(
      status.is === 'connected'
        ? t`Your facilitator sees that you would like help. \`call\` again takes it back.`
        : t`The room is away. Your call is sent when it is back.`,
    );
  }

  async #next(view: PlayView): Promise<Reply> {
    if (view.state === 'open' && view.open)
      return say(t`This step is still open. To leave it unsolved, type \`skip\` twice.`);
    const last = view.stepIndex + 1 === view.chapter.steps.length;
    const refusal = await this.play.next();
    if (refusal !== undefined) return say(plainly(refusal));
    this.#lines = [];
    return last ? { words: [], leave: 'home' } : NOTHING;
  }

  async #back(view: PlayView): Promise<Reply> {
    if (view.stepIndex === 0) return say(t`This is the first step.`);
    this.#lines = [];
    await this.play.previous();
    return NOTHING;
  }

  #hint(view: PlayView): Reply {
    if (view.hintsLeft > 0) {
      this.play.hint();
      return NOTHING;
    }
    if (view.hints.length === 0) return say(t`This step has no hints.`);
    return say(
      view.step.solutions.length > 0 && !view.solution
        ? t`There are no more hints. \`show\` shows a way.`
        : t`There are no more hints. \`again\` tells them once more.`,
    );
  }

  #show(view: PlayView): Reply {
    if (view.step.solutions.length === 0) return say(t`This step has nothing to show.`);
    if (view.hintsLeft > 0)
      return say(t`First the hints: \`hint\`, ${view.hintsLeft} left. Then \`show\` shows a way.`);
    if (view.solution) return say(t`It was shown above. \`again\` tells it once more.`);
    this.play.showSolution();
    return NOTHING;
  }

  #answer(view: PlayView, text: string): Reply {
    if (view.step.task.kind !== 'answer') return say(t`This step does not ask for an answer.`);
    if (!view.open) return SOLVED;
    if (text === '') return say(t`Type \`answer\` and what you found.`);
    this.play.answer(text);
    return NOTHING;
  }

  #choose(view: PlayView, typed: string): Reply {
    const { task } = view.step;
    if (task.kind !== 'predict' && task.kind !== 'choose')
      return say(t`This step has nothing to choose from.`);
    if (!view.open) return SOLVED;
    const several = task.kind === 'choose' && task.several;
    const numbers = typed
      .split(/[\s,]+/)
      .filter(Boolean)
      .map(Number);
    const picked = [...new Set(numbers)].map((number) => task.options[number - 1]);
    const ids = picked.flatMap((option) => option?.id ?? []);
    const count = task.options.length;
    if (ids.length === 0 || ids.length < picked.length)
      return say(t`Type \`choose\` and a number from 1 to ${count}.`);
    if (!several && ids.length > 1) return say(t`Only one of them: type its number.`);
    this.play.choose(ids);
    return NOTHING;
  }

  /** A number alone, where lines are cited. */
  #pick(view: PlayView, typed: string): Reply {
    if (!view.open) return SOLVED;
    const line = this.#lines[Number(typed) - 1];
    if (!line) return say(t`No line has that number. Type \`cite\` and a word of the line first.`);
    this.play.cite(line.text, line.command);
    return NOTHING;
  }

  #cite(view: PlayView, typed: string): Reply {
    if (view.step.task.kind !== 'cite') return say(t`This step does not ask for a line.`);
    if (!view.open) return SOLVED;
    const known = /^\d+$/.test(typed) && this.#lines[Number(typed) - 1] !== undefined;
    if (known) return this.#pick(view, typed);
    const { lines, more } = linesWith(this.play.watcher.observations(), typed);
    this.#lines = lines;
    if (lines.length === 0)
      return say(
        typed === ''
          ? t`Your commands have shown nothing yet.`
          : t`No line of your own output has that. Try fewer letters.`,
      );
    const older = ngettext(
      msgid`${more} older one is left out: a longer word finds fewer.`,
      `${more} older ones are left out: a longer word finds fewer.`,
      more,
    );
    return {
      words: [
        numbered(lines),
        ...(more > 0 ? [older] : []),
        t`Which one proves it? Type its number.`,
      ],
    };
  }

  async #skip(view: PlayView, sure: boolean): Promise<Reply> {
    if (!view.open) return say(t`There is nothing to skip here. Type \`next\` to go on.`);
    if (view.held !== undefined) return say(plainly(view.held));
    if (!sure) {
      this.#skipping = true;
      return say(t`\`skip\` once more leaves this step unsolved; you can come back to it.`);
    }
    const last = view.stepIndex + 1 === view.chapter.steps.length;
    const refusal = await this.play.skip();
    if (refusal !== undefined) return say(plainly(refusal));
    return last ? { words: [], leave: 'home' } : NOTHING;
  }
}

function say(words: string): Reply {
  return { words: [words] };
}

function standing(view: PlayView): string {
  if (!view.open) return t`This step is done. Type \`next\` to go on.`;
  if (view.checking) return t`It is being looked at just now.`;
  const [words] = verdictWords(view);
  if (words !== undefined) return words;
  return view.noticed === '' ? t`Nothing has counted here yet.` : plainly(view.noticed);
}
