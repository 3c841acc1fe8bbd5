import { describe, expect, test } from 'vitest';
import type { PlayView } from '../../src/session/view.ts';
import { guideLines, textOf } from '../../src/ui/chapter/guide-lines.ts';
import { themeFor } from '../../src/ui/theme.tsx';
import { view as viewOf } from './view.ts';

const THEME = themeFor({ colour: true, unicode: true, hyperlinks: false });

const PAGE = { number: 5, title: 'Who opens *what*?' };

/** A chapter's only step. */
function view(change: Partial<PlayView>): PlayView {
  const { chapter } = viewOf();
  const only = { ...chapter, steps: chapter.steps.slice(0, 1) };
  return viewOf({ chapter: only, states: ['open'], ...change });
}

const shown = (change: Partial<PlayView>, width = 60) => {
  const lines = guideLines(view(change), width, THEME);
  return { ...lines, text: textOf(lines.lines) };
};

describe('what the guide says', () => {
  test('prose and task; nothing was said yet, so it stands at the top', () => {
    const { text, latest } = shown({});
    expect(text).toContain('Some prose.');
    expect(text).toContain('Which one?');
    expect(latest).toBe(0);
  });

  test('what is only for reading is read from its beginning, its debrief comes after it', () => {
    const { text, latest } = shown({ prompt: undefined, open: false, debrief: 'So that was it.' });
    expect(text).toContain('So that was it.');
    expect(latest).toBe(0);
  });

  test('a hint is the newest word', () => {
    const { text, latest, lines } = shown({ hints: ['Think.'] });
    expect(text).toContain('Hint 1');
    expect(textOf(lines.slice(latest))).toMatch(/^│ Hint 1/);
  });

  test('a refusal says so in a word, not only by colour', () => {
    const { text } = shown({ verdict: { kind: 'wrong', reason: 'It is not.' } });
    expect(text).toContain('✗ Not that one.\nIt is not.');
  });

  test('while the world is checked, an older verdict does not stand there as if it were the new one', () => {
    const { text } = shown({ checking: true, verdict: { kind: 'not-yet', reason: 'Still slow.' } });
    expect(text).toContain('Checking…');
    expect(text).not.toContain('Still slow.');
  });

  test('after a choice every option is explained, with its own characters', () => {
    const { text } = shown({
      state: 'solved',
      open: false,
      verdict: { kind: 'passed', reason: 'Right.', telling: undefined },
    });
    expect(text).toContain('✓ What <b> means\n  It is so.');
    expect(text).toContain('✗ No *stars*\n  It is not.');
  });

  test("a learner's own words are never markup, nor do they draw on the terminal", () => {
    const { text } = shown({
      verdict: { kind: 'wrong', reason: '**bold** \x1b[31mred\x1b[0m [x](y) <pid>' },
    });
    expect(text).toContain('**bold** red [x](y) <pid>');
    expect(text).not.toContain('\x1b');
  });

  test('the telling line is shown even when it holds fences', () => {
    const line = 'write(1, "~~~~~~~ ```", 11) = 11';
    const { text } = shown({ state: 'solved', open: false, telling: { command: 'c', line } });
    expect(text).toContain('write(1, "');
    expect(text).toContain('```", 11) = 11');
  });

  test('of a telling line that no screen could show, both ends are', () => {
    const line = `begin${'x'.repeat(200_000)}end`;
    const { text, lines } = shown({
      state: 'solved',
      open: false,
      telling: { command: 'c', line },
    });
    expect(text.replace(/\n\s*│ (↳ )?/g, '')).toMatch(/begin(x+)…(x+)end/);
    expect(lines.length).toBeLessThan(80);
  });

  test('what a facilitator shows is marked as that, and is the newest word', () => {
    const solution = [{ act: 'type', tab: 1, text: 'strace ./parrot', wait: true }] as const;
    const { text, latest, lines } = shown({ shown: { solution, debrief: 'So that was it.' } });
    expect(text).toContain('Shown by your facilitator: one way to do it\n│ $ strace ./parrot');
    expect(textOf(lines.slice(latest))).toMatch(
      /^│ Shown by your facilitator: what there is to see/,
    );
    expect(text).toContain('│ So that was it.');
  });

  test('a closed gate is told once the step is done, below what was learned', () => {
    const held = 'The room waits at "**Pick**".';
    expect(shown({ held }).text).not.toContain('The room waits');
    const done = { state: 'solved', open: false, debrief: 'So that was it.' } as const;
    const { text, latest, lines } = shown({ held, ...done });
    expect(text).toContain('│ The room waits at "**Pick**".');
    expect(textOf(lines.slice(latest))).toMatch(/^✓ Solved/);
  });

  test('no line is wider than the guide', () => {
    const reason = 'word '.repeat(100) + 'x'.repeat(200);
    for (const width of [30, 58, 78]) {
      const { lines } = shown({ verdict: { kind: 'wrong', reason }, hints: [reason] }, width);
      expect(Math.max(...lines.map((line) => textOf([line]).length))).toBeLessThanOrEqual(width);
    }
  });
});

describe('the page of the zine', () => {
  const text = (change: Partial<PlayView>, page = PAGE) =>
    textOf(guideLines(view(change), 60, THEME, page).lines);

  test('is named after the last step of a chapter, with the command that shows it', () => {
    const said = text({ open: false, state: 'solved', debrief: 'So it was.' });
    expect(said).toMatch(/So it was\.[\s\S]*To take with you[\s\S]*Page 5 of the zine/);
    expect(said).toContain('Who opens *what*?');
    expect(said).toContain('spy-school zine 5');
  });

  test('not before, not elsewhere, and not where no page goes with the chapter', () => {
    expect(text({})).not.toContain('zine');
    const { chapter } = view({});
    const longer = { ...chapter, steps: [...chapter.steps, ...chapter.steps] };
    expect(text({ open: false, state: 'solved', chapter: longer })).not.toContain('zine');
    const without = textOf(guideLines(view({ open: false, state: 'solved' }), 60, THEME).lines);
    expect(without).not.toContain('zine');
  });

  test('does not push what was learned off the screen', () => {
    const change = { open: false, state: 'solved', debrief: 'So it was.' } as const;
    const { latest } = guideLines(view(change), 60, THEME, PAGE);
    expect(latest).toBe(guideLines(view(change), 60, THEME).latest);
  });
});
