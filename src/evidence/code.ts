/** A guide may be little wider than this; longer commands break at their spaces. */
const KEPT_TOGETHER = 40;
const NO_BREAK_SPACE = '\u00a0';

/**
 * A command or an option inside a reason, in backticks. Its spaces become no-break spaces (which the
 * screen draws as spaces again), so that nobody reads half a command at a line's end.
 */
export function code(text: string): string {
  const plain = text.replaceAll('`', "'");
  return `\`${plain.length > KEPT_TOGETHER ? plain : plain.replaceAll(' ', NO_BREAK_SPACE)}\``;
}

/** A reason for where nothing is wrapped: with ordinary spaces, so that its commands can be copied. */
export function plainSpaces(reason: string): string {
  return reason.replaceAll(NO_BREAK_SPACE, ' ');
}
