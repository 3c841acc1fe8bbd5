// A terminal's screen as an SVG picture: every character where it stands, in the colours it has.
const CELL = { width: 8.4, height: 17 };
const PAD = 12;

export const SCHEMES = {
  dark: {
    background: '#14161b',
    foreground: '#e4e6eb',
    palette: [
      '#2a2e37',
      '#ff7b72',
      '#7ee787',
      '#f2cc60',
      '#79b8ff',
      '#d2a8ff',
      '#56d4dd',
      '#e4e6eb',
      '#8b93a1',
      '#ffa198',
      '#a5f3b0',
      '#ffe08a',
      '#a5d1ff',
      '#e2c5ff',
      '#9be9f0',
      '#ffffff',
    ],
  },
  light: {
    background: '#ffffff',
    foreground: '#1b1f24',
    palette: [
      '#1b1f24',
      '#b3261e',
      '#1a7f37',
      '#8a6100',
      '#0b57c5',
      '#7d3bb8',
      '#0a6d77',
      '#57606a',
      '#424a53',
      '#a40e26',
      '#116329',
      '#6b4a00',
      '#0a3f91',
      '#5e2a91',
      '#08525a',
      '#1b1f24',
    ],
  },
};

/** The visible screen of an xterm as SVG text. */
export function screenSvg(term, title, scheme = SCHEMES.dark) {
  const width = term.cols * CELL.width + PAD * 2;
  const height = term.rows * CELL.height + PAD * 2;
  const buffer = term.buffer.active;
  const parts = [];
  for (let y = 0; y < term.rows; y++) {
    const line = buffer.getLine(buffer.baseY + y);
    if (line) parts.push(...runs(line, term.cols, scheme).map((run) => runSvg(run, y, scheme)));
  }
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width.toFixed(0)} ${height}" role="img" aria-label="${escapeXml(title)}">`,
    `<title>${escapeXml(title)}</title>`,
    `<rect width="100%" height="100%" rx="8" fill="${scheme.background}"/>`,
    `<g font-family="ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace" font-size="14" xml:space="preserve">`,
    ...parts,
    '</g></svg>\n',
  ].join('\n');
}

function runs(line, columns, scheme) {
  const found = [];
  for (let x = 0; x < columns; x++) {
    const cell = line.getCell(x);
    if (!cell || cell.getWidth() === 0) continue;
    const style = styleOf(cell, scheme);
    const key = JSON.stringify(style);
    const last = found.at(-1);
    // A wide character, or one that fonts draw wider than a cell, stands alone so that what follows stays in place.
    const chars = cell.getChars() || ' ';
    const lone = !/^[ -~]$/.test(chars);
    if (last && last.key === key && !lone && !last.lone) {
      last.text += chars;
      last.cells += 1;
    } else found.push({ key, style, x, text: chars, cells: cell.getWidth(), lone });
  }
  return found.filter((run) => run.text.trim() !== '' || run.style.background);
}

function styleOf(cell, scheme) {
  const colour = (isPalette, isRgb, value) =>
    isPalette
      ? paletteColour(value, scheme)
      : isRgb
        ? `#${value.toString(16).padStart(6, '0')}`
        : undefined;
  let ink = colour(cell.isFgPalette(), cell.isFgRGB(), cell.getFgColor());
  let paper = colour(cell.isBgPalette(), cell.isBgRGB(), cell.getBgColor());
  if (cell.isInverse()) [ink, paper] = [paper ?? scheme.background, ink ?? scheme.foreground];
  return {
    ink: ink ?? scheme.foreground,
    background: paper,
    bold: Boolean(cell.isBold()),
    italic: Boolean(cell.isItalic()),
    underline: Boolean(cell.isUnderline()),
    dim: Boolean(cell.isDim()),
  };
}

function paletteColour(index, scheme) {
  if (index < 16) return scheme.palette[index];
  if (index >= 232) {
    const grey = 8 + (index - 232) * 10;
    return `rgb(${grey},${grey},${grey})`;
  }
  const at = index - 16;
  const level = (step) => (step === 0 ? 0 : 55 + step * 40);
  return `rgb(${level(Math.floor(at / 36))},${level(Math.floor(at / 6) % 6)},${level(at % 6)})`;
}

function runSvg({ style, x, text, cells }, y) {
  const left = PAD + x * CELL.width;
  const top = PAD + y * CELL.height;
  const wide = cells * CELL.width;
  const paper = style.background
    ? `<rect x="${left.toFixed(1)}" y="${top}" width="${wide.toFixed(1)}" height="${CELL.height}" fill="${style.background}"/>`
    : '';
  const look = [
    style.bold ? ' font-weight="bold"' : '',
    style.italic ? ' font-style="italic"' : '',
    style.underline ? ' text-decoration="underline"' : '',
    style.dim ? ' opacity="0.65"' : '',
  ].join('');
  return `${paper}<text x="${left.toFixed(1)}" y="${top + 13}" textLength="${wide.toFixed(1)}" lengthAdjust="spacingAndGlyphs" fill="${style.ink}"${look}>${unbreakable(escapeXml(text))}</text>`;
}

/** Browsers run ordinary blanks together, whatever `xml:space` says further up. */
function unbreakable(text) {
  return text.replaceAll(' ', '\u00a0');
}

function escapeXml(text) {
  return text.replace(
    /[&<>"]/g,
    (char) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[char],
  );
}
