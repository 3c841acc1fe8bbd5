import type { Powers } from '../base/powers.ts';
import { fill } from '../base/values.ts';
import type { Chapter, Step } from '../course/model.ts';
import { judge } from '../evidence/judge.ts';
import type { Observation } from '../evidence/observation.ts';
import { sameVerdict, type Verdict } from '../evidence/verdict.ts';
import type { Journal } from '../journal/journal.ts';
import { progressOf } from '../journal/progress.ts';
import type { CommandRecord, Lab } from '../lab/model.ts';
import type { PlantedMysteries } from '../lab/mysteries.ts';
import { Boxes } from './boxes.ts';
import type { Classroom } from './classroom.ts';
import { ProbeLoop } from './probing.ts';
import { Recorder, words } from './recorder.ts';
import { resumedStep, type StepPlay } from './step-play.ts';
import { type PlayView, viewOf } from './view.ts';
import { Watcher } from './watcher.ts';

export interface PlayParts {
  /** As it is on this machine (course/adapt.ts). */
  readonly chapter: Chapter;
  readonly lab: Lab;
  readonly planted: PlantedMysteries;
  readonly powers: Powers;
  readonly journal: Journal;
  readonly classroom?: Classroom;
}

/**
 * One learner playing one chapter in one lab: what happens goes to the journal first, then to the
 * listeners. Knows nothing of screens; the screen, the rehearsal and `try` all play through it.
 */
export class Play {
  readonly watcher: Watcher;
  /** Where the learner was when the chapter opened, from 0: the step entered last, else the first. */
  readonly place: number;
  #steps: StepPlay[];
  #index = 0;
  #latest: Observation[] = [];
  #listeners = new Set<() => void>();
  #probes: ProbeLoop;
  #finished: boolean;
  #recorder: Recorder;
  #boxes: Boxes;
  #stopShells: () => void;

  constructor(readonly parts: PlayParts) {
    this.#boxes = new Boxes(parts.planted);
    this.#recorder = new Recorder(parts.journal, parts.chapter.id);
    const past = progressOf(parts.journal.events).chapters.get(parts.chapter.id);
    this.#finished = past?.finished ?? false;
    const last = parts.chapter.steps.findIndex((step) => step.id === past?.lastStep);
    this.place = Math.max(0, last);
    this.#steps = parts.chapter.steps.map((step) => resumedStep(past?.steps.get(step.id)));
    this.watcher = new Watcher(parts.lab, (record, phase) => this.#onCommand(record, phase));
    for (const shell of parts.lab.shells) this.watcher.watch(shell);
    this.#stopShells = parts.lab.onShell((shell) => this.watcher.watch(shell));
    this.#probes = new ProbeLoop(
      parts.planted,
      (probe) => this.#onProbe(probe),
      () => this.#changed(),
    );
  }

  get step(): Step {
    const step = this.parts.chapter.steps[this.#index];
    if (!step) throw new Error(`no step ${this.#index} in ${this.parts.chapter.id}`);
    return step;
  }

  /** The line in the learner's own output that proved this step, if one did. */
  get telling(): string | undefined {
    return this.#now.telling?.line;
  }

  /** Tells `listener` of every change; returns the way to stop. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Opens a step: what was done before counts as earlier from now on. */
  async enter(index: number): Promise<void> {
    if (index < 0 || index >= this.parts.chapter.steps.length) return;
    this.#index = index;
    this.#latest = [];
    this.#now.verdict = undefined;
    this.#now.tries = 0;
    this.watcher.newHorizon();
    this.#recorder.record({ type: 'step-entered', step: this.step.id });
    this.#changed();
    await this.#boxes.open(this.step.opens);
  }

  /**
   * Goes on; a step that only wants reading is thereby solved. The last step finishes the chapter. Comes back with
   * the gate's sentence where that does not let the learner pass.
   */
  async next(): Promise<string | undefined> {
    if (this.step.task.kind === 'read') this.#solve('solved');
    const refusal = this.#refusal();
    if (refusal !== undefined) this.#changed();
    else if (this.#index + 1 < this.parts.chapter.steps.length) await this.enter(this.#index + 1);
    else this.#finish();
    return refusal;
  }

  async previous(): Promise<void> {
    await this.enter(this.#index - 1);
  }

  /** Picks options of a predict or choose task. */
  choose(ids: readonly string[]): Verdict | undefined {
    const { task, id } = this.step;
    if (task.kind !== 'predict' && task.kind !== 'choose') return undefined;
    this.#now.picked = ids;
    const verdict = this.#judge({ kind: 'choice', ids });
    const picked = task.options.find((option) => option.id === ids[0]);
    const label = fill(picked?.label ?? '', this.parts.planted.values);
    if (task.kind === 'predict') {
      this.#now.prediction = label;
      this.#recorder.record({ type: 'predicted', step: id, choice: ids[0] ?? '', label });
    } else this.#recorder.record({ type: 'chose', step: id, choices: [...ids], ...words(verdict) });
    return this.#conclude(verdict);
  }

  /** Gives a free-text answer. */
  answer(text: string): Verdict | undefined {
    if (this.step.task.kind !== 'answer') return undefined;
    const verdict = this.#judge({ kind: 'answer', text });
    this.#recorder.record({
      type: 'answered',
      step: this.step.id,
      answer: text,
      ...words(verdict),
    });
    return this.#conclude(verdict);
  }

  /** Cites a line of the learner's own transcript. */
  cite(line: string, command: string): Verdict | undefined {
    if (this.step.task.kind !== 'cite') return undefined;
    const verdict = this.#judge({ kind: 'citation', line, command });
    this.#recorder.record({ type: 'cited', step: this.step.id, line, ...words(verdict) });
    return this.#conclude(verdict);
  }

  /** Shows one more hint, the mildest first. */
  hint(): void {
    if (this.#now.hints >= this.step.hints.length) return;
    this.#now.hints += 1;
    this.#recorder.record({ type: 'hint-shown', step: this.step.id, hint: this.#now.hints });
    this.#changed();
  }

  /** Shows the first solution that works on this machine; the learner may still do it. */
  showSolution(): void {
    if (this.#now.solutionShown) return;
    this.#now.solutionShown = true;
    this.#recorder.record({ type: 'solution-shown', step: this.step.id });
    this.#changed();
  }

  /** Leaves the step unsolved, remembers that, and goes on; not before a closed gate. */
  async skip(): Promise<string | undefined> {
    const refusal = this.#refusal();
    if (refusal !== undefined) return refusal;
    if (this.#now.state === 'open') this.#solve(this.#now.solutionShown ? 'shown' : 'skipped');
    return this.next();
  }

  /** Asks the facilitator to come, or says that it is not needed any more. */
  callHelp(wanted: boolean): void {
    this.#recorder.record({ type: wanted ? 'help-asked' : 'help-withdrawn', step: this.step.id });
    this.#changed();
  }

  view(): PlayView {
    const { chapter, planted, powers, classroom } = this.parts;
    return viewOf({
      chapter,
      stepIndex: this.#index,
      steps: this.#steps,
      values: planted.values,
      powers,
      finished: this.#finished,
      checking: this.#probes.busy,
      trouble: this.#recorder.trouble,
      held: this.#refusal(),
      reveals: classroom?.reveals(chapter.id, this.step.id) ?? [],
      observations: () => this.#observations(),
    });
  }

  /** Resolves once everything that has ended was judged. */
  async settled(): Promise<void> {
    await this.watcher.settled();
    await this.#probes.settled();
  }

  /** Stops listening to what happens in the lab; resolves once nothing is written into it any more. */
  async dispose(): Promise<void> {
    this.#stopShells();
    this.watcher.stop();
    this.#listeners.clear();
    this.#probes.stop();
    await this.#boxes.settled();
  }

  get #now(): StepPlay {
    const now = this.#steps[this.#index];
    if (!now) throw new Error(`no progress for step ${this.#index}`);
    return now;
  }

  /** Why the gate does not let the learner go on from here; there is nothing behind the last step. */
  #refusal(): string | undefined {
    const { chapter, classroom } = this.parts;
    if (this.#index + 1 >= chapter.steps.length) return undefined;
    return classroom?.gate.refuses(chapter.id, this.#index + 1);
  }

  #observations(): Observation[] {
    return [...this.watcher.observations(), ...this.#latest];
  }

  #judge(latest: Observation): Verdict {
    this.#latest = [latest];
    const verdict = this.#verdict();
    if (verdict.kind !== 'passed' && latest.kind !== 'probe') this.#now.tries += 1;
    return verdict;
  }

  #verdict(): Verdict {
    const { planted, lab, powers } = this.parts;
    return judge(this.step.task, this.#observations(), {
      values: planted.values,
      home: lab.home,
      powers,
    });
  }

  #onCommand(record: CommandRecord, phase: 'progress' | 'ended'): void {
    const { task, id } = this.step;
    const open = this.#now.state !== 'solved';
    if (open && task.kind === 'fix' && phase === 'ended') this.#probes.ask(task.probe);
    if (!open || task.kind !== 'run') {
      // Only what was noticed may have changed, and that can wait for the end.
      if (phase === 'ended') this.#changed();
      return;
    }
    const verdict = this.#verdict();
    // Drawing costs more than judging: while a command runs, only news is drawn.
    if (phase === 'progress' && sameVerdict(verdict, this.#now.verdict)) return;
    if (phase === 'ended' || verdict.kind === 'passed') this.#recorder.judged(id, record, verdict);
    this.#conclude(verdict);
  }

  #onProbe(seen: Extract<Observation, { kind: 'probe' }>): void {
    const { task, id } = this.step;
    if (task.kind !== 'fix' || task.probe !== seen.probe || this.#now.state === 'solved') return;
    const verdict = this.#judge(seen);
    this.#recorder.record({ type: 'probed', step: id, ...words(verdict) });
    this.#conclude(verdict);
  }

  #conclude(verdict: Verdict): Verdict {
    this.#now.verdict = verdict;
    if (verdict.kind === 'passed' && this.#now.state !== 'solved') {
      this.#now.telling = verdict.telling;
      this.#solve('solved');
    }
    this.#changed();
    return verdict;
  }

  #solve(how: 'solved' | 'skipped' | 'shown'): void {
    if (this.#now.state === 'solved' || (this.#now.state !== 'open' && how !== 'solved')) return;
    const { telling } = this.#now;
    const proof = this.watcher.observations().find((seen) => seen.id === telling?.command);
    const { id: step } = this.step;
    this.#recorder.record({ type: 'solved', step, how, line: telling?.line, command: proof?.text });
    this.#now.state = how;
    if (this.#steps.every((each) => each.state !== 'open')) this.#finish();
  }

  #finish(): void {
    if (this.#finished) return;
    this.#finished = true;
    this.#recorder.record({ type: 'chapter-finished' });
    this.#changed();
  }

  #changed(): void {
    for (const listener of this.#listeners) listener();
  }
}
