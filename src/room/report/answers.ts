import { cleanLine } from '../../base/clean.ts';
import { MOST_ANSWERS } from '../model/state.ts';

const LONGEST = 200;

export type Judged = 'passed' | 'not-yet' | 'wrong';

/** Answers to one step, told apart up to a number; nobody's name is in it. */
export class Answers {
  #known = new Map<string, { count: number; readonly verdict: Judged }>();
  #others = 0;

  add(given: string, verdict: Judged): void {
    const clean = this.#known.get(given);
    const text = clean ? given : cleanLine(given, LONGEST);
    const known = clean ?? this.#known.get(text);
    if (known) known.count += 1;
    else if (this.#known.size < MOST_ANSWERS) this.#known.set(text, { count: 1, verdict });
    else this.#others += 1;
  }

  /** The commonest first. */
  list(): { text: string; count: number; verdict: Judged }[] {
    return [...this.#known]
      .map(([text, { count, verdict }]) => ({ text, count, verdict }))
      .sort((a, b) => b.count - a.count || (a.text < b.text ? -1 : 1));
  }

  /** Answers beyond those told apart. */
  get others(): number {
    return this.#others;
  }
}
