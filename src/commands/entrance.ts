import { openJournal } from '../journal/file.ts';
import type { Journal } from '../journal/journal.ts';
import { type BusySchool, schoolBusy, takeOver, takeSchool } from '../journal/lock.ts';
import { memoryJournal } from '../journal/memory.ts';
import { t } from '../words/words.ts';
import { ask } from './ask.ts';

/** The way into the school: its journal is open, and nobody else writes to it. */
export interface Entrance {
  readonly journal: Journal;
  /** Whether what happens is kept; not while another school is open in the same home. */
  readonly saves: boolean;
  leave(): void;
}

/** The journal to play with; undefined when the learner would rather not, another school being open. */
export async function enter(home: string): Promise<Entrance | undefined> {
  let lock = await takeSchool(home);
  while (!lock.held) {
    const choice = await askAboutOther(lock);
    if (choice === 'quit') return undefined;
    if (choice === 'read-only') {
      const { events } = await openJournal(home, { readOnly: true });
      return { journal: memoryJournal(events), saves: false, leave: () => {} };
    }
    lock = await takeOver(home, lock);
    if (!lock.held) throw schoolBusy(lock);
  }
  const { release } = lock;
  try {
    return { journal: await openJournal(home), saves: true, leave: release };
  } catch (error) {
    release();
    throw error;
  }
}

async function askAboutOther(other: BusySchool): Promise<'read-only' | 'take-over' | 'quit'> {
  const { pid, startedText: since } = other;
  const lines = [
    t`Spy School is open in another terminal already (process ${pid}, ${since}).`,
    `  r  ${t`look around here read-only: nothing you do is saved`}`,
    `  t  ${t`take over: the other one closes, its place is kept`}`,
    `  q  ${t`leave it at that`}`,
    t`Which one? [r/t/q]`,
  ];
  const answer = await ask(`${lines.join('\n')} `);
  const letter = answer?.trim().toLowerCase()[0];
  return letter === 'r' ? 'read-only' : letter === 't' ? 'take-over' : 'quit';
}
