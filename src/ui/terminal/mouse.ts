/** What is asked of a terminal: nothing, buttons and wheel, also moves with a button held, or every move. */
export type MouseTracking = 'none' | 'buttons' | 'drag' | 'any';

/** What a mouse did, as terminals code it (xterm control sequences, "Mouse Tracking"). */
export interface MouseReport {
  /** The button with modifiers (4, 8, 16), 32 for a move, 64 for the wheel. */
  readonly code: number;
  /** The cell, from 0. */
  readonly x: number;
  readonly y: number;
  readonly released: boolean;
}

const MODES: Readonly<Record<MouseTracking, string>> = {
  none: '',
  buttons: '\x1b[?1000h\x1b[?1006h',
  drag: '\x1b[?1002h\x1b[?1006h',
  any: '\x1b[?1003h\x1b[?1006h',
};

/** Switches every kind of report off. */
export const MOUSE_OFF = '\x1b[?1003l\x1b[?1002l\x1b[?1000l\x1b[?1006l';

/** What to send to a terminal so that it reports just that. */
export function switchMouse(to: MouseTracking): string {
  return MOUSE_OFF + MODES[to];
}

const MOVE = 32;
const WHEEL = 64;
const NO_BUTTON = 3;
/** In the old form a coordinate is one byte. */
const OLD_MOST = 222;

/** Rows that the wheel turns: up is negative; 0 for everything else. */
export function wheelOf({ code }: MouseReport): -1 | 0 | 1 {
  const turned = code & ~(4 | 8 | 16);
  return turned === WHEEL ? -1 : turned === WHEEL + 1 ? 1 : 0;
}

/** Whether it is the main button, going down or up. */
export function isMainButton({ code }: MouseReport): boolean {
  return (code & (MOVE | WHEEL | 3)) === 0;
}

export function isMove({ code }: MouseReport): boolean {
  return (code & MOVE) !== 0;
}

/** What `ESC [ < 0;10;5 M` says, without its frame; undefined where it makes no sense. */
export function sgrReport(numbers: string, end: string): MouseReport | undefined {
  const [, code, x, y] = /^(\d{1,4});(\d{1,5});(\d{1,5})$/.exec(numbers) ?? [];
  if (!Number(x) || !Number(y)) return undefined;
  return { code: Number(code), x: Number(x) - 1, y: Number(y) - 1, released: end === 'm' };
}

/** What the three bytes behind `ESC [ M` say: the form of terminals that know no other. */
export function oldReport(bytes: string): MouseReport | undefined {
  const [code = 0, x = 0, y = 0] = [...bytes].map((byte) => byte.charCodeAt(0) - 32);
  if (x < 1 || y < 1) return undefined;
  const released = code < WHEEL && (code & MOVE) === 0 && (code & 3) === NO_BUTTON;
  // It does not tell which button was let go; mostly it is the main one.
  return { code: released ? code & ~3 : code, x: x - 1, y: y - 1, released };
}

/** What a program wants to hear of the mouse; `old`: it knows no more than presses (DECSET 9). */
export interface Listener {
  readonly tracking: MouseTracking | 'old';
  /** It reads the form with numbers (DECSET 1006). */
  readonly sgr: boolean;
}

/** The report in the form that a program asked for; '' for what it does not want to hear. */
export function reportFor(report: MouseReport, { tracking, sgr }: Listener): string {
  const { code, x, y, released } = report;
  if (tracking === 'none') return '';
  if (tracking === 'old' && (released || code > 2)) return '';
  if (isMove(report) && !hearsMove(code, tracking)) return '';
  if (sgr) return `\x1b[<${code};${x + 1};${y + 1}${released ? 'm' : 'M'}`;
  if (x > OLD_MOST || y > OLD_MOST) return '';
  const button = released ? code | NO_BUTTON : code;
  return `\x1b[M${String.fromCharCode(button + 32, x + 33, y + 33)}`;
}

function hearsMove(code: number, tracking: Listener['tracking']): boolean {
  return tracking === 'any' || (tracking === 'drag' && (code & 3) !== NO_BUTTON);
}
