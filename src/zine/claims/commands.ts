import type { Page } from '../model.ts';
import { blocksOf, runsOf } from '../walk.ts';
import { wordsOf } from './shell.ts';
import { CONTAINER_FLAG, ELSEWHERE, program, TOOLS } from './tools.ts';

/** `PID`, `FILE`, `/proc/PID`, `N`, `./it`: stands for something of the reader's own. */
const PLACEHOLDER = /(?<![A-Za-z])(?:[A-Z]{3,}|N)(?![A-Za-z])|^\.\/it$/g;

/** All `code` of a page: in its text, and in the typewriter's words of its drawings. */
export function codeOf(page: Page): string[] {
  return blocksOf(page).flatMap((block) => {
    if (block.kind === 'drawing')
      return block.drawing.shapes.flatMap((shape) =>
        shape.kind === 'text' && shape.mono ? [shape.text] : [],
      );
    return runsOf(block)
      .flat()
      .flatMap((part) => (part.kind === 'code' ? [part.text] : []));
  });
}

function words(command: string): string[] {
  return wordsOf(command.replace(/^\s*\$ /, '')).flatMap((word) => (word.end ? [] : [word.text]));
}

function isCommand(code: string): boolean {
  const [tool = '', ...rest] = program(words(code));
  if (/^--?[A-Za-z]/.test(tool)) return true;
  // Alone it is a tool's name.
  return (TOOLS.has(tool) || ELSEWHERE.has(tool)) && rest.length > 0;
}

/** The commands, and the flags alone, that a page names outside its terminals; each once. */
export function commandsNamed(page: Page): string[] {
  const named = codeOf(page).map((code) => code.replace(/\s+/g, ' ').trim());
  return [...new Set(named)].filter(isCommand);
}

/** What a page tells people to run where a lab is not: another system, a container, the school itself. */
export function elsewhere(page: Page): string[] {
  return commandsNamed(page).filter((named) => {
    const [tool = ''] = program(words(named));
    return ELSEWHERE.has(tool) || CONTAINER_FLAG.test(tool);
  });
}

/** Everything that a page runs. */
function runOn(page: Page): string[] {
  const sessions = blocksOf(page).flatMap((block) =>
    block.kind === 'console' ? block.session.steps.map((step) => step.command) : [],
  );
  return [...sessions, ...page.claims.map((claim) => claim.run)];
}

function sameWord(named: string, ran: string): boolean {
  // `-e trace=` names what begins like it.
  if (named.endsWith('=')) return ran.startsWith(named);
  const pieces = named.split(PLACEHOLDER);
  if (pieces.length === 1) return named === ran;
  const escaped = pieces.map((piece) => piece.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${escaped.join('.+')}$`, 's').test(ran);
}

/** `-f` is in `-fy` as well. */
function sameFlag(named: string, ran: string): boolean {
  const letter = /^-([A-Za-z])$/.exec(named)?.[1];
  return letter === undefined
    ? sameWord(named, ran)
    : /^-[A-Za-z]+$/.test(ran) && ran.includes(letter);
}

/** Whether a script runs what is named; a name may leave out the end (`curl -v`). */
function runs(named: string, script: string): boolean {
  const wanted = program(words(named));
  const same = /^-/.test(wanted[0] ?? '') ? sameFlag : sameWord;
  const ran = wordsOf(script);
  return ran.some((_, from) =>
    wanted.every((word, at) => {
      const other = ran[from + at];
      return other !== undefined && !other.end && same(word, other.text);
    }),
  );
}

/** What a page names and neither a terminal nor a claim of it runs: words that nobody has tried. */
export function untried(page: Page): string[] {
  const scripts = runOn(page);
  const abroad = new Set(elsewhere(page));
  return commandsNamed(page).filter(
    (named) => !abroad.has(named) && !scripts.some((script) => runs(named, script)),
  );
}
