import type { IBufferCell } from '@xterm/headless';

/** The SGR sequence that paints like this cell; '' for a plain one. See ECMA-48, 8.3.117. */
export function sgrOf(cell: IBufferCell, marked: boolean): string {
  if (cell.isAttributeDefault() && !marked) return '';
  const codes: (number | string)[] = [];
  if (cell.isBold() || marked) codes.push(1);
  if (cell.isDim()) codes.push(2);
  if (cell.isItalic()) codes.push(3);
  if (cell.isUnderline()) codes.push(4);
  if (cell.isBlink()) codes.push(5);
  if (Boolean(cell.isInverse()) !== marked) codes.push(7);
  if (cell.isInvisible()) codes.push(8);
  if (cell.isStrikethrough()) codes.push(9);
  if (cell.isFgPalette()) codes.push(palette(cell.getFgColor(), 30, 90, 38));
  else if (cell.isFgRGB()) codes.push(`38;2;${rgb(cell.getFgColor())}`);
  if (cell.isBgPalette()) codes.push(palette(cell.getBgColor(), 40, 100, 48));
  else if (cell.isBgRGB()) codes.push(`48;2;${rgb(cell.getBgColor())}`);
  return codes.length > 0 ? `\x1b[${codes.join(';')}m` : '';
}

function palette(colour: number, normal: number, bright: number, indexed: number): number | string {
  if (colour < 8) return normal + colour;
  if (colour < 16) return bright + colour - 8;
  return `${indexed};5;${colour}`;
}

function rgb(colour: number): string {
  return `${(colour >> 16) & 255};${(colour >> 8) & 255};${colour & 255}`;
}
