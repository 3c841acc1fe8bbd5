import type { Desk } from './chapter/desk.ts';
import { clicked, LINES, overShell } from './chapter/mouse.ts';
import type { Screen } from './screen.ts';
import { usesMouse } from './terminal/capabilities.ts';
import {
  isMainButton,
  isMove,
  type Listener,
  type MouseReport,
  type MouseTracking,
  wheelOf,
} from './terminal/mouse.ts';

const UP = '\x1b[A';
const DOWN = '\x1b[B';

/** What the mouse does: a click chooses where the keyboard goes, the wheel moves what it is over. */
export class Mouse {
  /** Where the main button went down, and has not come up yet. */
  #down: MouseReport | undefined;
  /** The button went down in a program that listens, so that hears of it until it is up, wherever that is. */
  #grabbed = false;

  constructor(
    private readonly press: (keys: Buffer) => void,
    private readonly used = usesMouse(),
  ) {}

  /** What is to be heard of the mouse on this screen. */
  wanted(screen: Screen): MouseTracking {
    if (!this.used) return 'none';
    if (screen.at === 'page' || screen.at === 'zine') return 'buttons';
    if (screen.at !== 'chapter') return 'none';
    const heard = listening(screen.desk);
    return heard === 'drag' || heard === 'any' ? heard : 'buttons';
  }

  take(report: MouseReport, screen: Screen): void {
    const over = screen.at === 'chapter' && screen.desk.layered;
    if (screen.at === 'chapter' && !over) this.#onDesk(report, screen.desk);
    else if (screen.at !== 'home') this.#arrows(wheelOf(report) * LINES);
  }

  #onDesk(report: MouseReport, desk: Desk): void {
    if (this.#forProgram(report, desk)) return;
    const turned = wheelOf(report);
    if (turned !== 0) this.#wheel(report, desk, turned * LINES);
    else if (isMove(report) || !isMainButton(report)) return;
    else if (!report.released) this.#down = report;
    else if (this.#down) {
      const { x, y } = this.#down;
      this.#down = undefined;
      if (x === report.x && y === report.y) this.#click(report, desk);
      else desk.wouldSelect();
    }
  }

  /** To the program in the shell, if that is its; whether it was. */
  #forProgram(report: MouseReport, desk: Desk): boolean {
    const { pane, layout } = desk;
    const heard = listening(desk);
    if (!pane || !layout.shell || heard === 'none') this.#grabbed = false;
    else if (this.#grabbed || (this.#down === undefined && overShell(desk, report))) {
      const button = wheelOf(report) === 0 && !isMove(report);
      if (button) this.#grabbed = !report.released;
      const { x, y, width, height } = layout.shell;
      pane.mouse({
        ...report,
        x: Math.max(0, Math.min(width - 1, report.x - x)),
        y: Math.max(0, Math.min(height - 1, report.y - y)),
      });
      return true;
    }
    return false;
  }

  #wheel(report: MouseReport, desk: Desk, lines: number): void {
    if (!overShell(desk, report)) desk.scrollBy(lines, desk.shownFrom);
    else if (!desk.pane?.fullScreen) desk.lookBack(-lines);
    // As terminals do it for full-screen programs that know of no mouse.
    else if (desk.focus === 'shell') desk.pane.keys(Buffer.from(arrows(lines)));
  }

  #click(report: MouseReport, desk: Desk): void {
    const moves = clicked(desk, report);
    if (moves !== undefined) this.#arrows(moves.lines, moves.press);
  }

  #arrows(lines: number, press = ''): void {
    const keys = arrows(lines) + press;
    if (keys !== '') this.press(Buffer.from(keys));
  }
}

/** What the program in the shell that has the keyboard wants to hear; the shell itself wants nothing. */
function listening({ focus, layered, pane }: Desk): Listener['tracking'] {
  // A program that was killed may have left the mouse switched on.
  const runs = pane?.shell.running !== undefined;
  return runs && focus === 'shell' && !layered ? pane.hears.tracking : 'none';
}

function arrows(lines: number): string {
  return (lines < 0 ? UP : DOWN).repeat(Math.abs(lines));
}
