/** Every word that the guide understands, with what it does. */
const WORDS = [
  ['help', 'what you hear now'],
  ['next', 'go on to the next step'],
  ['back', 'go to the step before'],
  ['again', 'hear the step once more'],
  ['check', 'how this step stands'],
  ['hint', 'a hint, the mildest first'],
  ['show', 'a way to do it, after the hints'],
  ['answer', 'give an answer, as `answer 42`; alone, it asks you for it'],
  ['choose', 'pick options by their numbers, as `choose 1 2`; a number alone does it, too'],
  [
    'cite',
    'find a line of your own output by a word of it, as `cite execve`, and cite it by its number',
  ],
  ['skip', 'leave this step unsolved; typed twice'],
  ['steps', 'all steps, and how they stand'],
  ['notebook', 'what you found and proved'],
  ['home', 'close this chapter, back to the list; your place is kept'],
  ['quit', 'leave the school; your place is kept'],
] as const;

export type Word = (typeof WORDS)[number][0];

/** As many options as a task may have, and lines that are numbered. */
const NUMBERS = Array.from({ length: 20 }, (_, at) => String(at + 1));

/** In a room there is somebody to call. */
const CALL = ['call', 'ask your facilitator to come; once more takes it back'] as const;

/** What a shell is taught: the words, and numbers. */
export function shellWords(inRoom: boolean): readonly string[] {
  return [...WORDS.map(([word]) => word), ...(inRoom ? [CALL[0]] : []), ...NUMBERS];
}

/** What was typed for the guide. */
export type Request =
  | { readonly word: Word; readonly rest: string }
  | { readonly word: 'call' | 'number'; readonly rest: string };

/** A request as the shell tells it: the word, a blank, the rest. */
export function readRequest(text: string): Request | undefined {
  const [, first = '', rest = ''] = /^(\S+) ?([\s\S]*)$/.exec(text) ?? [];
  if (NUMBERS.includes(first)) return { word: 'number', rest: `${first} ${rest}`.trim() };
  if (first === CALL[0]) return { word: 'call', rest: '' };
  const known = WORDS.find(([word]) => word === first);
  return known && { word: known[0], rest: rest.trim() };
}

/** `help`: everything that can be typed. */
export function helpWords(inRoom: boolean): string[] {
  const words = inRoom ? [...WORDS, CALL] : WORDS;
  return [
    'Everything that you type is a command in the lab, and counts, but for these words to the guide:',
    words.map(([word, does]) => `- \`${word}\`: ${does}`).join('\n'),
    'Signs such as `( ) < > & ; | * $` and quotes mean something to the shell: put an answer with them in single quotes, or type `answer` alone. ' +
      'Ctrl-C stops what runs. A second terminal joins with `spy-school shell`.',
  ];
}
