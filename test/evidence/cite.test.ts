import { describe, expect, it } from 'vitest';
import type { Task } from '../../src/course/model.ts';
import { judge } from '../../src/evidence/judge.ts';
import { call, fixture, ran, truth } from './given.ts';

type CiteTask = Extract<Task, { kind: 'cite' }>;
const task: CiteTask = {
  kind: 'cite',
  prompt: '',
  accept: [call('openat', '{{config}}', 'ok')],
  slips: [{ command: undefined, saw: call('execve'), say: 'That only starts it.' }],
};
const traced = ran('strace ./parrot', fixture('plain'));
const lineWith = (text: string, from = fixture('plain')) =>
  from.split('\n').find((line) => line.includes(text)) ?? 'no such line';
const cite = (line: string, command = traced.id, more: Partial<CiteTask> = {}) =>
  judge({ ...task, ...more }, [traced, { kind: 'citation', line, command }], truth);

describe('citing', () => {
  it('passes with the telling line', () => {
    const line = lineWith('words.conf');
    expect(cite(line)).toMatchObject({ kind: 'passed', telling: { command: traced.id, line } });
    expect(cite(`  ${line} `).kind).toBe('passed');
    expect(cite(line, 'another').kind).toBe('passed');
    expect(cite(`${line.slice(0, 60)}…`)).toMatchObject({ kind: 'passed', telling: { line } });
  });
  it('passes with a line of a file', () => {
    const command = ran('strace -f -o t ./aviary', '', {
      files: [{ path: 't', text: fixture('output-file') }],
    });
    const line = lineWith('"parrot/words.conf"', fixture('output-file'));
    const verdict = judge(task, [command, { kind: 'citation', line, command: command.id }], truth);
    expect(verdict).toMatchObject({ kind: 'passed', telling: { line } });
  });
  it('passes with either half of a call, and with the tail of a cut write', () => {
    const command = ran('strace -f ./aviary', fixture('follow'));
    const waits = { ...task, accept: [call('wait4', 'NULL', 'ok')] };
    for (const text of ['wait4(', '<... wait4 resumed>']) {
      const line = lineWith(text, fixture('follow'));
      expect(
        judge(waits, [command, { kind: 'citation', line, command: command.id }], truth).kind,
        text,
      ).toBe('passed');
    }
    expect(
      cite(lineWith('write(1, "Squawk'), traced.id, { accept: [call('write', 'Squawk', 'ok')] })
        .kind,
    ).toBe('passed');
  });
  it('waits for a citation', () => {
    expect(judge(task, [traced], truth).kind).toBe('not-yet');
  });
  it('takes the latest', () => {
    const citations = [lineWith('words.conf'), lineWith('.parrotrc')].map((line) => ({
      kind: 'citation' as const,
      line,
      command: traced.id,
    }));
    expect(judge(task, [traced, ...citations], truth).kind).toBe('wrong');
  });

  it.each([
    [
      'not shown',
      'openat(AT_FDCWD, "/home/spy/.config/parrot/words.conf", O_RDONLY) = 4',
      /does not stand/,
    ],
    ['typed', 'strace ./parrot', /typed yourself/],
    ['typed, with the prompt', 'spy@lab:~$ strace ./parrot', /typed yourself/],
    ["strace's word", '+++ exited with 0 +++', /strace's own word/],
    ['another file', lineWith('ld.so.cache"'), /something else/],
    ['another call', lineWith('read(3, "word'), /./],
    ["the program's output", ')                = 8', /./],
    ['a slip', lineWith('execve('), /only starts it/],
  ])('is wrong: %s', (_name, line, reason) => {
    expect(cite(line)).toEqual({ kind: 'wrong', reason: expect.stringMatching(reason) });
  });
  it('is wrong: in vain, though it was to work', () => {
    const verdict = cite(lineWith('.parrotrc'), traced.id, {
      accept: [call('openat', '{{rc}}', 'ok')],
    });
    expect(verdict.reason).toMatch(/in vain.*ENOENT/);
  });
  it('is wrong: worked, though it was to fail', () => {
    expect(
      cite(lineWith('words.conf'), traced.id, { accept: [call('openat', '{{config}}', 'ENOENT')] })
        .reason,
    ).toMatch(/worked/);
  });
  it('is wrong: another call about the same', () => {
    expect(
      cite(lineWith('words.conf'), traced.id, { accept: [call('unlink', '{{config}}')] }).reason,
    ).toMatch(/another call/);
  });
  it("is wrong: the program's own words", () => {
    const talk = ran('./parrot', 'Squawk!');
    const verdict = judge(
      task,
      [talk, { kind: 'citation', line: 'Squawk!', command: talk.id }],
      truth,
    );
    expect(verdict.reason).toMatch(/printed by a program/);
  });
  it('never names the file that was looked for', () => {
    for (const line of fixture('plain')
      .split('\n')
      .filter((each) => each.trim() && !each.includes('words.conf')))
      expect(cite(line).reason).not.toContain('words.conf');
  });
});
