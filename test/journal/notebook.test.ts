import { marked } from 'marked';
import { describe, expect, test } from 'vitest';
import { newEvent } from '../../src/journal/events.ts';
import { notebook } from '../../src/journal/notebook.ts';
import { code, fence, sentence } from '../../src/journal/quote.ts';
import { story } from './fixtures/help.ts';

const passed = { verdict: 'passed', reason: 'bash opens it by itself' } as const;
const wrong = { verdict: 'wrong', reason: 'that is a decoy' } as const;
const course = [
  {
    id: 'c',
    title: 'The Mystery Config File',
    steps: [
      { id: 'guess', title: 'Guess first' },
      { id: 'look', title: 'Look', task: { kind: 'run' } },
      { id: 'name', title: 'Name it' },
      {
        id: 'pick',
        title: 'Pick',
        task: { kind: 'choose', options: [{ id: 'x', label: 'The `openat` call' }] },
      },
      { id: 'later', title: 'Later' },
      { id: 'never', title: 'Never seen' },
    ],
  },
];
const utc = { timeZone: 'UTC' };

describe('a notebook', () => {
  test('tells what was predicted, found and proved', () => {
    const line = 'openat(AT_FDCWD, "/home/spy/.bashrc", O_RDONLY) = 3';
    const events = story(
      { type: 'chapter-started', seed: 1 },
      { type: 'predicted', step: 'guess', choice: 'x', label: 'The `.bash_profile`' },
      { type: 'solved', step: 'guess', how: 'solved' },
      { type: 'hint-shown', step: 'look', hint: 1 },
      { type: 'hint-shown', step: 'look', hint: 2 },
      {
        type: 'command-judged',
        step: 'look',
        command: 'strace -f bash',
        exit: 0,
        line,
        ...passed,
      },
      { type: 'solved', step: 'look', how: 'solved', line },
      { type: 'answered', step: 'name', answer: '~/.profile', ...wrong },
      { type: 'answered', step: 'name', answer: '~/.bashrc', ...passed },
      { type: 'solved', step: 'name', how: 'solved' },
      { type: 'chose', step: 'pick', choices: ['x', 'gone'], ...passed },
      { type: 'solution-shown', step: 'pick' },
      { type: 'solved', step: 'pick', how: 'shown' },
      { type: 'solved', step: 'later', how: 'skipped' },
      { type: 'chapter-finished' },
    );
    expect(notebook(events, course, utc)).toMatchInlineSnapshot(`
      "# Your notebook

      ## The Mystery Config File

      *22 November 2026, case closed*

      ### Guess first

      **You predicted:** The \`.bash_profile\`

      ### Look

      **The line that proves it:**

      \`\`\`console
      $ strace -f bash
      openat(AT_FDCWD, "/home/spy/.bashrc", O_RDONLY) = 3
      \`\`\`

      > bash opens it by itself

      *2 hints*

      ### Name it

      **You found:** \`~/.bashrc\`

      > bash opens it by itself

      *solved at try 2*

      ### Pick

      **You chose:** The \`openat\` call; gone

      > bash opens it by itself

      *solved for you, worth another look*

      ### Later

      *skipped: still to be done*

      ---

      Programs are not black boxes. You have seen what they ask for.
      "
    `);
  });

  test('begins with an invitation', () => {
    expect(notebook([], course)).toContain('Nothing here yet');
    // It is read inside the program as well, where nobody can run it.
    expect(notebook([], course)).not.toMatch(/\brun\b|spy-school/);
    expect(notebook(story({ type: 'chapter-started', seed: 1 }), course)).toContain(
      'Nothing here yet',
    );
  });

  test('forgets a reset chapter and keeps what the course no longer has', () => {
    const told = notebook(
      [
        ...story({ type: 'answered', step: 'name', answer: 'secret', ...passed }),
        newEvent('c', { type: 'chapter-reset' }),
        newEvent('old', { type: 'answered', step: 'gone', answer: 'kept', ...passed }),
      ],
      course,
    );
    expect(told).not.toContain('secret');
    expect(told).toContain('## old');
    expect(told).toContain('### gone');
    expect(told).toContain('`kept`');
  });

  test('spans days in the reader’s time zone', () => {
    const events = [
      newEvent('c', { type: 'solved', step: 'a', how: 'solved' }, new Date('2026-11-22T23:30Z')),
      newEvent('c', { type: 'solved', step: 'b', how: 'solved' }, new Date('2026-11-23T20:00Z')),
    ];
    expect(notebook(events, course, utc)).toContain('22 November 2026 to 23 November 2026');
    expect(notebook(events, course, { timeZone: 'Asia/Tokyo' })).toContain(
      '*23 November 2026 to 24 November 2026*',
    );
  });

  test('lets no text out of its place', () => {
    const nasty = [
      '```\n# Escaped\n````js\n~~~',
      '<script>alert(1)</script>',
      '[click](http://evil) ![x](y)',
      '\u001b]8;;http://evil\u0007link\u001b]8;;\u0007 \u001b[31mred\u0007 \u202eevil\u0000',
      '`` ` ``` `',
      '`unclosed <b>',
      '',
    ];
    for (const text of nasty) {
      const told = notebook(
        story(
          { type: 'predicted', step: 'guess', choice: text, label: text },
          { type: 'answered', step: 'name', answer: text, verdict: 'passed', reason: text },
          { type: 'solved', step: 'look', how: 'solved', line: text, command: text },
        ),
        course,
        utc,
      );
      expect(told).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202e]/);
      const tokens = marked.lexer(told);
      const headings = tokens.flatMap((token) => (token.type === 'heading' ? [token.text] : []));
      expect(headings).toEqual([
        'Your notebook',
        'The Mystery Config File',
        'Guess first',
        'Look',
        'Name it',
      ]);
      expect(tokens.filter(({ type }) => type === 'code')).toHaveLength(1);
      marked.walkTokens(tokens, (token) => {
        expect(['html', 'image']).not.toContain(token.type);
        // A bare address may be clickable, but never hides behind other words.
        if (token.type === 'link') expect(token.text).toBe(token.href);
      });
    }
  });
});

describe('quoting', () => {
  test('a fence is longer than any inside', () => {
    expect(fence('a\n```\n`````\n', 'text')).toBe('``````text\na\n```\n`````\n``````');
    expect(fence('', 'text')).toBe('```text\n\n```');
  });

  test('inline code holds backticks', () => {
    expect(code('~/x')).toBe('`~/x`');
    expect(code('a`b')).toBe('``a`b``');
    expect(code('`')).toBe('`` ` ``');
    expect(code('a\nb')).toBe('`a b`');
    expect(code(' \n')).toBe('(nothing)');
  });

  test('a sentence keeps its code and nothing else', () => {
    expect(sentence('use `open(<x>)` not <b>')).toBe('use `open(<x>)` not \\<b>');
    expect(sentence('*really*')).toBe('*really*');
  });
});
