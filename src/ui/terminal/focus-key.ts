import { SpyError } from '../../base/errors.ts';
import { t } from '../../words/words.ts';

/** The key that moves focus between guide and shell. */
export interface FocusKey {
  /** As people read it: `Ctrl-G`. */
  readonly name: string;
  /** Everything that terminals send for it, a character a byte. */
  readonly sent: readonly string[];
}

/** How chapters name it, whichever it is: "G for guide". */
export const USUAL_NAME = 'Ctrl-G';
const USUAL: FocusKey = { name: USUAL_NAME, sent: ['\x07'] };

/** Keys that nothing else can stand in for. */
const TAKEN: Readonly<Record<string, string>> = {
  C: t`it stops what runs in the shell`,
  D: t`it ends what is typed, and the shell`,
  Z: t`it puts a program to sleep`,
  U: t`it empties the line`,
  M: t`to a terminal it is Enter`,
  J: t`to a terminal it is Enter`,
  I: t`to a terminal it is Tab`,
  H: t`to a terminal it is Backspace`,
  '?': t`to a terminal it is Backspace`,
  '[': t`to a terminal it is Esc`,
};

/** The last part of what F1 to F12 send, after `ESC [` and before `~` (VT220). */
const VT220 = [11, 12, 13, 14, 15, 17, 18, 19, 20, 21, 23, 24];

/** The focus key for this environment. Throws SpyError('usage') where SPY_SCHOOL_FOCUS_KEY names one that cannot be. */
export function focusKey(env: NodeJS.ProcessEnv = process.env): FocusKey {
  const wish = env.SPY_SCHOOL_FOCUS_KEY?.trim() ?? '';
  if (wish === '') return USUAL;
  const number = Number(/^f([1-9]|1[0-2])$/i.exec(wish)?.[1] ?? 0);
  if (number > 0) return { name: `F${number}`, sent: functionKey(number) };
  const letter = /^(?:\^|(?:control|ctrl|c)[-+ ])(space|[@-_/?])$/i.exec(wish)?.[1]?.toUpperCase();
  if (letter === undefined)
    throw unfit(wish, wish.length === 1 ? t`it is what you type` : t`no such key is known here`);
  const why = TAKEN[letter];
  if (why !== undefined) throw unfit(wish, why);
  return control(letter);
}

/** What names the key in a chapter's text, with the key that it is here. */
export function withFocusKey(text: string): string {
  return text.replaceAll(USUAL_NAME, focusKey().name);
}

function control(letter: string): FocusKey {
  if (letter === 'SPACE' || letter === '@') return { name: `Ctrl-${t`Space`}`, sent: ['\0'] };
  // Terminals send for / what they send for _.
  const code = letter === '/' ? 0x1f : letter.charCodeAt(0) & 0x1f;
  return { name: `Ctrl-${letter}`, sent: [String.fromCharCode(code)] };
}

/** F1 to F4 have a form of their own (VT100), F1 to F5 another one on Linux's console. */
function functionKey(number: number): string[] {
  const letter = String.fromCharCode(64 + number);
  const sent = [`\x1b[${VT220[number - 1]}~`];
  if (number <= 4) sent.push(`\x1bO${String.fromCharCode(79 + number)}`);
  if (number <= 5) sent.push(`\x1b[[${letter}`);
  return sent;
}

function unfit(wish: string, why: string): SpyError {
  return new SpyError(
    'usage',
    t`SPY_SCHOOL_FOCUS_KEY is "${wish}", and that cannot be the key between guide and shell: ${why}.`,
    t`Write another letter with Ctrl, or F1 to F12: SPY_SCHOOL_FOCUS_KEY=ctrl-o. Without it, the key is ${USUAL_NAME}.`,
    { exitCode: 2 },
  );
}
