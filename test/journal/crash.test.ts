import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { describe, expect, test } from 'vitest';
import { openJournal } from '../../src/journal/file.ts';
import { bundles, homes } from './fixtures/help.ts';

const newHome = homes();
const bundle = bundles(import.meta.dirname);

describe('kill -9 while appending', () => {
  test('loses no event that was said to be safe, and the journal goes on', async () => {
    const program = await bundle('appender');
    const home = newHome();
    const safe: string[] = [];
    for (const after of [1, 2, 3, 7, 20, 50, 111, 300]) {
      const child = spawn(process.execPath, [program, home], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      let said = 0;
      for await (const id of createInterface({ input: child.stdout })) {
        safe.push(id);
        said += 1;
        if (said === after) child.kill('SIGKILL');
      }
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
      expect(child.signalCode).toBe('SIGKILL');
      const journal = await openJournal(home);
      const ids = new Set(journal.events.map(({ id }) => id));
      expect(safe.filter((id) => !ids.has(id))).toEqual([]);
      // At most the one line that it was just writing is torn; nothing before it suffers.
      for (const warning of journal.warnings) expect(warning).toContain('last line');
      journal.close();
    }
    expect(safe.length).toBeGreaterThanOrEqual(494);
  });
});
