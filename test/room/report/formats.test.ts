import { execa } from 'execa';
import { describe, expect, test } from 'vitest';
import { cleanLine } from '../../../src/base/clean.ts';
import { composed } from '../../../src/room/report/compose.ts';
import { csvOf } from '../../../src/room/report/csv.ts';
import { htmlOf } from '../../../src/room/report/html.ts';
import { markdownOf } from '../../../src/room/report/markdown.ts';
import { reportOf } from '../../../src/room/report/report.ts';
import { COURSE, Log, streamed } from './logs.ts';

const UTC = { timeZone: 'UTC' };

async function written(log: Log, names = true) {
  const report = await reportOf(streamed(log.events), COURSE, { names });
  const page = composed(report, UTC);
  return { md: markdownOf(page), html: await htmlOf(page), csv: csvOf(report) };
}

/** A room whose name, learners, answers, predictions and notes are all this text. */
function roomOf(text: string): Log {
  const log = new Log(text);
  const learner = log.joins(0, text);
  learner.enters(0, 'guess');
  learner.does(1, { type: 'predicted', step: 'guess', choice: text, label: text });
  learner.enters(1, 'count');
  learner.does(2, {
    type: 'answered',
    step: 'count',
    answer: text,
    verdict: 'wrong',
    reason: text,
  });
  log.command(3, { type: 'noted', text });
  return log;
}

/** An afternoon of three. */
function small(): Log {
  const log = new Log('Tuesday group');
  const [ada, ben, cleo] = [log.joins(0, 'Ada'), log.joins(0, 'Ben'), log.joins(1, 'Cleo')];
  for (const [each, choice] of [
    [ada, 'rc'] as const,
    [ben, 'rc'] as const,
    [cleo, 'profile'] as const,
  ]) {
    each.enters(1, 'guess');
    each.does(2, { type: 'predicted', step: 'guess', choice, label: choice });
    each.solves(2, 'guess');
    each.enters(2, 'listen');
    each.solves(8, 'listen');
    each.enters(8, 'count');
  }
  for (const [each, answer] of [[ada, '12'] as const, [ben, '12'] as const, [cleo, '14'] as const])
    each.does(9, {
      ...{ type: 'answered', step: 'count', answer, reason: 'because' },
      verdict: answer === '14' ? 'passed' : 'wrong',
    });
  cleo.solves(9, 'count');
  ben.does(9.5, { type: 'help-asked', step: 'count' });
  log.command(11, { type: 'help-given', learner: ben.learner });
  log.command(11, { type: 'noted', text: 'Count the calls, not the lines' });
  log.command(12, { type: 'noted', text: 'Ben, look at -c', to: ben.learner });
  log.command(15, { type: 'room-ended' });
  return log;
}

describe('Markdown', () => {
  test('reads well as text', async () => {
    expect((await written(small(), false)).md).toMatchInlineSnapshot(`
      "# Report of the room “Tuesday group”

      Opened on 2026-11-23 09:00 (UTC), ended 15 min later. 3 learners joined. The room's id is tuesday.

      - Chapter 0, The Parrots: 3 learners began it, 0 finished it.

      ## Where the room got stuck

      Took longest, against what the author thinks:

      - “The listen” (The Parrots, step 2): half of those who solved it took 6 min or more; the author thinks 1 min.

      Help was asked for most at:

      - “The count” (The Parrots, step 4): once.

      Worth explaining next time, for many were wrong at first:

      - “The count” (The Parrots, step 4): 2 of 3 learners were wrong at first (67 %), most often with “12”.

      When the room ended, most of those who were not done with a step were at:

      - “The count” (The Parrots, step 4): 2 learners.

      ## Predictions before and after

      A prediction is never marked, and the course does not say which one is right: that is for finding out. So here is what was predicted, and how the same learners fared afterwards.

      ### The guess

      **What of guess?**

      |                 | Predicted |    % |                      |
      | --------------- | --------: | ---: | -------------------- |
      | ~/.bashrc       |         2 | 67 % | █████████████        |
      | ~/.bash_profile |         1 | 33 % | ███████              |

      3 learners predicted. Nobody of them came to “The which” yet.

      ## Step by step

      **Chapter 0: The Parrots**

      |   # | Step       | Came | Solved | Shown | Skipped | Open | Median | 90 % |  Plan | Hints | Wrong | Tries | Help |
      | --: | ---------- | ---: | -----: | ----: | ------: | ---: | -----: | ---: | ----: | ----: | ----: | ----: | ---: |
      |   1 | The guess  |    3 |      3 |     0 |       0 |    0 |   1:00 | 1:00 | 1 min |     0 |     0 |     0 |    0 |
      |   2 | The listen |    3 |      3 |     0 |       0 |    0 |   6:00 | 6:00 | 1 min |     0 |     0 |     0 |    0 |
      |   3 | The which  |    0 |      0 |     0 |       0 |    0 |        |      | 1 min |     0 |     0 |     0 |    0 |
      |   4 | The count  |    3 |      1 |     0 |       0 |    2 |   1:00 | 1:00 | 2 min |     0 |     2 |     0 |    1 |
      |   5 | The end    |    0 |      0 |     0 |       0 |    0 |        |      | 1 min |     0 |     0 |     0 |    0 |

      Came: learners who came to it; Shown: looked up the solution and went on; Open: not done when the log ends; Median: from coming to solving, minutes:seconds; 90 %: nine of ten were not slower; Plan: minutes that the author thinks it takes; Wrong: answers, choices, citations and fixes that did not pass; Tries: commands that did not pass; Help: how often help was asked for.

      ## Answers

      ### The count

      Right at the first answer: 1 of 3 learners (33 %).

      **Answers to “The count”**

      |     | Answered |    % |                      | Is    |
      | --- | -------: | ---: | -------------------- | ----- |
      | 12  |        2 | 67 % | █████████████        | wrong |
      | 14  |        1 | 33 % | ███████              | right |

      ## Help

      Help was asked for once: 1 got it. The wait was 1 min 30 s.

      ## Notes given

      - 09:11 to all: Count the calls, not the lines
      - 1 note to one learner: not shown here, as they may hold names.

      ## How this was made

      - It has no names. Answers stand as they were typed and might hold one: read them before you hand this on.
      - From the room's log: what learners' machines sent since they joined, in the server's time. What came before, or never arrived, is not in it.
      - Time on a step runs from coming to it to solving it, and only while the learner is there: time in other steps does not count, nor time after it is solved (waiting at a closed gate, say), nor a page held by the gate, nor silence of 10 minutes or more, which is taken for a pause. Who sat still and thought for so long looks quicker than they were.
      - Median and 90 % are of those who solved it and whose coming was seen. Who did a chapter twice counts once, with the first time.
      "
    `);
  });

  test('of an empty room is short', async () => {
    expect((await written(new Log(), false)).md).toMatchInlineSnapshot(`
      "# Report of the room “Tuesday”

      Opened on 2026-11-23 09:00 (UTC), not ended; the last event was 0 s later. 0 learners joined. The room's id is tuesday.

      Nobody has done anything in this room yet, so there is nothing more to tell.
      "
    `);
  });

  test('with names has a table for each learner', async () => {
    const { md } = await written(small());
    expect(md.slice(md.indexOf('### Ben'), md.indexOf('### Cleo'))).toMatchInlineSnapshot(`
      "### Ben

      **Steps of Ben**

      | #   | Step       | Is     | Time | Hints | Wrong | Tries | Help |
      | --- | ---------- | ------ | ---: | ----: | ----: | ----: | ---: |
      | 0.1 | The guess  | solved | 1:00 |     0 |     0 |     0 |    0 |
      | 0.2 | The listen | solved | 6:00 |     0 |     0 |     0 |    0 |
      | 0.4 | The count  | open   | 1:30 |     0 |     1 |     0 |    1 |

      "
    `);
  });
});

describe('CSV', () => {
  test('has a row per step, and with names a row per learner and step', async () => {
    const steps = (await written(small(), false)).csv.split('\r\n');
    expect(steps[0]?.replace('\ufeff', '').split(',')).toContain('median_seconds');
    expect(steps.filter((line) => line.startsWith('parrots,'))).toHaveLength(5);
    expect(steps.find((line) => line.startsWith('parrots,listen'))).toBe(
      'parrots,listen,The listen,run,60,3,3,0,0,0,0,3,360,360,0,0,0,0,0,0,,',
    );
    const people = (await written(small())).csv.split('\r\n');
    expect(people.filter((line) => line.startsWith('Ben,'))).toHaveLength(3);
  });

  test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '=HYPERLINK("http://evil","x")'])(
    'lets no spreadsheet calculate %j',
    async (text) => {
      for (const names of [true, false]) {
        const cells = (await written(roomOf(text), names)).csv
          .split(/\r\n|,(?=(?:[^"]*"[^"]*")*[^"]*$)/)
          .map((cell) => cell.replace(/^\ufeff?"/, ''));
        expect(cells.filter((cell) => cell.startsWith("'"))).not.toEqual([]);
        expect(cells.filter((cell) => /^[=+\-@\t]/.test(cell))).toEqual([]);
      }
    },
  );

  test('keeps quotes, commas and line breaks within their cell', async () => {
    const { csv } = await written(roomOf('a "b", c\r\nd'));
    expect(csv).toContain('"a ""b"", c d",');
  });
});

describe('texts from outside do nothing', () => {
  const HOSTILE = [
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    '</style><script>x</script>',
    '</bdi></main><iframe src="https://evil.example">',
    '[click](https://evil.example) ![i](https://evil.example/x.png)',
    '| a | b |\n|---|---|',
    '# Heading `code` **bold** &lt;b&gt;',
  ];

  test.each(HOSTILE)('in HTML: %s', async (text) => {
    const { html } = await written(roomOf(text));
    const tags = new Set([...html.matchAll(/<\/?([a-z0-9!]+)/gi)].map(([, tag]) => tag));
    const known =
      'abbr bdi body caption div h1 h2 h3 head html i li main meta p style table tbody td th thead title tr ul !doctype';
    expect([...tags].filter((tag) => !known.split(' ').includes(tag ?? ''))).toEqual([]);
    expect(html.match(/<style>/g)).toHaveLength(1);
    const bare = html.replace(/="[^"]*"/g, '=""');
    expect(bare).not.toMatch(/<[^>]*\s(src|href|on\w+)=/i);
    const escapes: Record<string, string> = {
      '&': '&amp;',
      '<': '&lt;',
      '>': '&gt;',
      '"': '&quot;',
    };
    expect(html).toContain(cleanLine(text).replace(/[&<>"]/g, (sign) => escapes[sign] ?? ''));
  });

  test.each(HOSTILE)('in Markdown: %s', async (text) => {
    const { md } = await written(roomOf(text));
    const { marked } = await import('marked');
    const html = await marked.parse(md);
    const tags = new Set([...html.matchAll(/<\/?([a-z0-9]+)/gi)].map(([, tag]) => tag));
    const known = 'h1 h2 h3 p ul li table thead tbody tr th td strong';
    expect([...tags].filter((tag) => !known.split(' ').includes(tag ?? ''))).toEqual([]);
    expect(html.match(/<h1/g)).toHaveLength(1);
  });

  test.each([
    ['an escape sequence', '\u001b[2J\u001b]0;owned\u0007hello', 'hello'],
    ['right-to-left marks', 'ab\u202edcba\u2066', 'abdcba'],
    ['NUL, bell and backspace', 'a\u0000b\u0007c\u0008', 'abc'],
  ])('%s is gone in every format', async (_, text, left) => {
    for (const made of Object.values(await written(roomOf(text)))) {
      expect(made).not.toMatch(
        /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u202a-\u202e\u2066-\u2069]/,
      );
      expect(made).toContain(left);
    }
  });

  test('10,000 characters are cut in every format', async () => {
    for (const made of Object.values(await written(roomOf('x'.repeat(10_000)))))
      expect(made).not.toMatch(/x{501}/);
  });
});

describe('HTML', () => {
  test('asks for nothing from outside and runs nothing', async () => {
    const { html } = await written(small());
    expect(html).toMatch(/^<!doctype html>\n<html lang="en">/);
    expect(html).toContain("default-src 'none'");
    expect(html).not.toMatch(/https?:|<script|@import|url\(/);
  });

  test('is well-formed', async () => {
    const { html } = await written(small());
    const xml = html.replace('<!doctype html>\n', '').replace(/<meta [^>]*/g, '$&/');
    const checked = await execa(
      'python3',
      ['-c', 'import sys,xml.dom.minidom as m;m.parseString(sys.stdin.buffer.read())'],
      {
        input: xml,
        reject: false,
      },
    );
    expect(checked.stderr).toBe('');
  });

  test('names its columns and rows for those who listen', async () => {
    const { html } = await written(small());
    const tables = html.match(/<table[\s\S]*?<\/table>/g) ?? [];
    expect(tables.length).toBeGreaterThan(4);
    for (const table of tables) {
      expect(table).toMatch(/<caption>/);
      expect(table).toMatch(/<th scope="col"/);
      expect(table).toMatch(/<th scope="row"/);
    }
  });
});
