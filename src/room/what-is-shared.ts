import { t } from '../words/words.ts';

/** What a learner must know before joining; said by `spy-school join` and by the page behind a room's address. */
export const WHAT_IS_SHARED = t`In the room your facilitator sees the name you choose, your step, your guesses, answers and hints, what this machine can play, and, at steps that ask you to run something, the commands you type in the school's shell and the line that proved them. Nothing else you type leaves this machine.`;

/** What the others in the room see. */
export const WHO_ELSE_SEES_IT = t`Other learners get none of it; guesses and answers may be shown to all, without names.`;
