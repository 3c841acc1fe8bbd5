/** A shell line's words, as far as a page needs them: operators apart, `$(...)` and quoted texts in one piece. */
export interface Word {
  /** Without its quotes. */
  readonly text: string;
  /** `|`, `;`, `&&`, a redirection, the end of a line: here a command ends. */
  readonly end: boolean;
}

const OPERATOR = /^(?:\d?>>?(?:&\d?-?)?|&>>?|<<<?|<|\|\||&&|\|&|[|;&\n()])/;

/** Where the quoted text or `$(` that begins at `from` ends; the end of the text where it does not. */
function closing(text: string, from: number): number {
  const opened = text[from];
  if (opened === "'") {
    const end = text.indexOf("'", from + 1);
    return end < 0 ? text.length : end + 1;
  }
  const close = opened === '"' ? '"' : ')';
  let at = from + (opened === '$' ? 2 : 1);
  while (at < text.length && text[at] !== close) {
    if (text[at] === '\\') at += 2;
    else if (text.startsWith('$(', at) || (close === ')' && /["'(]/.test(text[at] ?? '')))
      at = closing(text, at);
    else at++;
  }
  return Math.min(at + 1, text.length);
}

function inside(quoted: string): string {
  return /^["']/.test(quoted) ? quoted.slice(1, -1) : quoted;
}

/** Cuts what is typed into words; a backslash at a line's end joins it with the next. Never throws. */
export function wordsOf(typed: string): Word[] {
  const text = typed.replace(/\\\n\s*/g, ' ');
  const words: Word[] = [];
  let word: string | undefined;
  const finish = () => {
    if (word !== undefined) words.push({ text: word, end: false });
    word = undefined;
  };
  for (let at = 0; at < text.length; ) {
    const letter = text[at] ?? '';
    const operator = OPERATOR.exec(text.slice(at))?.[0];
    if (/["']/.test(letter) || text.startsWith('$(', at)) {
      const end = closing(text, at);
      word = (word ?? '') + inside(text.slice(at, end));
      at = end;
    } else if (operator !== undefined && (word === undefined || !/^\d/.test(operator))) {
      finish();
      words.push({ text: operator, end: true });
      at += operator.length;
    } else if (/[ \t]/.test(letter)) {
      finish();
      at++;
    } else if (letter === '\\') {
      word = (word ?? '') + (text[at + 1] ?? '');
      at += 2;
    } else if (letter === '#' && word === undefined) {
      const end = text.indexOf('\n', at);
      at = end < 0 ? text.length : end;
    } else {
      word = (word ?? '') + letter;
      at++;
    }
  }
  finish();
  return words;
}

/** The commands of a script, each as its words; `sudo`, `time` and variables before a program stay. */
export function commandsIn(script: string): string[][] {
  const commands: string[][] = [[]];
  for (const word of wordsOf(script)) {
    if (word.end) commands.push([]);
    else commands.at(-1)?.push(word.text);
  }
  return commands.filter((words) => words.length > 0);
}
