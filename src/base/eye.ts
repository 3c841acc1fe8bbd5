/** The school's eye, three rows of at most nine cells. */
export const EYE = {
  unicode: ['   ▄▄▄▄▄', ' ▟▛  ◉  ▜▙', '   ▀▀▀▀▀'],
  ascii: ['   .---.', ' <   @   >', "   '---'"],
} as const;
