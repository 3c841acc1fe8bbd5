/** What a person looks for on the screen, in the language in which the program was started. */
export interface Signs {
  /** LANG of whoever starts it. */
  readonly locale: string;
  /** On the home screen alone. */
  readonly home: string;
  /** On the certificate alone. */
  readonly certificate: RegExp;
  readonly step: (number: number, count: number) => string;
  readonly goOn: string;
  readonly finish: string;
  /** The footer in the shell, while its step is open and when it is done. */
  readonly inShell: string;
  readonly doneInShell: string;
  readonly endedShell: string;
  readonly answerField: string;
  readonly giveAnswer: string;
  readonly pickLine: string;
  readonly provesIt: string;
  readonly filter: string;
  /** Finds the selected line's number, and how many there are. */
  readonly lineOf: RegExp;
  readonly linesBack: RegExp;
  readonly caseClosed: (title: string) => RegExp;
  readonly plain: PlainSigns;
}

/** The same line by line, with the words that are typed. */
export interface PlainSigns {
  readonly step: (number: number, count: number) => string;
  readonly caseClosed: (title: string) => string;
  readonly whichChapter: string;
  readonly noted: string;
  readonly solved: string;
  readonly wayOn: string;
  readonly whichLine: string;
  readonly allClosed: string;
  readonly words: Readonly<Record<'next' | 'answer' | 'cite' | 'choose' | 'quit', string>>;
}

const ENGLISH: Signs = {
  locale: 'C.UTF-8',
  home: 'Here you learn to listen',
  certificate: /L I C E N C E/,
  step: (number, count) => `step ${number}/${count}`,
  goOn: 'Enter go on',
  finish: 'Enter finish',
  inShell: 'Ctrl-C stop what runs',
  doneInShell: 'guide: go on',
  endedShell: 'had ended, so here is a fresh one',
  answerField: 'Your answer:',
  giveAnswer: 'give this answer',
  pickLine: 'Enter pick a line',
  provesIt: 'this line proves it',
  filter: 'Filter:',
  lineOf: /line (\d+) of (\d+)/,
  linesBack: /(\d+) lines? back/,
  caseClosed: (title) => new RegExp(`${title}.*case closed`),
  plain: {
    step: (number, count) => `Step ${number} of ${count}: `,
    caseClosed: (title) => `Case closed: ${title}`,
    whichChapter: 'Which one? Type its number',
    noted: 'Noted.',
    solved: 'Solved.',
    wayOn: 'Type next to ',
    whichLine: 'Which one proves it? Type its number.',
    allClosed: 'Every case is closed. Well spied!',
    words: { next: 'next', answer: 'answer', cite: 'cite', choose: 'choose', quit: 'q' },
  },
};

// The spaces before : and ! are no-break ones, as French sets them.
const FRENCH: Signs = {
  locale: 'fr_FR.UTF-8',
  home: "Apprenez à l'écouter",
  certificate: /P E R M I S/,
  step: (number, count) => `étape ${number}/${count}`,
  goOn: 'Entrée continuer',
  finish: 'Entrée terminer',
  inShell: 'Ctrl-C arrêter',
  doneInShell: 'guide\u00a0: continuer',
  endedShell: 'en voici un neuf',
  answerField: 'Votre réponse\u00a0:',
  giveAnswer: 'donner cette réponse',
  pickLine: 'Entrée citer une ligne',
  provesIt: 'cette ligne le prouve',
  filter: 'Filtre\u00a0:',
  lineOf: /ligne (\d+) sur (\d+)/,
  linesBack: /(\d+) lignes? plus haut/,
  caseClosed: (title) => new RegExp(`${title}.*affaire classée`),
  plain: {
    step: (number, count) => `Étape ${number} sur ${count}\u00a0: `,
    caseClosed: (title) => `Affaire classée\u00a0: ${title}`,
    whichChapter: 'Que voulez-vous ouvrir\u00a0? Son numéro',
    noted: "C'est noté.",
    solved: 'Résolu.',
    wayOn: 'Tapez suite pour ',
    whichLine: 'Laquelle le prouve\u00a0? Tapez son numéro.',
    allClosed: 'Toutes les affaires sont classées. Bien espionné\u00a0!',
    words: { next: 'suite', answer: 'réponse', cite: 'citer', choose: 'choix', quit: 'q' },
  },
};

export const SIGNS = { en: ENGLISH, fr: FRENCH } as const;
