import { describe, expect, test } from 'vitest';
import { neverCame, outputNamed } from '../../../src/zine/claims/output.ts';
import { page } from '../fixture.ts';

const CAME = [
  'openat(AT_FDCWD, "owls.txt", O_RDONLY)    = -1 ENOENT (No such file or directory)',
  'write(1, "Dear customer, your password is "..., 42) = 42',
  'read(3</etc/hostname>, "owl\\n", 131072)   = 4',
  '+++ exited with 0 +++',
];
const drawn = (words: string) =>
  `\`\`\`svg\n<svg viewBox="0 0 99 99"><title>x</title><text class="mono" x="1" y="20">${words}</text></svg>\n\`\`\``;

describe('output outside of terminals', () => {
  test.each([
    'write(1, "Dear customer',
    'write(1, ..., 42) = 42',
    '(AT_FDCWD, "owls.txt", O_RDONLY)',
    '(No such file or directory)',
    '= -1 ENOENT',
    '-1 ENOENT',
    ')   = 42',
    '3</etc/hostname>',
    '+++ exited with 0 +++',
    '"Dear customer, your',
  ])('`%s` came', (piece) => {
    expect(outputNamed(page(`\`${piece}\``))).toEqual([piece]);
    expect(neverCame(page(`\`${piece}\``), CAME)).toEqual([]);
  });

  test.each([
    'write(1, "Dear owls',
    '(AT_FDCWD, "bats.txt", O_RDONLY)',
    '= -1 EACCES',
    '= 43',
    '5</etc/hostname>',
    '+++ killed by SIGKILL +++',
    '"Dear owls, your',
  ])('`%s` did not come', (piece) => {
    expect(neverCame(page(`\`${piece}\``), CAME)).toEqual([piece]);
  });

  test('in a drawing it is the typewriter that prints it', () => {
    expect(neverCame(page(drawn('= 43')), CAME)).toEqual(['= 43']);
    expect(outputNamed(page(drawn('= 43').replace('class="mono"', '')))).toEqual([]);
  });

  test.each([
    'openat',
    'strace -c ls',
    '-e trace=openat',
    '/etc/hosts',
    'O_RDONLY',
    '"..."...',
    '= 0x...',
  ])('`%s` alone claims nothing', (code) => {
    expect(neverCame(page(`\`${code}\``), ['mmap(NULL) = 0x7f00'])).toEqual([]);
  });
});
