import { cells, cut, graphemes } from '../markdown/width.ts';
import { t } from '../words/words.ts';
import { type Certificate, type Figure, WORDS } from './certificate.ts';
import { eye, frame, INK, STYLE, seal, tick } from './svg-parts.ts';

/** A4 on its side, four units to the millimetre. */
const WIDTH = 1188;
const HEIGHT = 840;
const MIDDLE = WIDTH / 2;
/** Where lists begin on the left, and where they end: the seal stands right of that. */
const LEFT = 92;
const RIGHT = 880;
/** Signs of the code font that fit between the two. */
const TOOLS_LINE = 78;
/** Lines that there is room for. */
const MOST_CASES = 6;
const LONGEST_TITLE = 56;
const NAME_ROOM = 1020;

/** The certificate as a picture of its own: no outside font, script or file; text stays text. Pure. */
export function svgOf(certificate: Certificate): string {
  const { name, date, cases, figures, tools } = certificate;
  const whose = name === '' ? '' : `: ${name}`;
  const text = (x: number, y: number, kind: string, said: string, more = '') =>
    `<text x="${x}" y="${y}" class="${kind}"${more}>${escaped(said)}</text>`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="297mm" height="210mm" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-labelledby="title desc">`,
    `<title id="title">${escaped(`${WORDS.school}, ${WORDS.title}${whose}`)}</title>`,
    `<desc id="desc">${escaped(described(certificate))}</desc>`,
    `<style>${STYLE}</style>`,
    frame(WIDTH, HEIGHT),
    eye(MIDDLE, 102),
    text(MIDDLE, 178, 'school', WORDS.school.toUpperCase()),
    text(MIDDLE, 240, 'title', WORDS.title),
    text(MIDDLE, 282, 'small', WORDS.certifies),
    ...(name === '' ? [] : [text(MIDDLE, 338, 'name', name, nameStyle(name))]),
    `<path d="M ${MIDDLE - 300} 356 H ${MIDDLE + 300}" stroke="${INK.gold}" stroke-width="2"/>`,
    ...WORDS.deed.map((line, at) => text(MIDDLE, 390 + 27 * at, 'deed', line)),
    ...figures.map((figure, at) => tile(figure, at, figures.length)),
    ...caseLines(cases),
    text(LEFT, 686, 'label', tools.length > 0 ? WORDS.tools : ''),
    ...toolLines(tools).map((line, at) => text(LEFT, 710 + 22 * at, 'tools', line)),
    text(LEFT, 768, 'date', date),
    text(RIGHT, 768, 'farewell', WORDS.farewell),
    seal(WIDTH - 172, 644),
    '</svg>',
    '',
  ].join('\n');
}

/** Everything on the page in a few sentences, for those who hear it read. */
function described({ name, date, cases, figures, tools }: Certificate): string {
  const numbers = figures.map(({ value, what }) => `${value} ${what}`).join(', ');
  const titles = cases.map(({ title }) => title).join('; ');
  return [
    `${WORDS.certifies} ${name || WORDS.bearer} ${WORDS.deed.join(' ')}`,
    t`Cases: ${titles}. ${numbers}.`,
    ...(tools.length > 0 ? [`${WORDS.tools} ${tools.join(', ')}.`] : []),
    `${date}.`,
  ].join(' ');
}

function tile({ value, what }: Figure, at: number, count: number): string {
  const room = (WIDTH - 160) / count;
  const x = Math.round(80 + room * (at + 0.5));
  const [first = '', ...rest] = inTwo(what);
  return [
    `<text x="${x}" y="480" class="value">${escaped(value)}</text>`,
    `<text x="${x}" y="505" class="what">${escaped(first)}</text>`,
    ...rest.map((line) => `<text x="${x}" y="523" class="what">${escaped(line)}</text>`),
  ].join('');
}

/** A few words on two lines of about the same length. */
function inTwo(text: string): string[] {
  const words = text.split(' ');
  const ends = words.slice(1).map((_, at) => words.slice(0, at + 1).join(' ').length);
  const uneven = ends.map((end) => Math.abs(text.length - 2 * end));
  const best = uneven.indexOf(Math.min(...uneven)) + 1;
  return ends.length === 0 ? [text] : [words.slice(0, best).join(' '), words.slice(best).join(' ')];
}

function caseLines(cases: Certificate['cases']): string[] {
  const shown = cases.length > MOST_CASES ? cases.slice(0, MOST_CASES - 1) : cases;
  const more = cases.length - shown.length;
  const lines = shown.map(({ title, date }) => ({ title: shortened(title), date }));
  if (more > 0) lines.push({ title: t`and ${more} more`, date: '' });
  const height = Math.min(27, 108 / Math.max(1, lines.length));
  return lines.map(({ title, date }, at) => {
    const y = Math.round(574 + height * at);
    return [
      tick(LEFT, y),
      `<text x="${LEFT + 26}" y="${y}" class="case">${escaped(title)}</text>`,
      `<text x="${RIGHT}" y="${y}" class="closed">${escaped(date)}</text>`,
    ].join('');
  });
}

function shortened(title: string): string {
  const [short = ''] = cut(title, LONGEST_TITLE - 1);
  return cells(title) > LONGEST_TITLE ? `${short}…` : title;
}

function toolLines(tools: readonly string[]): string[] {
  const lines: string[] = [];
  for (const tool of tools) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + tool.length + 3 <= TOOLS_LINE)
      lines[lines.length - 1] = `${last} · ${tool}`;
    else lines.push(tool);
  }
  const [first, second, ...more] = lines;
  return [first, more.length > 0 ? `${second} …` : second].filter((line) => line !== undefined);
}

/** Long names are written smaller, so that they stay on their line in any of the fonts. */
function nameStyle(name: string): string {
  const wide = graphemes(name).reduce((sum, sign) => sum + emsOf(sign), 0);
  const size = Math.min(58, Math.floor(NAME_ROOM / Math.max(1, wide)));
  return ` style="font-size:${size}px" unicode-bidi="plaintext"`;
}

/** About the width of a sign of the widest of the fonts, as a share of its size. */
function emsOf(sign: string): number {
  if (cells(sign) > 1) return 1.3;
  return /[\p{Lu}mw@%&—…]/u.test(sign) ? 1.1 : 0.72;
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
