import { randomBytes } from 'node:crypto';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { messageOf, SpyError } from '../base/errors.ts';
import { log } from '../base/log.ts';
import { schoolHome as defaultSchoolHome } from '../base/paths.ts';
import { needLinux } from '../base/platform.ts';
import { t } from '../words/words.ts';
import { type AskingWord, askingLines } from './asking.ts';
import { serveShells } from './attach-server.ts';
import { exportLines } from './environment.ts';
import { type LabFolder, makeLabFolder, noteFolders, removeLab } from './folder.ts';
import { Listeners } from './listeners.ts';
import type { Lab, LabShell, RunResult } from './model.ts';
import { openPty } from './pty.ts';
import { rcFile } from './rc.ts';
import { findSandbox, type Sandbox } from './sandbox.ts';
import { PtyShell } from './shell.ts';
import { type Report, type Supervisor, startSupervisor } from './supervisor.ts';
import { Transcript } from './transcript.ts';

export interface LabOptions {
  /** The school's state folder; `schoolHome()` if left out. */
  readonly schoolHome?: string;
  /** For `spy-school shell`, which tells whose lab it joins. */
  readonly chapter?: string;
  /** 'off', or SPY_SCHOOL_SANDBOX=off, runs on the host as it is. */
  readonly sandbox?: 'auto' | 'off';
  /** Variables for shells and scripts besides the lab's own. */
  readonly env?: Readonly<Record<string, string>>;
}

const MOST_SHELLS = 8;
const RUN_MS = 60_000;

/**
 * Opens a lab: a sandbox if the machine allows one, with a home of its own. Close it in every case; should
 * this process be killed, its janitor closes it. Throws SpyError 'lab-failed' or 'not-linux'.
 */
export async function openLab(options: LabOptions = {}): Promise<Lab> {
  needLinux();
  const school = options.schoolHome ?? defaultSchoolHome();
  const wanted = process.env.SPY_SCHOOL_SANDBOX === 'off' ? 'off' : (options.sandbox ?? 'auto');
  const folder = await makeLabFolder(school, options.chapter);
  try {
    const sandbox = await findSandbox(folder, school, wanted);
    const lab = new RunningLab(folder, sandbox, options.env ?? {});
    await noteFolders(folder, { homeInside: lab.home, tmpOutside: lab.tmpOutside });
    await lab.start();
    return lab;
  } catch (error) {
    await removeLab(folder.dir, folder.id);
    throw error;
  }
}

class RunningLab implements Lab {
  readonly id: string;
  readonly sandboxed: boolean;
  readonly whyNoSandbox: string | undefined;
  readonly home: string;
  readonly homeOutside: string;
  readonly tmpOutside: string;
  readonly control: { readonly outside: string; readonly inside: string };
  readonly #shells: PtyShell[] = [];
  readonly #transcript: Transcript;
  readonly #deaths = new Listeners<[string]>();
  readonly #newShells = new Listeners<[LabShell]>();
  readonly #runs = new Map<string, (status: number | undefined) => void>();
  #supervisor: Supervisor | undefined;
  #stopServing: () => void = () => {};
  #env: Record<string, string>;
  #runCount = 0;
  #opened = 0;
  #closing: Promise<void> | undefined;
  #dead = false;

  constructor(
    private readonly folder: LabFolder,
    private readonly sandbox: Sandbox,
    env: Readonly<Record<string, string>>,
  ) {
    this.id = folder.id;
    this.sandboxed = sandbox.kind === 'bubblewrap';
    this.whyNoSandbox = sandbox.kind === 'host' ? sandbox.why : undefined;
    this.home = sandbox.inside.home;
    this.homeOutside = folder.home;
    this.tmpOutside = this.sandboxed ? folder.tmp : '/tmp';
    this.control = { outside: folder.control, inside: sandbox.inside.control };
    this.#transcript = new Transcript(folder.id);
    this.#env = { ...env };
  }

  async start(): Promise<void> {
    this.#supervisor = await startSupervisor(this.folder, this.sandbox, (report) =>
      this.#on(report),
    );
    void this.#supervisor.ended.then((why) => this.#ended(why));
    this.#stopServing = await serveShells(this.folder, (size) => this.openShell(size));
  }

  get shells(): readonly LabShell[] {
    return this.#shells;
  }

  setEnv(env: Readonly<Record<string, string>>): void {
    this.#env = { ...this.#env, ...env };
  }

  async openShell(
    size: { columns: number; rows: number },
    words: readonly AskingWord[] = [],
  ): Promise<LabShell> {
    this.#assertAlive();
    if (this.#shells.filter((shell) => !shell.gone).length >= MOST_SHELLS)
      throw new SpyError(
        'lab-failed',
        t`The lab has ${MOST_SHELLS} shells already.`,
        t`Close one first: type exit in it.`,
      );
    const index = ++this.#opened;
    const nonce = randomBytes(12).toString('hex');
    const shell = new PtyShell(index, nonce, this.#transcript, this.home);
    this.#shells.push(shell);
    try {
      const rc = rcFile(nonce, this.#env) + askingLines(words);
      await writeFile(join(this.folder.control, `rc-${index}`), rc);
      // Ubuntu's system-wide bashrc otherwise greets administrators with a word about sudo.
      await writeFile(join(this.folder.home, '.hushlogin'), '').catch(() => {});
      const pty = await openPty(size, (chunk) => shell.take(chunk));
      shell.connect(pty);
      this.#assertAlive();
      this.#supervisor?.ask(`shell ${index} ${pty.path}`);
    } catch (error) {
      this.#shells.splice(this.#shells.indexOf(shell), 1);
      shell.close();
      throw asLabFailure((why) => t`No shell could be opened: ${why}`, error);
    }
    this.#newShells.tell(shell);
    return shell;
  }

  onShell(listener: (shell: LabShell) => void): () => void {
    return this.#newShells.add(listener);
  }

  async run(
    script: string,
    options: { env?: Record<string, string>; timeoutMs?: number } = {},
  ): Promise<RunResult> {
    this.#assertAlive();
    const name = String(++this.#runCount);
    const source = join(this.folder.control, `run-${name}`);
    const outputs = ['out', 'err'].map((kind) => join(this.folder.runs, `${name}.${kind}`));
    try {
      await writeFile(source, `${exportLines({ ...this.#env, ...options.env })}${script}\n`);
      this.#assertAlive();
      const seconds = ((options.timeoutMs ?? RUN_MS) / 1000).toFixed(3);
      const exit = await new Promise<number | undefined>((resolve) => {
        this.#runs.set(name, resolve);
        this.#supervisor?.ask(`run ${name} ${seconds}`);
      });
      if (exit === undefined) throw labGone();
      const [stdout = '', stderr = ''] = await Promise.all(
        outputs.map((file) => readFile(file, 'utf8')),
      );
      return { exit, stdout, stderr };
    } catch (error) {
      throw asLabFailure((why) => t`A script could not be run in the lab: ${why}`, error);
    } finally {
      await Promise.all([source, ...outputs].map((file) => rm(file, { force: true })));
    }
  }

  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  onDeath(listener: (why: string) => void): () => void {
    return this.#deaths.add(listener);
  }

  async #close(): Promise<void> {
    try {
      this.#stopServing();
      for (const shell of this.#shells) shell.close();
      await this.#supervisor?.close();
    } catch (error) {
      log('lab', `closing ${this.id}: ${messageOf(error)}`);
    }
  }

  #on(report: Report): void {
    if (report.kind === 'exit') this.#shells.find((shell) => shell.index === report.tab)?.ended();
    else {
      this.#runs.get(report.name)?.(report.status);
      this.#runs.delete(report.name);
    }
  }

  #ended(why: string): void {
    this.#dead = true;
    for (const waiting of this.#runs.values()) waiting(undefined);
    this.#runs.clear();
    for (const shell of this.#shells) shell.ended();
    if (this.#closing === undefined) this.#deaths.tell(why || t`Its processes were killed.`);
  }

  #assertAlive(): void {
    if (this.#dead || this.#closing !== undefined) throw labGone();
  }
}

function labGone(): SpyError {
  return new SpyError(
    'lab-failed',
    t`The lab has ended.`,
    t`Open the chapter again for a new one.`,
  );
}

function asLabFailure(saying: (why: string) => string, error: unknown): SpyError {
  if (error instanceof SpyError) return error;
  return new SpyError(
    'lab-failed',
    saying(messageOf(error)),
    t`Open the chapter again; if it stays, run spy-school doctor.`,
    { cause: error },
  );
}
