import { SpyError } from '../base/errors.ts';
import { never } from '../base/exhaustive.ts';
import { t } from '../words/words.ts';
import { Requests } from './asking.ts';
import { Jobs } from './jobs.ts';
import { Listeners } from './listeners.ts';
import { drainMark, type MarkEvent, MarkScanner } from './marks.ts';
import type { CommandRecord, LabShell } from './model.ts';
import type { Pty } from './pty.ts';
import type { Command, Transcript } from './transcript.ts';

const PROGRESS_MS = 200;
/** Whoever hears of progress may need so long for it; of a flood they hear the less often. */
const PROGRESS_SHARE = 1 / 15;
const QUIET_MS = 150;
/** How long the last output of a dead shell is waited for, if its terminal was stopped. */
const DRAIN_MS = 500;

type Phase = 'started' | 'progress' | 'ended';

/** A bash of the lab as its owner sees it: bytes for the screen, records for the judge. */
export class PtyShell implements LabShell {
  readonly #commands: Command[] = [];
  readonly #bytes = new Listeners<[Uint8Array]>();
  readonly #records = new Listeners<[CommandRecord, Phase]>();
  readonly #requests = new Requests();
  readonly #exits = new Listeners<[]>();
  readonly #settled = new Listeners<[]>();
  readonly #scanner: MarkScanner;
  readonly #jobs = new Jobs();
  #running: Command | undefined;
  /** Whether a key was pressed since the prompt: from then on its echo is among what comes. */
  #typing = false;
  #typed = '';
  #cwd: string;
  #atPrompt = false;
  /** A prompt that is only drawn again (after a resize) says nothing about the line before it. */
  #promptIsNew = false;
  /** A program took PROMPT_COMMAND away, and with it the status before each prompt. */
  #withoutStatus = false;
  #gone = false;
  #pty: Pty | undefined;
  #lastProgress = 0;
  #progressMs = PROGRESS_MS;
  #lastOutput = 0;
  #quiet: NodeJS.Timeout | undefined;

  constructor(
    readonly index: number,
    private readonly nonce: string,
    private readonly transcript: Transcript,
    home: string,
  ) {
    this.#scanner = new MarkScanner(nonce);
    this.#cwd = home;
  }

  get commands(): readonly CommandRecord[] {
    return this.#commands;
  }

  get running(): CommandRecord | undefined {
    return this.#running;
  }

  /** Whether bash has ended. */
  get gone(): boolean {
    return this.#gone;
  }

  /** Gives the shell its terminal, whose bytes come in through `take`. */
  connect(pty: Pty): void {
    this.#pty = pty;
    // The lab may have been closed meanwhile.
    if (this.#gone) pty.close();
  }

  /** Bytes from the terminal. */
  take(chunk: Buffer): void {
    for (const event of this.#scanner.feed(chunk)) this.#on(event);
  }

  onBytes(listener: (bytes: Uint8Array) => void): () => void {
    return this.#bytes.add(listener);
  }

  onCommand(listener: (record: CommandRecord, phase: Phase) => void): () => void {
    return this.#records.add(listener);
  }

  onRequest(listener: (request: string) => void): () => void {
    return this.#requests.add(listener);
  }

  onExit(listener: () => void): () => void {
    return this.#exits.add(listener);
  }

  ready(): Promise<void> {
    if (this.#atPrompt) return Promise.resolve();
    if (this.#gone) return Promise.reject(shellGone());
    return new Promise((resolve, reject) => {
      const forget = this.#settled.add(() => {
        forget();
        if (this.#gone) reject(shellGone());
        else resolve();
      });
    });
  }

  write(data: string | Uint8Array): void {
    // After Enter, ready() means the prompt that follows.
    if (typeof data === 'string' ? data.includes('\r') : data.includes(13)) this.#atPrompt = false;
    this.#typing = true;
    this.#pty?.write(data);
  }

  resize(columns: number, rows: number): void {
    this.#pty?.resize(columns, rows);
  }

  close(): void {
    this.#finish();
  }

  /** bash has ended: reads what it printed last, then tells. */
  ended(): void {
    if (this.#gone) return;
    if (this.#pty?.say(drainMark(this.nonce)) !== true) this.#finish();
    else setTimeout(() => this.#finish(), DRAIN_MS).unref();
  }

  #on(event: MarkEvent): void {
    switch (event.kind) {
      case 'bytes':
        this.#bytes.tell(event.bytes);
        this.#printed(event.bytes);
        return;
      case 'prompt-start':
        if (this.#running !== undefined) this.#withoutStatus = true;
        this.#end(undefined, Date.now());
        return;
      case 'prompt-end':
        if (!this.#promptIsNew && !this.#withoutStatus) return;
        this.#promptIsNew = false;
        this.#atPrompt = true;
        this.#typing = false;
        this.#settled.tell();
        return;
      case 'command':
        this.#typed = event.text;
        return;
      case 'started':
        this.#end(undefined, event.at ?? Date.now());
        this.#begin(event.at ?? Date.now());
        return;
      case 'finished':
        this.#promptIsNew = true;
        this.#withoutStatus = false;
        this.#end(event.exit, event.at ?? Date.now());
        return;
      case 'request':
        this.#requests.take(event.text);
        return;
      case 'jobs':
        for (const over of this.#jobs.at(event.pids, this.#running)) this.#over(over, Date.now());
        return;
      case 'cwd':
        this.#cwd = event.path;
        return;
      case 'drained':
        this.#finish();
        return;
      default:
        never(event);
    }
  }

  #begin(at: number): void {
    this.#atPrompt = false;
    this.#running = this.transcript.begin(this.index, this.#typed, this.#cwd, at);
    this.#commands.push(this.#running);
    this.#lastProgress = Date.now();
    this.#progressMs = PROGRESS_MS;
    this.#records.tell(this.#running, 'started');
  }

  /** Whose words they are: the running command's, or at an untouched prompt those of background jobs. */
  #speakers(): readonly Command[] {
    if (this.#running !== undefined) return [this.#running];
    return this.#atPrompt && !this.#typing ? this.#jobs.commands : [];
  }

  #printed(bytes: Uint8Array): void {
    const speakers = this.#speakers();
    if (speakers.length === 0) return;
    for (const command of speakers) command.take(bytes);
    this.#lastOutput = Date.now();
    if (this.#lastOutput - this.#lastProgress >= this.#progressMs) this.#progress();
    this.#quiet ??= setTimeout(() => this.#whenQuiet(), QUIET_MS);
  }

  #whenQuiet(): void {
    this.#quiet = undefined;
    const left = this.#lastOutput + QUIET_MS - Date.now();
    if (left > 0) this.#quiet = setTimeout(() => this.#whenQuiet(), left);
    else this.#progress();
  }

  #progress(): void {
    this.#lastProgress = Date.now();
    for (const command of this.#speakers()) this.#records.tell(command, 'progress');
    this.#progressMs = Math.max(PROGRESS_MS, (Date.now() - this.#lastProgress) / PROGRESS_SHARE);
  }

  #end(exit: number | undefined, at: number): void {
    const command = this.#running;
    if (command === undefined) return;
    this.#running = undefined;
    clearTimeout(this.#quiet);
    this.#quiet = undefined;
    command.exit = exit;
    // What only asks is no command, and nobody's evidence.
    if (this.#requests.areAllOf(command.text)) this.#commands.pop();
    // With a job in the background it has ended for the prompt, but not for the judge.
    else if (this.#jobs.commands.includes(command)) this.#records.tell(command, 'ended');
    else this.#over(command, at);
    this.#requests.tell();
  }

  #over(command: Command, at: number): void {
    this.transcript.end(command, at);
    this.#records.tell(command, 'ended');
  }

  #finish(): void {
    if (this.#gone) return;
    this.#gone = true;
    this.#atPrompt = false;
    this.#pty?.close();
    this.#end(undefined, Date.now());
    this.#settled.tell();
    this.#exits.tell();
  }
}

function shellGone(): SpyError {
  return new SpyError('lab-failed', t`The shell has ended.`, t`Open another one.`);
}
