import { createInterface } from 'node:readline/promises';

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
