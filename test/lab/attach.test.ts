import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { spawn } from '@lydell/node-pty';
import { execa } from 'execa';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openLab } from '../../src/lab/lab.ts';
import { openShell, type, until, withSchool } from './help.ts';
import { type Bundle, bundleFixture } from './ordinary.ts';

let bundle: Bundle;
beforeAll(async () => {
  bundle = await bundleFixture('attach');
});
afterAll(() => bundle.remove());

/** The client in a terminal of its own, under a shell that shows the terminal's state afterwards. */
function client(school: string) {
  const terminal = spawn(
    'sh',
    [
      '-c',
      '"$0" "$1" "$2"; stty -a; echo "the end"; read x',
      process.execPath,
      bundle.file,
      school,
    ],
    { cols: 91, rows: 33, cwd: '/', env: { ...process.env, TERM: 'xterm' } },
  );
  let screen = '';
  terminal.onData((text) => {
    screen += text;
  });
  return {
    type: (text: string) => terminal.write(text),
    resize: (columns: number, rows: number) => terminal.resize(columns, rows),
    shows: (text: string) =>
      until(`${text} on the screen:\n${screen}`, () => screen.includes(text)),
    close: () => terminal.write('\r'),
  };
}

describe('spy-school shell', () => {
  it.each(['short', `long ${'x'.repeat(120)}`])(
    'joins the running lab and gives the terminal back (%s path)',
    (name) =>
      withSchool(async (above) => {
        const school = join(above, name);
        await mkdir(school);
        const lab = await openLab({ schoolHome: school, chapter: 'test' });
        try {
          await openShell(lab);
          const terminal = client(school);
          await terminal.shows('$');
          expect(lab.shells).toHaveLength(2);
          terminal.type('stty size; echo "é ${PWD}"\r');
          await terminal.shows('33 91');
          await terminal.shows(`é ${lab.home}`);
          await until('the prompt', () => lab.shells[1]?.commands[0]?.endedAt !== undefined);
          terminal.resize(100, 20);
          await until('the new size', () => {
            terminal.type('stty size\r');
            return lab.shells[1]?.commands.some((record) => record.output === '20 100\n');
          });
          expect(lab.shells[1]?.commands[0]).toMatchObject({
            shell: 2,
            text: 'stty size; echo "é ${PWD}"',
            output: `33 91\né ${lab.home}\n`,
          });
          terminal.type('exit\r');
          await terminal.shows('came back');
          await terminal.shows(' icanon');
          await terminal.shows('the end');
          terminal.close();
        } finally {
          await lab.close();
        }
      }),
  );

  it('says so when the lab ends, or has too many shells', () =>
    withSchool(async (school) => {
      const lab = await openLab({ schoolHome: school });
      const joined = client(school);
      try {
        await joined.shows('$');
        const more = await Promise.all(Array.from({ length: 7 }, () => openShell(lab)));
        const late = client(school);
        await late.shows('refused: lab-failed: The lab has 8 shells already.');
        late.close();
        const [last] = more;
        if (last === undefined) throw new Error('no shell');
        expect((await type(last, 'echo still here')).output).toBe('still here\n');
      } finally {
        await lab.close();
      }
      await joined.shows('the end');
      joined.close();
    }));

  it('refuses without a terminal and without a lab', () =>
    withSchool(async (school) => {
      const piped = await execa(process.execPath, [bundle.file, school], { input: '' });
      expect(piped.stdout).toContain('refused: no-terminal');
      const terminal = client(school);
      await terminal.shows('refused: no-running-lab: No chapter is open.');
      await terminal.shows('the end');
      terminal.close();
    }));
});
