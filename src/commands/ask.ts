import { createInterface } from 'node:readline/promises';
import type { Language } from '../words/language.ts';
import { language } from '../words/words.ts';

/** What is a yes, by language; anything else is a no. */
const YES: Readonly<Record<Language, RegExp>> = { en: /^y(es)?$/i, fr: /^(y(es)?|o(ui)?)$/i };

/** Whether what was typed to a question is a clear yes. */
export function isYes(typed: string | undefined): boolean {
  return YES[language].test(typed?.trim() ?? '');
}

/** What is typed to a question on the terminal; undefined when it is left unanswered (Ctrl-D, Ctrl-C). */
export async function ask(question: string): Promise<string | undefined> {
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const left = new Promise<undefined>((resolve) =>
    terminal.once('close', () => resolve(undefined)),
  );
  try {
    return await Promise.race([terminal.question(question), left]);
  } catch {
    return undefined;
  } finally {
    terminal.close();
  }
}
