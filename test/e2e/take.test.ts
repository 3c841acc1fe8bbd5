import { chownSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterAll, describe, expect, it } from 'vitest';
import { chapterOf } from './course.ts';
import { nothingLeft } from './leftovers.ts';
import { Player } from './player.ts';
import { environment, isRoot, NOBODY, newFolder, programFolder, removeFolders } from './program.ts';
import { Screen } from './screen.ts';

afterAll(removeFolders);

describe('spy-school take', () => {
  const who = isRoot ? (['oneself', 'an ordinary user'] as const) : (['oneself'] as const);
  it.each(who)('brings a file out of the open chapter, and nothing else (as %s)', async (name) => {
    const ordinaryUser = name === 'an ordinary user';
    const screen = await Screen.launch({ args: ['start', '0'], ordinaryUser });
    const player = new Player(screen, await chapterOf('wizard-school'));
    await player.at(0);
    await player.type('strace -o trace.pcap ./parrot; ln -s /etc/passwd evil; mkfifo pipe');

    const here = newFolder();
    if (ordinaryUser) chownSync(here, NOBODY, NOBODY);
    const program = join(await programFolder(), 'dist/cli.js');
    const take = (...args: string[]) =>
      execa(process.execPath, [program, 'take', ...args], {
        cwd: here,
        env: environment(screen.home),
        extendEnv: false,
        reject: false,
        stdin: 'ignore',
        ...(ordinaryUser ? { uid: NOBODY, gid: NOBODY } : {}),
      });
    const taken = await take('trace.pcap');
    expect(taken.stderr).toBe('');
    expect(taken.exitCode).toBe(0);
    expect(taken.stdout).toContain(`wireshark ${here}/trace.pcap`);
    expect(readFileSync(join(here, 'trace.pcap'), 'utf8')).toContain('+++ exited with 0 +++');
    expect((await take('trace.pcap')).exitCode).toBe(2);
    expect((await take('~/trace.pcap', 'again')).exitCode).toBe(0);
    for (const [wanted, why] of [
      ['evil', 'leads to /etc/passwd'],
      ['pipe', 'not an ordinary file'],
      ['nope', 'There is no nope in the lab.'],
    ] as const) {
      const refused = await take(wanted);
      expect(refused.exitCode).toBe(1);
      expect(refused.stderr).toContain(why);
      expect(refused.stderr).toContain('trace.pcap');
      expect(refused.stderr).not.toMatch(/^\s+at /m);
    }
    expect(readdirSync(here).sort()).toEqual(['again', 'trace.pcap']);
    await screen.close();
    await nothingLeft(screen.home);

    const late = await take('trace.pcap', 'late');
    expect(late.exitCode).toBe(1);
    expect(late.stderr).toContain('No chapter is open.');
  });
});
