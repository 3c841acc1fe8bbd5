import { afterEach, expect, test, vi } from 'vitest';
import { loadWithInk } from '../../src/ui/ink/load.ts';
import { ThemeProvider, themeFor } from '../../src/ui/theme.tsx';

const { InkHost } = await loadWithInk(() => import('../../src/ui/ink/host.ts'));
const { Help } = await loadWithInk(() => import('../../src/ui/chapter/Help.tsx'));

/** What is left between header, room and footer of 80x24. */
const ROWS = 21;

function helpPage(): string {
  const theme = themeFor({ colour: false, unicode: true, hyperlinks: false });
  const node = (
    <ThemeProvider value={theme}>
      <Help width={80} height={ROWS} inRoom onClose={() => {}} />
    </ThemeProvider>
  );
  const host = new InkHost(node, 80, ROWS, () => {});
  const text = host.frame.join('\n');
  host.close();
  return text.replace(/\x1b\[[0-9;]*m/g, '').replace(/\s+/g, ' ');
}

afterEach(() => vi.unstubAllEnvs());

test('all keys, the mouse and the way out of the room fit into a small screen', () => {
  const page = helpPage();
  expect(page).toContain('Ctrl-G │ from guide to shell and back');
  expect(page).toContain('Shift (macOS: Option or Fn) selects text');
  expect(page).toContain('goes on alone.');
});

test('names the key that was chosen, and no mouse where there is none', () => {
  vi.stubEnv('SPY_SCHOOL_FOCUS_KEY', 'f9');
  vi.stubEnv('SPY_SCHOOL_MOUSE', 'no');
  expect(helpPage()).toContain('F9 │ from guide to shell and back');
  expect(helpPage()).not.toContain('Mouse');
});
