import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type CheckOptions, checkZine } from '../../src/author/zine-check.ts';
import { loadZine } from '../../src/zine/load.ts';
import { page, pageText, zineFolder } from '../zine/fixture.ts';

let school: string;
beforeAll(async () => {
  school = await mkdtemp(join(tmpdir(), 'spy-zine-check-'));
});
afterAll(() => rm(school, { recursive: true, force: true }));

/** A page with one terminal. */
function terminal(...lines: readonly string[]): string {
  return ['```console', ...lines, '```'].join('\n');
}

async function check(body: string, front?: string, options: CheckOptions = {}) {
  const results = await checkZine(
    { pages: [page(body, front)], mini: [] },
    { schoolHome: school, ...options },
  );
  return results.map(({ line, command, verdict, why }) => ({ line, command, verdict, why }));
}

describe('the terminals of a page', () => {
  test('what is as printed is true: output of both kinds, in one place, step after step', async () => {
    expect(
      await check(
        terminal(
          '$ echo owl >nest; ls nest missing',
          "ls: cannot access 'missing': No such file or directory",
          'nest',
          '$ cat \\',
          '    nest',
          'owl',
          "$ printf '\\033[31mred\\033[0m\\tb\\n'",
          'red     b',
        ),
      ),
    ).toEqual([
      { line: 7, command: 'echo owl >nest; ls nest missing', verdict: 'true' },
      { line: 10, command: 'cat \\\n    nest', verdict: 'true' },
      { line: 13, command: "printf '\\033[31mred\\033[0m\\tb\\n'", verdict: 'true' },
    ]);
  });

  test('what is not as printed is found, with what came instead', async () => {
    const results = await check(
      terminal('$ echo owl', 'parrot', '$ echo seed', '...', '$ echo', 'x'),
    );
    expect(results.map(({ verdict }) => verdict)).toEqual(['false', 'true', 'false']);
    expect(results[0]?.why).toBe('expected: parrot; came: owl\n    | owl');
    expect(results[2]?.why).toBe('nothing came; expected: x');
  });

  test('what was false only once is true: a busy machine makes programs late', async () => {
    const marker = join(school, 'second');
    const told: string[] = [];
    const results = await check(
      terminal(`$ cat ${marker}; echo late >${marker}`, 'late', '$ echo owl', 'owl'),
      undefined,
      { sandbox: 'off', onResult: ({ verdict }) => told.push(verdict) },
    );
    expect(results.map(({ verdict }) => verdict)).toEqual(['true', 'true']);
    expect(told).toEqual(['true', 'true']);
  });

  test('Ctrl-C is pressed once the lines before it have come', async () => {
    expect(
      await check(
        terminal(
          '$ echo one; sleep 1000; echo two',
          'one',
          '^C',
          '$ echo still here',
          'still here',
        ),
      ),
    ).toEqual([
      { line: 7, command: 'echo one; sleep 1000; echo two', verdict: 'true' },
      { line: 10, command: 'echo still here', verdict: 'true' },
    ]);
  });

  test('dots do not hide that a program is not there', async () => {
    const [result] = await check(terminal('$ spyglass --far', '...'));
    expect(result?.verdict).toBe('false');
    expect(result?.why).toContain('was not found');
  });

  test('a command that does not end makes neither itself nor what follows true', async () => {
    const results = await check(
      terminal('$ echo one; sleep 1000', 'one', '$ echo two', 'two'),
      undefined,
      {
        patienceMs: 1500,
      },
    );
    expect(results.map(({ verdict }) => verdict)).toEqual(['false', 'false']);
    expect(results[0]?.why).toContain('it did not end within 1.5 seconds');
    expect(results[1]?.why).toContain('the command before it did not end');
  });

  test('each terminal has an empty home of its own', async () => {
    const results = await check(`${terminal('$ touch egg; ls', 'egg')}\n\n${terminal('$ ls -A')}`);
    expect(results.map(({ verdict }) => verdict)).toEqual(['true', 'true']);
  });
});

describe('claims', () => {
  const claims = (shown: string) =>
    `rows: [plain]\nclaims:\n  - run: |\n      echo one\n      echo two >&2\n      echo three\n    shows: |\n      ${shown}`;

  test('true when its lines come in their order, whatever else comes', async () => {
    expect(await check('Words.', claims('one\n      th...'))).toEqual([
      { line: 6, command: 'echo one\necho two >&2\necho three', verdict: 'true' },
    ]);
  });

  test('a false claim is found', async () => {
    const [result] = await check('Words.', claims('three\n      one'));
    expect(result?.verdict).toBe('false');
    expect(result?.why).toBe('no more came; expected: one\n    | one\n    | two\n    | three');
  });
});

describe('scenes', () => {
  const files = (scene: string, steps: string) => ({
    'scenes/owls.sh': scene,
    'pages/01-page-1.md': pageText('page-1', `\`\`\`console scene=owls\n${steps}\n\`\`\``),
  });
  async function checkScene(scene: string, steps: string, options: CheckOptions = {}) {
    const { root, remove } = await zineFolder(files(scene, steps));
    try {
      return await checkZine(await loadZine(root), { schoolHome: school, ...options });
    } finally {
      await remove();
    }
  }

  test('a scene stands before the first command, its programs run on, and are no jobs of the terminal', async () => {
    const results = await checkScene(
      'echo hoot >owl\nsleep 1000 &\nNAME=ada',
      '$ cat owl; echo $NAME; jobs\nhoot\nada\n$ pgrep -cx sleep\n1',
    );
    expect(results.map(({ verdict, why }) => [verdict, why])).toEqual([
      ['true', undefined],
      ['true', undefined],
    ]);
  });

  test.each([
    ['exit 3', 'closed its terminal'],
    ['echo hoot', 'printed something'],
    ['sleep 1000', 'did not end within'],
  ])('a scene that goes wrong is told as such: %s', async (scene, why) => {
    const [result] = await checkScene(scene, '$ true', { patienceMs: 3000 });
    expect(result?.verdict).toBe('false');
    expect(result?.why).toContain(`the scene "owls" ${why}`);
  });

  test('a scene that fails makes its commands false', async () => {
    const [result] = await checkScene('cat /nowhere', '$ true');
    expect(result?.verdict).toBe('false');
    expect(result?.why).toContain('the scene "owls" failed');
    expect(result?.why).toContain('/nowhere');
  });
});

describe('output in the words', () => {
  const body = `${terminal('$ sh -c \'echo "a(1) = 2"\'', '...')}\n\nIt says \`a(1) = `;

  test('is true when it came, to the number', async () => {
    expect((await check(`${body}2\`.`)).map(({ verdict }) => verdict)).toEqual(['true']);
    const results = await check(`${body}3\`.`);
    expect(results.map(({ command, verdict }) => [command, verdict])).toEqual([
      ['a(1) = 3', 'false'],
      ['sh -c \'echo "a(1) = 2"\'', 'true'],
    ]);
  });

  test('is left out where what may show it is', async () => {
    const results = await check(
      `${terminal('$ strace -c ls', '...')}\n\nIt says \`= 3\`.`,
      undefined,
      {
        hasTool: () => false,
      },
    );
    expect(results.map(({ command, verdict }) => [command, verdict])).toEqual([
      ['= 3', 'left-out'],
      ['strace -c ls', 'left-out'],
    ]);
    expect(results[0]?.why).toContain('strace is not installed');
  });
});

describe('what cannot be tried', () => {
  test('is left out where a tool is missing, and said so', async () => {
    const results = await check(terminal('$ strace -c true', '...'), undefined, {
      hasTool: (tool) => tool !== 'strace',
    });
    expect(results).toEqual([
      { line: 7, command: 'strace -c true', verdict: 'left-out', why: 'strace is not installed' },
    ]);
  });

  test('is left out where a power is missing, and said so', async () => {
    const not = { works: false, why: 'attaching is forbidden here' };
    const may = { works: true, why: '' };
    const powers = { traceChild: may, traceAttach: not, sniff: not, kernelStack: not, perf: not };
    const results = await check(
      `${terminal('$ strace -p 1', '...')}\n\n${terminal('$ true')}`,
      undefined,
      { powers, hasTool: () => true },
    );
    expect(results.map(({ verdict, why }) => [verdict, why])).toEqual([
      ['left-out', 'attaching is forbidden here'],
      ['true', undefined],
    ]);
  });

  test('is left out where the manual has no such page, and said so', async () => {
    const lines = ['$ echo No manual entry for owl', 'OWL(1)'];
    expect(await check(terminal(...lines))).toEqual([
      {
        line: 7,
        command: 'echo No manual entry for owl',
        verdict: 'left-out',
        why: 'its page of the manual is not installed',
      },
    ]);
  });

  test('a command in the words that nothing runs is not true', async () => {
    expect(await check('Try `strace -f ./parrot`, and on a Mac `dtruss ./parrot`.')).toEqual([
      {
        line: 1,
        command: 'strace -f ./parrot',
        verdict: 'false',
        why: 'the page names it, and none of its terminals and claims runs it',
      },
      {
        line: 1,
        command: 'dtruss ./parrot',
        verdict: 'left-out',
        why: 'it is for another place than a lab, and nobody tried it',
      },
    ]);
  });
});
