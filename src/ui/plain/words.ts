import type { AskingWord } from '../../lab/asking.ts';
import type { Language } from '../../words/language.ts';
import { language as spoken, t } from '../../words/words.ts';
import { inAscii } from '../terminal/ascii.ts';
import { type Name, nameOf, spellings } from './word-names.ts';

/** Every word that the guide understands, with what it does. */
const WORDS: readonly (readonly [Name, string])[] = [
  ['help', t`\`help\`: what you hear now`],
  ['next', t`\`next\`: go on to the next step`],
  ['back', t`\`back\`: go to the step before`],
  ['again', t`\`again\`: hear the step once more`],
  ['check', t`\`check\`: how this step stands`],
  ['hint', t`\`hint\`: a hint, the mildest first`],
  ['show', t`\`show\`: a way to do it, after the hints`],
  ['answer', t`\`answer\`: give an answer, as \`answer 42\`; alone, it asks you for it`],
  [
    'choose',
    t`\`choose\`: pick options by their numbers, as \`choose 1 2\`; a number alone does it, too`,
  ],
  [
    'cite',
    t`\`cite\`: find a line of your own output by a word of it, as \`cite execve\`, and cite it by its number`,
  ],
  ['skip', t`\`skip\`: leave this step unsolved; typed twice`],
  ['steps', t`\`steps\`: all steps, and how they stand`],
  ['notebook', t`\`notebook\`: what you found and proved`],
  ['home', t`\`home\`: close this chapter, back to the list; your place is kept`],
  ['quit', t`\`quit\`: leave the school; your place is kept`],
];

/** As many options as a task may have, and lines that are numbered. */
const NUMBERS = Array.from({ length: 20 }, (_, at) => String(at + 1));

/** In a room there is somebody to call. */
const CALL = ['call', t`\`call\`: ask your facilitator to come; once more takes it back`] as const;

/** What a shell is taught: the words, in English and in the school's language, and numbers. */
export function shellWords(
  inRoom: boolean,
  language: Language = spoken,
  unicode = true,
): readonly AskingWord[] {
  const asked = `${t`Your answer:`} `;
  const question = unicode ? asked : inAscii(asked);
  const names = told(inRoom).map(([name]) => name);
  return [
    ...spellings(names, language).map(([word, name]) =>
      name === 'answer' ? { word, question } : { word },
    ),
    ...NUMBERS.map((word) => ({ word })),
  ];
}

function told(inRoom: boolean) {
  return inRoom ? [...WORDS, CALL] : WORDS;
}

/** What was typed for the guide: a word of ours, or a number; what stood behind it. */
export interface Request {
  readonly word: Name | 'number';
  readonly rest: string;
}

/** A request as the shell tells it: the word, a blank, the rest. */
export function readRequest(text: string, language: Language = spoken): Request | undefined {
  const [, first = '', rest = ''] = /^(\S+) ?([\s\S]*)$/.exec(text) ?? [];
  if (NUMBERS.includes(first)) return { word: 'number', rest: `${first} ${rest}`.trim() };
  const word = nameOf(first, language);
  return word && { word, rest: word === 'call' ? '' : rest.trim() };
}

/** `help`: everything that can be typed. */
export function helpWords(inRoom: boolean): string[] {
  return [
    t`Everything that you type is a command in the lab, and counts, but for these words to the guide:`,
    told(inRoom)
      .map(([, does]) => `- ${does}`)
      .join('\n'),
    t`Signs such as \`( ) < > & ; | * $\` and quotes mean something to the shell: put an answer with them in single quotes, or type \`answer\` alone. Ctrl-C stops what runs. A second terminal joins with \`spy-school shell\`.`,
  ];
}
