import { language, msgid, ngettext, t } from '../../words/words.ts';

/** Times and numbers as people say them. */

/** `45 s`, `2 min 05 s`, `12 min`, `1 h 20 min`. */
export function durationText(milliseconds: number): string {
  const seconds = Math.round(milliseconds / 1000);
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 10 && seconds % 60 > 0) return `${minutes} min ${two(seconds % 60)} s`;
  if (Math.round(seconds / 60) < 60) return `${Math.round(seconds / 60)} min`;
  const whole = Math.round(seconds / 60);
  return whole % 60 === 0 ? `${whole / 60} h` : `${Math.floor(whole / 60)} h ${whole % 60} min`;
}

/** `m:ss` for a column of a table; nothing without a time. */
export function timeText(milliseconds: number | undefined): string {
  if (milliseconds === undefined) return '';
  const seconds = Math.round(milliseconds / 1000);
  return `${Math.floor(seconds / 60)}:${two(seconds % 60)}`;
}

export function minutesText(minutes: number): string {
  return `${Number.isInteger(minutes) ? minutes : decimalText(minutes)} min`;
}

/** `2.5`: with one digit behind the point, or behind what the reader's language has there. */
export function decimalText(number: number): string {
  const digits = { minimumFractionDigits: 1, maximumFractionDigits: 1, useGrouping: false };
  return new Intl.NumberFormat(language, digits).format(number);
}

/** `2026-11-23 09:05`, in a time zone; UTC says so itself. */
export function momentText(iso: string, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('sv-SE', {
    timeZone,
    dateStyle: 'short',
    timeStyle: 'short',
  });
  return parts.format(new Date(iso));
}

export function clockTimeText(iso: string, timeZone: string): string {
  return momentText(iso, timeZone).slice(-5);
}

/** `43 %`; of nothing, nothing. */
export function shareText(part: number, whole: number): string {
  return whole === 0 ? '' : `${Math.round((100 * part) / whole)} %`;
}

/** `1 learner`, `3 learners`. */
export function learnersText(count: number): string {
  return ngettext(msgid`${count} learner`, `${count} learners`, count);
}

/** `once`, `3 times`. */
export function times(count: number): string {
  return count === 1 ? t`once` : t`${count} times`;
}

/** A text of the course without its Markdown for code. */
export function unmarked(text: string): string {
  return text.replaceAll('`', '');
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}
