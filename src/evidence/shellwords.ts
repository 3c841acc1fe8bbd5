/** A simple command of a typed line, as bash would cut it; expansions stay as they were typed. */
export interface Stage {
  readonly words: readonly string[];
  readonly redirects: readonly { readonly op: string; readonly target: string }[];
  /** Whether its output goes into the next stage. */
  readonly piped: boolean;
  /** Whether the shell does not wait for it: `&` behind it. */
  readonly background: boolean;
}

const OPERATOR = /^(\|\||&&|\|&|[|;&()\n])/;
const REDIRECT = /^(\d*(?:>>|>\||>&|<<<|<<|<&|>|<)|&>>|&>)/;
/** Nobody types more; what comes behind is left out. */
const LONGEST = 10_000;

/** Cuts a typed line into its simple commands. Never throws; an open quote reaches to the end. */
export function stagesOf(typed: string): Stage[] {
  const line = typed.slice(0, LONGEST);
  const stages: Stage[] = [];
  /** Where the list of commands begins that a `&` would send away. */
  let list = 0;
  let words: string[] = [];
  let redirects: { op: string; target: string }[] = [];
  let word: string | undefined;
  let redirect: string | undefined;

  const endWord = () => {
    if (word === undefined) return;
    if (redirect !== undefined) redirects.push({ op: redirect, target: word });
    else words.push(word);
    word = undefined;
    redirect = undefined;
  };
  const endStage = (piped: boolean) => {
    endWord();
    redirect = undefined;
    if (words.length > 0 || redirects.length > 0)
      stages.push({ words, redirects, piped, background: false });
    words = [];
    redirects = [];
  };
  const endList = (background: boolean) => {
    if (background)
      for (let at = list; at < stages.length; at++) {
        const stage = stages[at];
        if (stage) stages[at] = { ...stage, background };
      }
    list = stages.length;
  };

  for (let at = 0; at < line.length; ) {
    const char = line[at] ?? '';
    const rest = line.slice(at, at + 12);
    const redirection = word === undefined ? REDIRECT.exec(rest)?.[1] : undefined;
    const operator = OPERATOR.exec(rest)?.[1];
    if (redirection !== undefined) {
      redirect = redirection;
      at += redirection.length;
    } else if (char === "'" || char === '"') {
      const [text, end] = quoted(line, at, char);
      word = (word ?? '') + text;
      at = end;
    } else if (char === '\\') {
      if (line[at + 1] !== '\n') word = (word ?? '') + (line[at + 1] ?? '');
      at += 2;
    } else if (char === '$' && line[at + 1] === '(') {
      const end = closingBracket(line, at + 1);
      word = (word ?? '') + line.slice(at, end);
      at = end;
    } else if (char === '`') {
      const end = closingTick(line, at);
      word = (word ?? '') + line.slice(at, end);
      at = end;
    } else if (operator !== undefined) {
      endStage(operator === '|' || operator === '|&');
      if (/^[;&()\n]$/.test(operator)) endList(operator === '&');
      at += operator.length;
    } else if (char === '>' || char === '<') {
      endWord();
    } else if (char === '#' && word === undefined) {
      const end = line.indexOf('\n', at);
      at = end === -1 ? line.length : end;
    } else if (/\s/.test(char)) {
      endWord();
      at += 1;
    } else {
      word = (word ?? '') + char;
      at += 1;
    }
  }
  endStage(false);
  return stages;
}

function quoted(line: string, at: number, quote: string): [string, number] {
  let text = '';
  for (let next = at + 1; next < line.length; next++) {
    const char = line[next] ?? '';
    if (char === quote) return [text, next + 1];
    if (char === '\\' && quote === '"' && /["\\$`]/.test(line[next + 1] ?? '')) {
      next += 1;
      text += line[next] ?? '';
    } else if (quote === '"' && char === '$' && line[next + 1] === '(') {
      const end = closingBracket(line, next + 1);
      text += line.slice(next, end);
      next = end - 1;
    } else text += char;
  }
  return [text, line.length];
}

/** Behind the backtick that ends what the one at `at` began. */
function closingTick(line: string, at: number): number {
  const end = line.indexOf('`', at + 1);
  return end === -1 ? line.length : end + 1;
}

function closingBracket(line: string, at: number): number {
  let depth = 0;
  for (let next = at; next < line.length; next++) {
    if (line[next] === '(') depth++;
    if (line[next] === ')' && --depth === 0) return next + 1;
  }
  return line.length;
}
