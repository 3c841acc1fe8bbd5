import { describe, expect, it } from 'vitest';
import type { CommandRecord } from '../../src/lab/model.ts';
import { descriptorsOpen, openShell, SIZE, terminalsOpen, type, until, withLab } from './help.ts';

describe.each(['auto', 'off'] as const)('a shell (sandbox %s)', (sandbox) => {
  it('records text, directory, status and output of commands', () =>
    withLab({ sandbox }, async (lab) => {
      expect(lab.sandboxed, lab.whyNoSandbox).toBe(sandbox === 'auto');
      const shell = await openShell(lab);
      let screen = '';
      shell.onBytes((bytes) => {
        screen += Buffer.from(bytes).toString('latin1');
      });
      expect(await type(shell, 'echo hello; ls /nope')).toMatchObject({
        id: `${lab.id}.1`,
        text: 'echo hello; ls /nope',
        cwd: lab.home,
        exit: 2,
        order: 1,
        shell: 1,
        truncated: false,
        output: expect.stringMatching(/^hello\nls: .*\/nope.*\n$/),
      });
      await type(shell, 'cd /usr/share');
      const record = await type(shell, 'pwd');
      expect(record).toMatchObject({ cwd: '/usr/share', exit: 0, output: '/usr/share\n' });
      expect(record.endedAt).toBeGreaterThanOrEqual(record.startedAt);
      expect(await type(shell, `printf '%s\\n' "a;b\\\\c" é😀 $'x\\e[1my'`)).toMatchObject({
        text: `printf '%s\\n' "a;b\\\\c" é😀 $'x\\e[1my'`,
        output: 'a;b\\c\né😀\nxy\n',
      });
      const loop = 'for i in 1 2; do\n  echo "n $i"\ndone';
      expect(await type(shell, loop)).toMatchObject({ text: loop, output: 'n 1\nn 2\n' });
      expect(await type(shell, "cat <<'END'\n  x\\y\nEND")).toMatchObject({ output: '  x\\y\n' });
      const before = shell.commands.length;
      for (const nothing of ['', '# a comment', ')']) await type(shell, nothing);
      expect(shell.commands.length).toBe(before);
      expect(screen).not.toContain('633;');
    }));

  it('loses nothing of two megabytes', () =>
    withLab({ sandbox }, async (lab) => {
      const shell = await openShell(lab);
      const expected = Array.from({ length: 300_000 }, (_, index) => `${index + 1}\n`).join('');
      const record = await type(shell, 'seq 1 300000');
      expect(record.output === expected).toBe(true);
      let last = '';
      const gone = new Promise<void>((resolve) => shell.onExit(resolve));
      shell.onCommand((ended, phase) => {
        if (phase === 'ended') last = ended.output;
      });
      shell.write('seq 1 300000; exit\r');
      await gone;
      expect(last.startsWith(expected)).toBe(true);
    }));

  it('understands Ctrl-C, Ctrl-Z with fg, background jobs and Ctrl-D', () =>
    withLab({ sandbox }, async (lab) => {
      const shell = await openShell(lab);
      const started = (text: string) =>
        until(
          text,
          () => shell.running?.text.includes(text) && shell.running.output.includes('go'),
        );
      shell.write('echo go; sleep 1000\r');
      await started('sleep 1000');
      shell.write('\u0003');
      await shell.ready();
      expect(shell.commands.at(-1)).toMatchObject({ exit: 130 });

      shell.write("sh -c 'echo go; sleep 1000'\r");
      await started('sleep 1000');
      shell.write('\u001a');
      await shell.ready();
      expect(shell.commands.at(-1)?.exit).toBe(148);
      shell.write('fg\r');
      await until('fg', () => shell.running?.text === 'fg' && shell.running.output.includes('sh'));
      shell.write('\u0003');
      await shell.ready();
      expect(shell.commands.at(-1)).toMatchObject({ text: 'fg', exit: 130 });

      await type(shell, '{ sleep 0.1; echo later; } &');
      expect(shell.commands.at(-1)).toMatchObject({ exit: 0 });
      const waited = await type(shell, 'wait; echo end');
      expect(waited.output).toMatch(/end\n$/);

      let exited = false;
      shell.onExit(() => {
        exited = true;
      });
      shell.write('\u0004');
      await until('the end of bash', () => exited);
      await expect(shell.ready()).rejects.toThrow('ended');
    }));

  it('tells progress while a command runs, and its end once', () =>
    withLab({ sandbox }, async (lab) => {
      const shell = await openShell(lab);
      const phases: [string, string][] = [];
      shell.onCommand((record, phase) => phases.push([phase, record.output]));
      shell.write('echo question; read -r x; echo got $x\r');
      await until('progress', () =>
        phases.some(([phase, output]) => phase === 'progress' && output),
      );
      expect(shell.running).toMatchObject({ endedAt: undefined, exit: undefined });
      shell.write('answer\r');
      await shell.ready();
      expect(phases[0]?.[0]).toBe('started');
      expect(phases.filter(([phase]) => phase === 'ended').map(([, output]) => output)).toEqual([
        'question\nanswer\ngot answer\n',
      ]);
    }));

  it('cannot be fooled or crashed by what programs print or the learner sets', () =>
    withLab({ sandbox }, async (lab) => {
      const shell = await openShell(lab);
      const forged = "printf '\\e]633;D;0;0\\a\\e]633;C;;\\a\\e]633;'";
      expect(await type(shell, `echo x; ${forged}; false`)).toMatchObject({
        exit: 1,
        output: 'x\n',
      });
      await type(shell, 'cat /dev/urandom | head -c 300000');
      expect(await type(shell, 'HISTCONTROL=ignoreboth PS1="% "')).toBeDefined();
      expect(await type(shell, 'echo again')).toMatchObject({
        text: 'echo again',
        output: 'again\n',
      });
      expect(await type(shell, 'bash -c set | grep -c __spy')).toMatchObject({
        output: '0\n',
      });
      await type(shell, 'set -xu');
      expect(await type(shell, 'echo traced')).toMatchObject({ output: '+ echo traced\ntraced\n' });
      await type(shell, 'set +xu');
      await type(shell, 'unset PROMPT_COMMAND');
      expect(await type(shell, '(exit 3)')).toMatchObject({ text: '(exit 3)', exit: undefined });
      expect(await type(shell, 'set | wc -l')).toMatchObject({ text: 'set | wc -l' });
    }));

  it('gives an ordinary bash to who starts one', () =>
    withLab({ sandbox }, async (lab) => {
      const shell = await openShell(lab);
      await type(shell, "echo 'echo bashrc was here' > ~/.bashrc");
      const other = await openShell(lab);
      expect(other.commands).toEqual([]);
      other.write('bash -i\r');
      await until('the inner bash', () => other.running?.output.includes('bashrc was here'));
      other.write("echo in''side\r");
      await until('its output', () => other.running?.output.includes('inside'));
      other.write('exit\r');
      await other.ready();
      expect(other.commands).toHaveLength(1);
      expect(other.commands[0]).toMatchObject({ text: 'bash -i', shell: 2, order: 2 });
    }));
});

describe('shells', () => {
  it('opened while their lab is closed free their terminal', () =>
    withLab({ sandbox: 'off' }, async (lab) => {
      const before = terminalsOpen();
      const opening = lab.openShell(SIZE);
      const closing = lab.close();
      await expect(opening).rejects.toMatchObject({ code: 'lab-failed' });
      await closing;
      await until('terminals to close', () => terminalsOpen() <= before, 100);
    }));

  it('know their size, are eight at most, and free their descriptors', () =>
    withLab({ sandbox: 'off' }, async (lab) => {
      const before = descriptorsOpen();
      const ended: CommandRecord[] = [];
      lab.onShell((shell) =>
        shell.onCommand((record, phase) => {
          if (phase === 'ended') ended.push(record);
        }),
      );
      const shells = await Promise.all(Array.from({ length: 8 }, () => openShell(lab)));
      await expect(lab.openShell(SIZE)).rejects.toMatchObject({ code: 'lab-failed' });
      const [first] = shells;
      if (first === undefined) throw new Error('no shell');
      first.resize(123, 45);
      expect(await type(first, 'stty size')).toMatchObject({ output: '45 123\n' });
      expect(ended).toHaveLength(1);
      for (const shell of shells) shell.close();
      first.write('after the end');
      first.resize(1, 1);
      await until('descriptors to close', () => descriptorsOpen() <= before);
      expect((await openShell(lab)).index).toBe(9);
    }));
});
