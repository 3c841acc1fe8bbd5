import { shellQuote } from './environment.ts';
import { Listeners } from './listeners.ts';

/** A word to whoever opened the shell; with a question, what belongs behind it is asked for where it is typed alone. */
export interface AskingWord {
  readonly word: string;
  readonly question?: string;
}

/**
 * Words that a shell understands besides its commands: each is a function that leaves what was typed behind it in
 * a mark, for whoever opened the shell. Like our other functions they are not exported, so that programs, and a bash
 * that the learner starts, know nothing of them.
 */
export function askingLines(words: readonly AskingWord[]): string {
  const ask = `__spy_ask() { local IFS=' '; __spy_escape "$*"; __spy_mark R "$__spy_text"; }
`;
  return words.length === 0 ? '' : ask + words.map(asFunction).join('');
}

function asFunction({ word, question }: AskingWord): string {
  // A word of bash as well.
  if (word === 'help')
    return 'help() { if (($#)); then builtin help "$@"; else { __spy_ask help; } 2>/dev/null; fi; }\n';
  if (question !== undefined)
    return `${word}() {
  if (($# == 0)); then
    local reply
    builtin read -r -e -p ${shellQuote(question)} reply || return
    set -- "$reply"
  fi
  { __spy_ask ${word} "$@"; } 2>/dev/null
}
`;
  return `${word}() { { __spy_ask ${word} "$@"; } 2>/dev/null; }\n`;
}

/** What the running command asks of whoever opened the shell: told when it has ended. */
export class Requests {
  #asked: string[] = [];
  readonly #listeners = new Listeners<[string]>();

  add(listener: (request: string) => void): () => void {
    return this.#listeners.add(listener);
  }

  take(request: string): void {
    this.#asked.push(request);
  }

  areAllOf(line: string): boolean {
    return onlyAsks(line, this.#asked);
  }

  tell(): void {
    for (const request of this.#asked.splice(0)) this.#listeners.tell(request);
  }
}

/** Whether a line was nothing but a word to whoever opened the shell: then it is no command of the learner's. */
export function onlyAsks(line: string, asked: readonly string[]): boolean {
  const [first] = asked;
  if (first === undefined || asked.length > 1) return false;
  const typed = line.trim();
  return firstWord(typed) === firstWord(first) && !/[;&|\n`]|\$\(/.test(typed);
}

function firstWord(text: string): string {
  return text.split(/\s/)[0] ?? '';
}
