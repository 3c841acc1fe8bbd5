import { describe, expect, it } from 'vitest';
import { openShell, type, until, withLab } from './help.ts';

// Two doors, because a reader that comes back to one before its writer has closed it reads its end.

describe.each(['auto', 'off'] as const)('jobs in the background (sandbox %s)', (sandbox) => {
  it('count as long as they live, with what they say at the prompt', () =>
    withLab({ sandbox }, async (lab) => {
      const [ears, hands] = [await openShell(lab), await openShell(lab)];
      await type(hands, 'mkfifo door exit');
      await type(ears, '{ read word < door; echo heard $word; read word < exit; } &');
      const job = () => ears.commands[0];
      expect(job()).toMatchObject({ exit: 0, endedAt: undefined });
      expect(ears.running).toBeUndefined();

      const told: string[] = [];
      ears.onCommand((record, phase) => {
        if (record.text.includes('heard')) told.push(`${phase}: ${record.output.trim()}`);
      });
      await type(hands, 'echo secret > door');
      await until('the word', () => job()?.output.includes('heard secret'));
      await until('being told', () => told.some((each) => /progress:.*heard secret/s.test(each)));

      await type(hands, 'echo bye > exit');
      await until('the end of the job', async () => {
        await type(ears, 'true');
        return job()?.endedAt !== undefined;
      });
      expect(told.at(-1)).toMatch(/^ended/);
      expect(job()?.output).not.toContain('Done');
    }));

  it('what is typed is never taken for their words', () =>
    withLab({ sandbox }, async (lab) => {
      const [ears, hands] = [await openShell(lab), await openShell(lab)];
      await type(hands, 'mkfifo door exit');
      await type(ears, '{ read word < door; echo heard $word; read word < exit; } &');
      let echoed = '';
      ears.onBytes((bytes) => {
        echoed += Buffer.from(bytes).toString('latin1');
      });
      ears.write('# a forgery');
      await until('the echo', () => echoed.includes('# a forgery'));
      await type(hands, 'echo secret > door');
      await until('the words on the screen', () => echoed.includes('heard secret'));
      ears.write('\r');
      await ears.ready();
      expect(ears.commands[0]?.output).not.toContain('forgery');
    }));

  it('a stopped program goes on counting when it goes on', () =>
    withLab({ sandbox }, async (lab) => {
      const shell = await openShell(lab);
      shell.write("sh -c 'echo go; sleep 1000'\r");
      await until('the program', () => shell.running?.output.includes('go'));
      shell.write('\u001a');
      await shell.ready();
      expect(shell.commands[0]).toMatchObject({ exit: 148, endedAt: undefined });
      await type(shell, 'bg');
      expect(shell.commands[0]?.endedAt).toBeUndefined();
      await type(shell, 'kill %1; wait');
      await until('its end', async () => {
        await type(shell, 'true');
        return shell.commands[0]?.endedAt !== undefined;
      });
    }));
});
