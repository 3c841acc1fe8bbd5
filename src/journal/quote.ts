import { clean, cleanLine } from '../base/clean.ts';
import { t } from '../words/words.ts';

/** A fenced block that whatever stands in it cannot close. */
export function fence(body: string, language: string): string {
  const safe = clean(body).replace(/\n+$/, '');
  const bar = '`'.repeat(Math.max(3, longestRun(safe) + 1));
  return `${bar}${language}\n${safe}\n${bar}`;
}

/** A text as inline code on one line, whatever backticks it holds. */
export function code(text: string): string {
  const line = cleanLine(text, 300);
  if (line === '') return t`(nothing)`;
  const bar = '`'.repeat(longestRun(line) + 1);
  const space = line.startsWith('`') || line.endsWith('`') ? ' ' : '';
  return `${bar}${space}${line}${space}${bar}`;
}

/** A sentence on one line; its inline code stays, HTML, links and pictures come out as plain text. */
export function sentence(text: string): string {
  return cleanLine(text, 1000).replace(/(?<!`)(`+)(?!`).*?(?<!`)\1(?!`)|[<[\]\\]/g, (found) =>
    found.startsWith('`') ? found : `\\${found}`,
  );
}

function longestRun(text: string): number {
  return Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
}
