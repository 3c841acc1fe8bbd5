import type { Powers } from '../base/powers.ts';
import type { Values } from '../base/values.ts';
import { adapt } from '../course/adapt.ts';
import type { Chapter } from '../course/model.ts';
import { newEvent } from '../journal/events.ts';
import type { Journal } from '../journal/journal.ts';
import { progressOf } from '../journal/progress.ts';
import { openLab } from '../lab/lab.ts';
import type { Lab } from '../lab/model.ts';
import { plantMysteries } from '../lab/mysteries.ts';
import { probePowers } from '../lab/powers.ts';
import { hasTool } from '../lab/tools.ts';
import type { Classroom } from './classroom.ts';
import { Play } from './play.ts';

export interface SessionOptions {
  readonly chapter: Chapter;
  readonly journal: Journal;
  readonly schoolHome: string;
  /** Overrides the seed that the journal remembers, or a new one. */
  readonly seed?: number;
  /** Powers found already in a lab of the same kind; probed if left out. */
  readonly powers?: Powers;
  /** Which tools are installed; looked for on the lab's PATH if left out. */
  readonly hasTool?: (tool: string) => boolean;
  /** How long slow programs take, as a share of their usual length: a rehearsal's are shorter. */
  readonly tempo?: number;
  /** 'off' plays on the host as it is. */
  readonly sandbox?: 'auto' | 'off';
  /** The room that the learner is in. */
  readonly classroom?: Classroom;
}

/** A chapter being played: its lab stands, its mysteries are planted, its first shell is yet to be opened. */
export interface Session {
  readonly play: Play;
  readonly lab: Lab;
  readonly seed: number;
  /** Whether the learner has been in this chapter before, with the same seed. */
  readonly resumed: boolean;
  readonly powers: Powers;
  readonly values: Values;
  /** Ends the lab and everything in it. */
  close(): Promise<void>;
}

/** Opens the lab of a chapter, plants its mysteries with the learner's seed, and makes it playable. */
export async function openSession(options: SessionOptions): Promise<Session> {
  const { chapter, journal, schoolHome } = options;
  const past = progressOf(journal.events).chapters.get(chapter.id);
  const seed = options.seed ?? past?.seed ?? randomSeed();
  const lab = await openLab({ schoolHome, chapter: chapter.id, sandbox: options.sandbox });
  try {
    const [powers, planted] = await Promise.all([
      options.powers ?? probePowers(lab),
      plantMysteries(lab, chapter.mysteries, seed, { tempo: options.tempo }),
    ]);
    lab.setEnv(planted.env);
    if (past?.seed !== seed)
      journal.append(newEvent(chapter.id, { type: 'chapter-started', seed }));
    const here = adapt(chapter, { powers, hasTool: options.hasTool ?? hasTool });
    const { classroom } = options;
    const play = new Play({ chapter: here, lab, planted, powers, journal, classroom });
    const close = async () => {
      await play.dispose();
      await lab.close();
    };
    return { play, lab, seed, resumed: past?.seed === seed, powers, values: planted.values, close };
  } catch (error) {
    await lab.close();
    throw error;
  }
}

function randomSeed(): number {
  return Math.floor(Math.random() * 1_000_000);
}
