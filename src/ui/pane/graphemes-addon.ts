export { UnicodeGraphemesAddon } from '@xterm/addon-unicode-graphemes';
