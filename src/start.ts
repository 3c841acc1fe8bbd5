import './words/speak.ts';

import { quickly } from './commands/quick.ts';

// This file and what it imports are bundled by themselves, so that what is asked most often is answered before the rest
// of the program is even read; as CommonJS, which node starts sooner.
async function start(): Promise<void> {
  if (await quickly(process.argv.slice(2))) return;
  // `spy-school chapters | head` closes the pipe early: that is no fault. Of a terminal that was closed a signal tells,
  // and what is open is closed first.
  process.stdout.on('error', () => {
    if (!process.stdout.isTTY) process.exit(0);
  });
  await import('./cli.ts');
}

void start();
