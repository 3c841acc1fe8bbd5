import { t } from '../words/words.ts';

/** Runs a command, and passes on its exit status. */
export type Run = (action: () => Promise<number>) => Promise<void>;

export const JSON_OPTION = ['--json', t`print JSON`] as const;
