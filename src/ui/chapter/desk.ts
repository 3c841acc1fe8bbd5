import { cleanLine } from '../../base/clean.ts';
import { commandsIn } from '../../course/commands.ts';
import type { Session } from '../../session/open.ts';
import { t } from '../../words/words.ts';
import type { ChapterPage } from '../../zine/chapter-pages.ts';
import { Pane } from '../pane/pane.ts';
import { remember } from '../remember.ts';
import type { Presence } from '../room/presence.ts';
import type { Capabilities } from '../terminal/capabilities.ts';
import type { Typed } from '../terminal/input.ts';
import { type ChapterLayout, chapterLayout } from './layout.ts';
import { type TranscriptLine, transcriptLines } from './transcript.ts';

export const MOST_TABS = 3;

const commandsOf = remember(commandsIn);

/** What the guide is busy with, besides showing the step. */
export type DeskMode = 'reading' | 'answering' | 'transcript' | 'commands' | 'help' | 'notes';

/** What a chapter looks like right now: focus, tabs, scroll. What was learned is the session's affair. */
export class Desk {
  focus: 'guide' | 'shell' = 'guide';
  zoomed = false;
  mode: DeskMode = 'reading';
  /** Lines scrolled; undefined follows what was said last. */
  scroll: number | undefined;
  /** The furthest that the guide can scroll, told by the screen when it draws. */
  maxScroll = 0;
  /** First line shown and lines to a page, told by the screen likewise. */
  shownFrom = 0;
  page = 1;
  /** Text typed into the answer field so far. */
  draft = '';
  /** The option that the pointer stands on. */
  highlighted: string | undefined;
  /** What was asked to be confirmed by pressing its key once more. */
  #asked = '';
  /** Options ticked so far where several are right. */
  picked = new Set<string>();
  panes: Pane[] = [];
  tab = 0;
  /** A word in the footer until the next key: a question, or why a key did nothing. */
  note = '';
  /** A word from the desk itself: a shell that ended, say. */
  word = '';
  /** The zine's page for after this chapter. */
  paper: ChapterPage | undefined;
  transcript: readonly TranscriptLine[] = [];
  #closed = false;

  constructor(
    readonly session: Session,
    private readonly can: Capabilities,
    private size: { columns: number; rows: number },
    /** Something that the guide shows has changed. */
    private readonly onChange: () => void,
    /** Only the pane has, and may be painted so long after the last frame: Ink need not draw. */
    private readonly onPaint: (gapMs: number) => void,
    /** The room that the learner is in. */
    readonly room?: Presence,
  ) {
    session.play.subscribe(onChange);
  }

  get layout(): ChapterLayout {
    const inRoom = this.room !== undefined;
    return chapterLayout({ ...this.size, inRoom, focus: this.focus, zoomed: this.zoomed });
  }

  get pane(): Pane | undefined {
    return this.panes[this.tab];
  }

  /** Whether something lies over guide and shell: the transcript, the help. */
  get layered(): boolean {
    return this.mode !== 'reading' && this.mode !== 'answering';
  }

  /** Opens a shell tab in the place of `at`, or as the next one. */
  async openTab(at = this.panes.length): Promise<void> {
    const shell = await this.session.lab.openShell(this.layout.shellSize);
    if (this.#closed) return;
    const { columns, rows } = this.layout.shellSize;
    const pane = new Pane(shell, columns, rows, this.can.unicode, this.onPaint);
    this.panes[at]?.close();
    this.panes[at] = pane;
    this.tab = at;
    shell.onExit(() => void this.#reopen(pane));
    this.onChange();
  }

  /** To the next shell; after the last one to a new one, up to three, while none is free to type into. */
  async nextTab(): Promise<void> {
    this.word = '';
    const alone = this.panes.length === 1;
    const busy = this.panes.every(({ shell }) => shell.running !== undefined);
    if (this.tab + 1 < this.panes.length) this.tab += 1;
    else if (this.panes.length < MOST_TABS && (alone || busy)) await this.openTab();
    else this.tab = 0;
    this.focusOn('shell');
    this.onChange();
  }

  focusOn(focus: 'guide' | 'shell'): void {
    if (this.focus === focus) return;
    this.focus = focus;
    this.#asked = '';
    this.note = '';
    this.scroll = undefined;
    this.rest();
    if (focus === 'guide') this.zoomed = false;
    this.fit();
  }

  toggleZoom(): void {
    this.zoomed = !this.zoomed;
    if (this.zoomed && this.focus === 'guide' && !this.layout.wide) this.focus = 'shell';
    this.fit();
  }

  scrollBy(lines: number, from: number): void {
    this.scroll = Math.max(0, Math.min(this.maxScroll, (this.scroll ?? from) + lines));
    this.onChange();
  }

  /** Looks back (positive) or forward in the shell. */
  lookBack(lines: number): void {
    this.pane?.scrollBy(lines);
    this.onChange();
  }

  /** The mouse was drawn over a text, as for selecting it: says how that is done here. */
  wouldSelect(): void {
    const how = t`To select text, hold Shift.`;
    if (this.focus === 'shell') this.word = how;
    else this.note = how;
    this.onChange();
  }

  /** Commands of the step's text that can be sent to the prompt. */
  commands(): string[] {
    const view = this.session.play.view();
    const solution = [...(view.solution ?? []), ...(view.shown.solution ?? [])].flatMap((line) =>
      line.act === 'type' ? [line.text] : [],
    );
    const debrief = view.debrief ?? view.shown.debrief ?? '';
    const texts = [view.prose, view.prompt ?? '', ...view.hints, debrief];
    return [...new Set([...texts.flatMap(commandsOf), ...solution])];
  }

  /** Puts a command on the shell's prompt; the learner presses Enter. */
  prepare(command: string): void {
    const { pane } = this;
    if (!pane) return;
    this.focusOn('shell');
    if (pane.shell.running) {
      this.word = t`This shell is busy. Ctrl-C ends what runs in it, then try again.`;
    } else pane.keys(Buffer.from(`\x15${cleanLine(command, 2000)}`));
    this.onChange();
  }

  togglePick(id: string): void {
    if (!this.picked.delete(id)) this.picked.add(id);
    this.onChange();
  }

  /** Goes to another step, and forgets what belonged to the one before; says why where the way is closed. */
  async go(move: () => Promise<unknown>): Promise<void> {
    this.scroll = undefined;
    this.word = '';
    this.note = '';
    this.draft = '';
    this.highlighted = undefined;
    this.picked.clear();
    this.mode = 'reading';
    const refusal = await move();
    this.rest();
    this.say(typeof refusal === 'string' ? refusal : '');
  }

  /** Where the guide comes to rest: a step that wants an answer has its field open. */
  rest(): void {
    const { step, open } = this.session.play.view();
    const answering = step.task.kind === 'answer' && open && this.focus === 'guide';
    this.setMode(answering ? 'answering' : 'reading');
  }

  /** True when the same was asked just before; else asks, in `words`. */
  sure(what: string, words: string): boolean {
    const sure = this.#asked === what;
    this.#asked = sure ? '' : what;
    this.note = sure ? '' : words;
    this.onChange();
    return sure;
  }

  /** A word in the footer, until the next key. */
  say(word: string): void {
    this.note = word;
    this.onChange();
  }

  /** A key in the guide: words were read, and what was asked is forgotten. */
  heard(): void {
    const said = this.note !== '' || this.word !== '';
    this.#asked = '';
    this.note = '';
    this.word = '';
    if (said) this.onChange();
  }

  openTranscript(): void {
    this.transcript = transcriptLines(this.session.play.watcher.observations());
    this.setMode('transcript');
  }

  setMode(mode: DeskMode): void {
    this.mode = mode;
    this.onChange();
  }

  /** Input while the shell has the focus. */
  shellInput(input: Typed): void {
    const { pane } = this;
    if (!pane) return;
    const before = { word: this.word, scrolled: pane.scrolled };
    this.word = '';
    const page = Math.max(1, pane.rows - 1);
    const keys = input.bytes.toString('latin1');
    if (input.input === 'paste') pane.paste(input.bytes);
    else if (keys === '\x1b[5;2~') pane.scrollBy(page);
    else if (keys === '\x1b[6;2~') pane.scrollBy(-page);
    else pane.keys(input.bytes);
    if (before.word !== '' || before.scrolled !== pane.scrolled) this.onChange();
  }

  resize(columns: number, rows: number): void {
    this.size = { columns, rows };
    this.fit();
  }

  /** Gives every pane the size it has now. */
  fit(): void {
    const { columns, rows } = this.layout.shellSize;
    for (const pane of this.panes) pane.resize(columns, rows);
    this.onChange();
  }

  async close(): Promise<void> {
    this.#closed = true;
    for (const pane of this.panes) pane.close();
    await this.session.close();
  }

  /** A shell that ended (Ctrl-D, exit, killed) is opened anew in its place, with a word. */
  async #reopen(pane: Pane): Promise<void> {
    const at = this.panes.indexOf(pane);
    if (this.#closed || at === -1) return;
    const { tab } = this;
    try {
      await this.openTab(at);
      this.tab = tab;
      const number = at + 1;
      this.word = t`Shell ${number} had ended, so here is a fresh one.`;
    } catch {
      this.word = t`The lab is gone. Go home (q in the guide) and open the chapter again.`;
    }
    this.onChange();
  }
}
