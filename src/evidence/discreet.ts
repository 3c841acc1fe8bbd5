import { t } from '../words/words.ts';
import { plainSpaces } from './code.ts';

/** Said instead of a reason that would give the answer away; the first that does not is used. */
const NEUTRAL = [
  t`Not that one. Look once more at what your own trace shows.`,
  t`No, it is something else. Have another look.`,
  t`Not yet.`,
];

/**
 * A refusal that does not give the answer away: if our own words happen to contain one of the right
 * answers, and the learner did not say it, others are taken.
 */
export function discreet(reason: string, right: readonly string[], given: string): string {
  const tells = (text: string) =>
    right.some((answer) => holds(text, answer) && !holds(given, answer));
  return [reason, ...NEUTRAL].find((text) => !tells(text)) ?? '';
}

/** Whether `text` contains `answer` as a word of its own, in any case. */
function holds(text: string, answer: string): boolean {
  const [hay, needle] = [plainSpaces(text).toLowerCase(), answer.trim().toLowerCase()];
  if (needle === '') return false;
  for (let at = hay.indexOf(needle); at !== -1; at = hay.indexOf(needle, at + 1)) {
    const around = [hay[at - 1] ?? ' ', hay[at + needle.length] ?? ' '];
    if (!around.some((char) => /[\p{L}\p{N}_]/u.test(char))) return true;
  }
  return false;
}
