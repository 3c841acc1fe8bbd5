import { describe, expect, it } from 'vitest';
import type { AnswerForm, Task } from '../../src/course/model.ts';
import { judge } from '../../src/evidence/judge.ts';
import { answered, fixture, ran, truth } from './given.ts';

type AnswerTask = Extract<Task, { kind: 'answer' }>;
const which = (more: Partial<AnswerTask> = {}): AnswerTask => ({
  kind: 'answer',
  prompt: '',
  form: 'path',
  expectation: { expect: 'value', anyOf: ['{{config}}'] },
  nearMisses: [{ anyOf: ['~/.profile'], say: 'Close: {{port}}.' }],
  ...more,
});

describe('a value', () => {
  const traced = ran('strace ./parrot', fixture('plain'));
  it('passes by what is true in this lab', () => {
    expect(judge(which(), [answered('~/.config/parrot/words.conf')], truth).kind).toBe('passed');
  });
  it('takes any item of a list, and the latest answer', () => {
    const task = which({ expectation: { expect: 'value', anyOf: ['/x', '{{both}}'] } });
    expect(judge(task, [answered('/y'), answered('.parrotrc')], truth).kind).toBe('passed');
    expect(judge(task, [answered('.parrotrc'), answered('/y')], truth).kind).toBe('wrong');
  });
  it('has its own word for a near miss', () => {
    expect(judge(which(), [answered('.profile')], truth)).toEqual({
      kind: 'wrong',
      reason: 'Close: 5000.',
    });
  });
  it.each(['words.conf', 'parrot/words.conf', '`words.conf`'])(
    'wants the whole path of the right file: %s',
    (given) => {
      expect(judge(which(), [answered(given)], truth)).toEqual({
        kind: 'not-yet',
        reason: expect.stringMatching(/^Right file\. Give its whole path/),
      });
    },
  );
  it.each(['~/words.conf', './words.conf', 'ords.conf', '/words.conf'])(
    'does not take another file for it: %s',
    (given) => {
      expect(judge(which(), [answered(given)], truth).kind).toBe('wrong');
    },
  );
  it('tells how to get a trace while there is none, and to look at it when there is', () => {
    const none = judge(which(), [ran('ls'), answered('/y')], truth).reason;
    expect(none).toMatch(/have none yet.*`strace\s-e\strace=openat`/);
    expect(judge(which(), [traced, answered('/y')], truth).reason).toMatch(/^Not that file\. Look/);
  });
  it('takes a host with a wrong port for no near miss of the host alone', () => {
    const task = which({
      form: 'address',
      expectation: { expect: 'value', anyOf: ['127.0.0.1:6343'] },
      nearMisses: [{ anyOf: ['localhost'], say: 'Which port?' }],
    });
    expect(judge(task, [answered('localhost')], truth).kind).toBe('wrong');
    expect(judge(task, [answered('localhost')], truth)).toMatchObject({ reason: 'Which port?' });
    expect(judge(task, [answered('localhost:5000')], truth)).toMatchObject({
      kind: 'wrong',
      reason: expect.stringMatching(/^Not that address/),
    });
  });
  it('says the whole address when only the port was given', () => {
    const task = which({
      form: 'address',
      nearMisses: [],
      expectation: { expect: 'value', anyOf: ['127.0.0.1:{{port}}'] },
    });
    expect(judge(task, [answered('5000')], truth)).toMatchObject({
      kind: 'passed',
      reason: expect.stringContaining('`127.0.0.1:5000`'),
    });
    expect(judge(task, [answered('localhost:5000')], truth).reason).toBe("That's it.");
  });
  it('knows a file that was asked for in vain', () => {
    expect(judge(which(), [traced, answered('~/.parrotrc')], truth).reason).toContain('ENOENT');
    expect(judge(which(), [answered('~/.parrotrc')], truth).reason).not.toContain('ENOENT');
    expect(judge(which(), [traced, answered('/etc/ld.so.cache')], truth).reason).not.toContain(
      'ENOENT',
    );
  });
  it('waits while there is no answer', () => {
    expect(judge(which(), [], truth).kind).toBe('not-yet');
    expect(judge(which(), [answered('  ')], truth).kind).toBe('not-yet');
  });
  it.each<[AnswerForm, string, RegExp]>([
    ['path', 'it is that file', /only the path/],
    ['number', 'many', /digits/],
    ['address', 'localhost', /port/],
    ['call', 'it opens a file', /name of one system call/],
    ['word', 'x\u202ey', /invisible/],
    ['word', 'x'.repeat(2_000), /too long/],
  ])('says what is wrong with a %s like %j', (form, given, reason) => {
    const verdict = judge(which({ form, nearMisses: [] }), [answered(given)], truth);
    expect(verdict).toMatchObject({ kind: 'wrong', reason: expect.stringMatching(reason) });
  });
});

describe("the number of calls in one's own trace", () => {
  const task = which({
    form: 'number',
    expectation: { expect: 'own-call-count', program: './parrot' },
    nearMisses: [{ anyOf: ['7'], say: 'Seven?' }],
  });
  const trace = fixture('plain');
  const given = (number: string, ...commands: ReturnType<typeof ran>[]) =>
    judge(task, [...commands, answered(number)], truth);

  it.each([
    ['a transcript', ran('strace ./parrot', trace)],
    ['an earlier one', ran('strace ./parrot', trace, { earlier: true })],
    [
      'a file of -o',
      ran('strace -o t ./parrot', 'Squawk!\n', { files: [{ path: '~/t', text: trace }] }),
    ],
    ['a file that was looked at', ran('cat t', trace)],
    [
      'a redirected one',
      ran('strace ./parrot 2> t', '', { files: [{ path: '~/t', text: trace }] }),
    ],
    ['one shown by less', ran('strace ./parrot 2>&1 | less', trace)],
    ['one of the whole path', ran('strace /home/spy/parrot', trace)],
  ])('is counted in %s', (_name, command) => {
    expect(given('39 calls', command).kind).toBe('passed');
    expect(given('38', command).reason).toMatch(/first line/);
    expect(given('40', command).reason).toMatch(/\+\+\+ exited/);
    expect(given('25', command).kind).toBe('wrong');
    expect(given('7', command).reason).toBe('Seven?');
    expect(given('many', command).reason).toMatch(/digits/);
  });
  it('is the total of strace -c as well', () => {
    const table = ran('strace -c ./parrot', fixture('summary'));
    expect(given('38', table).kind).toBe('passed');
    expect(given('39', table).kind).toBe('wrong');
    expect(given('39', table, ran('strace ./parrot', trace)).kind).toBe('passed');
  });
  it('counts all processes of -f', () => {
    const aviary = which({
      form: 'number',
      expectation: { expect: 'own-call-count', program: './aviary' },
    });
    const total = fixture('output-file')
      .split('\n')
      .filter((line) => line && !/ resumed>|\+\+\+ |--- /.test(line)).length;
    const command = ran('strace -f -o t ./aviary', '', {
      files: [{ path: '~/t', text: fixture('output-file') }],
    });
    expect(judge(aviary, [command, answered(String(total))], truth).kind).toBe('passed');
    expect(judge(aviary, [command, answered(String(total + 2))], truth).reason).toMatch(/`---`/);
  });
  it.each([
    [/run `strace\s\.\/parrot`/, []],
    [/run `strace\s\.\/parrot`/, [ran('strace ls', trace.replaceAll('parrot', 'ls'))]],
    [/run `strace\s\.\/parrot`/, [ran('grep open t', trace)]],
    [/filter/, [ran('strace -e openat ./parrot', fixture('openat'))]],
    [/pipe/, [ran('strace ./parrot 2>&1 | wc -l', '42')]],
    [/middle is lost/, [ran('strace ./parrot', trace, { truncated: true })]],
    [/running/, [ran('strace ./parrot', trace.slice(0, 900), { running: true, exit: undefined })]],
    [/not to be seen/, [ran('strace -o t ./parrot')]],
  ])('cannot be judged yet: %s', (reason, commands) => {
    expect(given('39', ...commands)).toEqual({
      kind: 'not-yet',
      reason: expect.stringMatching(reason),
    });
  });
});

describe('a refusal', () => {
  const forms: AnswerForm[] = ['path', 'number', 'word', 'call', 'address', 'text'];
  // Words that our own reasons use: the likeliest to slip out.
  const secrets = [
    'call',
    'trace',
    'ENOENT',
    'number',
    'path',
    'opened',
    'bracket',
    '1',
    'host',
    'not',
    'answer',
    'port',
    'line',
  ];
  it('never gives the answer away unless the learner said it', () => {
    const trace = ran('strace ./parrot', fixture('plain'));
    for (const form of forms)
      for (const secret of secrets)
        for (const given of [
          'zebra',
          '/x/y',
          '12',
          'two words here',
          '.parrotrc',
          'localhost',
          '10.1.1.1:9',
          'x\u0000',
        ]) {
          const task = which({
            form,
            nearMisses: [],
            expectation: { expect: 'value', anyOf: [secret] },
          });
          const verdict = judge(task, [trace, answered(given)], truth);
          expect(verdict.kind).toBe('wrong');
          expect(verdict.reason.length).toBeGreaterThan(0);
          // A character that cannot be compared says nothing about the answer.
          if (!given.includes('\u0000'))
            expect(` ${verdict.reason.toLowerCase()} `, `${form} ${secret} ${given}`).not.toMatch(
              new RegExp(`[^\\p{L}\\p{N}_]${secret.toLowerCase()}[^\\p{L}\\p{N}_]`, 'u'),
            );
        }
  });
  it('never gives the count away', () => {
    const task = which({
      form: 'number',
      expectation: { expect: 'own-call-count', program: './parrot' },
    });
    for (let number = 0; number < 60; number++) {
      if (number === 39) continue;
      const verdict = judge(
        task,
        [ran('strace ./parrot', fixture('plain')), answered(String(number))],
        truth,
      );
      expect(verdict.kind).toBe('wrong');
      expect(verdict.reason).not.toContain('39');
    }
  });
});
