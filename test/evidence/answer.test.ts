import { describe, expect, it } from 'vitest';
import type { AnswerForm } from '../../src/course/model.ts';
import { sameAnswer } from '../../src/evidence/answer.ts';

const same = (form: AnswerForm, given: string, expected: string) =>
  sameAnswer(form, given, expected, '/home/spy');

describe('the same answer, otherwise written', () => {
  const rc = '/home/spy/.bashrc';
  it.each<[AnswerForm, string, string[]]>([
    [
      'path',
      rc,
      [
        rc,
        '~/.bashrc',
        '$HOME/.bashrc',
        '${HOME}/.bashrc',
        './.bashrc',
        '.bashrc',
        '"~/.bashrc"',
        "'.bashrc'",
        '`.bashrc`',
        ' ~/.bashrc\n',
        '~/.bashrc.',
        '~/.bashrc,',
        '//home//spy/x/../.bashrc',
        '~/.bashrc/',
      ],
    ],
    ['path', '/home/spy/a b', ['~/a\\ b', '"~/a b"']],
    ['number', '37', ['37', ' 37 ', '37 calls', '37.', '037', '37 system calls', '"37"', '37.0']],
    ['number', '1234', ['1,234', '1 234', '1_234', '1234 calls']],
    ['number', '2.6 s', ['2.6', '2.6s', '2.6 seconds', '2600 ms', '2600ms']],
    ['number', '95', ['95%', '95 %']],
    ['word', 'fsync', ['fsync', 'Fsync', 'FSYNC.', '"fsync"', '`fsync`']],
    [
      'call',
      'write',
      [
        'write',
        'write()',
        'write(2)',
        'the write call',
        'the write system call',
        'a write syscall',
        'sys_write',
        'SYS_write',
        '__x64_sys_write',
        '`write`',
        'Write.',
        'write(1, "x", 1) = 1',
        '[pid 7] write(1, "x", 1) = 1',
        "it's write",
      ],
    ],
    [
      'address',
      '127.0.0.1:5000',
      [
        '127.0.0.1:5000',
        'localhost:5000',
        'http://localhost:5000/',
        'http://127.0.0.1:5000/x?y',
        '[::1]:5000',
        '5000',
        'port 5000',
        'Port: 5000',
        ':5000',
        '127.0.0.1.5000',
        '127.0.0.1 port 5000',
        'sin_port=htons(5000), sin_addr=inet_addr("127.0.0.1")',
        'localhost:5000.',
      ],
    ],
    ['address', 'localhost:80', ['http://localhost/', 'localhost:80']],
    ['address', '10.0.0.7', ['10.0.0.7', '10.0.0.7:80']],
    ['text', 'Le monde', ['le  monde', 'LE MONDE', '«Le monde»', 'le monde.', '"le monde"']],
  ])('%s %s', (form, expected, spellings) => {
    for (const given of spellings) expect(same(form, given, expected), given).toBe(true);
  });

  it.each<[AnswerForm, string, string[]]>([
    [
      'path',
      rc,
      ['.bashrc.d', '/.bashrc', '~spy/.bashrc', '~/x/.bashrc', 'it is ~/.bashrc', '', '~', '/'],
    ],
    [
      'number',
      '37',
      [
        '~37',
        'about 37',
        '37-38',
        '37 or so',
        '37 or 38',
        '36',
        '370',
        '3 7',
        '0x25',
        'thirty-seven',
        '-37',
        '37,38',
        '1e1',
        '∞',
      ],
    ],
    ['number', '2.6 s', ['2.6 ms', '26']],
    ['word', 'fsync', ['fdatasync', 'f sync', 'fsync write']],
    ['call', 'write', ['writev', 'pwrite64', 'read', 'write read', '()', 'the call']],
    [
      'address',
      '127.0.0.1:5000',
      [
        '127.0.0.1',
        'localhost',
        '127.0.0.1:50001',
        '10.0.0.7:5000',
        'port 80',
        'http://localhost/',
        '',
      ],
    ],
    ['address', '10.0.0.7', ['port 80', '10.0.0.70']],
    ['text', 'Le monde', ['le', 'lemonde']],
    ['text', '', ['', ' ']],
  ])('not %s %s', (form, expected, others) => {
    for (const given of others) expect(same(form, given, expected), given).toBe(false);
  });

  it.each([
    'x'.repeat(10_000),
    '\u001b[31m37\u001b[0m',
    '3\u00007',
    '37\u202e',
    '\u200b37',
    '9'.repeat(999),
  ])('hostile answers just do not match', (given) => {
    for (const form of ['path', 'number', 'word', 'call', 'address', 'text'] as const)
      expect(same(form, given, '37')).toBe(false);
  });
});
