import { t } from '../words/words.ts';

/** Colours of the page; it brings its own paper, so that it looks the same on light and dark pages. */
export const INK = {
  paper: '#fdf9ee',
  text: '#1d2a35',
  faint: '#5b6670',
  teal: '#0f5c63',
  gold: '#b48a2c',
} as const;

const SERIF = "Georgia, 'Iowan Old Style', 'Times New Roman', 'DejaVu Serif', serif";
const CODE = "ui-monospace, Menlo, Consolas, 'DejaVu Sans Mono', monospace";

export const STYLE = [
  '@page{size:A4 landscape;margin:0}',
  `text{font-family:${SERIF};fill:${INK.text};text-anchor:middle}`,
  `.school{font-size:24px;letter-spacing:12px;fill:${INK.teal};font-weight:bold}`,
  `.title{font-size:56px;letter-spacing:3px;fill:${INK.teal};font-weight:bold}`,
  `.small{font-size:20px;font-style:italic;fill:${INK.faint}}`,
  '.name{font-style:italic;font-weight:bold}',
  '.deed{font-size:21px}',
  `.value{font-size:32px;font-weight:bold;fill:${INK.teal}}`,
  `.what{font-size:15px;fill:${INK.faint}}`,
  '.case{font-size:18px;text-anchor:start}',
  `.closed{font-size:15px;text-anchor:end;fill:${INK.faint}}`,
  `.tools{font-size:16px;text-anchor:start;fill:${INK.teal};font-family:${CODE}}`,
  '.date{font-size:20px;text-anchor:start;font-weight:bold}',
  `.farewell{font-size:18px;font-style:italic;text-anchor:end;fill:${INK.faint}}`,
  `.label{font-size:15px;font-style:italic;text-anchor:start;fill:${INK.faint}}`,
  `.stamp{font-size:12px;letter-spacing:1px;fill:${INK.paper};font-weight:bold}`,
  '@media print{.paper{fill:#fff}}',
].join('');

/** Paper, two lines around it, and a small eye's corner at each corner. */
export function frame(width: number, height: number): string {
  const line = (inset: number, colour: string, wide: number) =>
    `<rect x="${inset}" y="${inset}" width="${width - 2 * inset}" height="${height - 2 * inset}" rx="6" fill="none" stroke="${colour}" stroke-width="${wide}"/>`;
  const corners = [
    [46, 46],
    [width - 46, 46],
    [46, height - 46],
    [width - 46, height - 46],
  ].map(
    ([x, y]) =>
      `<circle cx="${x}" cy="${y}" r="9" fill="${INK.paper}" stroke="${INK.gold}" stroke-width="2"/><circle cx="${x}" cy="${y}" r="3.5" fill="${INK.teal}"/>`,
  );
  return [
    `<rect class="paper" width="${width}" height="${height}" rx="14" fill="${INK.paper}"/>`,
    line(30, INK.teal, 5),
    line(46, INK.gold, 2),
    ...corners,
  ].join('\n');
}

/** The school's eye. */
export function eye(
  x: number,
  y: number,
  wide = 84,
  ink: string = INK.teal,
  white: string = '#fff',
): string {
  const high = wide * 0.62;
  const lid = `M ${-wide} 0 Q 0 ${-2 * high} ${wide} 0 Q 0 ${2 * high} ${-wide} 0 Z`;
  const lashes = [-0.55, 0, 0.55].map((at) => {
    const [from, to] = [wide * 0.72, wide * 0.88];
    return `M ${(Math.sin(at) * from).toFixed(1)} ${(-Math.cos(at) * from).toFixed(1)} L ${(Math.sin(at) * to).toFixed(1)} ${(-Math.cos(at) * to).toFixed(1)}`;
  });
  return `<g transform="translate(${x} ${y}) scale(.6)" stroke-linecap="round"><path d="${lid}" fill="${white}" stroke="${ink}" stroke-width="7"/><path d="${lashes.join(' ')}" stroke="${ink}" stroke-width="6"/><circle r="${wide * 0.42}" fill="${ink}"/><circle r="${wide * 0.18}" fill="${INK.text}"/><circle cx="${wide * 0.12}" cy="${-wide * 0.14}" r="${wide * 0.08}" fill="${white}"/></g>`;
}

/** A seal with two ribbons. */
export function seal(x: number, y: number): string {
  const teeth = Array.from({ length: 48 }, (_, at) => {
    const angle = (Math.PI * at) / 24;
    const radius = at % 2 === 0 ? 74 : 67;
    return `${(Math.sin(angle) * radius).toFixed(1)},${(-Math.cos(angle) * radius).toFixed(1)}`;
  });
  return [
    `<g transform="translate(${x} ${y})">`,
    `<path d="M -36 46 L -56 124 L -30 109 L -10 130 L 0 66 Z M 36 46 L 56 124 L 30 109 L 10 130 L 0 66 Z" fill="${INK.teal}"/>`,
    `<polygon points="${teeth.join(' ')}" fill="${INK.gold}"/>`,
    `<circle r="56" fill="none" stroke="${INK.paper}" stroke-width="2"/>`,
    `<text y="-27" class="stamp">${t`ALL CASES`}</text>`,
    `<text y="37" class="stamp">${t`CLOSED`}</text>`,
    eye(0, 4, 52, INK.teal, INK.paper),
    '</g>',
  ].join('');
}

/** A mark before a closed case, drawn: not every font has one. */
export function tick(x: number, y: number): string {
  return `<path d="M ${x} ${y - 6} l 6 6 l 11 -14" fill="none" stroke="${INK.teal}" stroke-width="3" stroke-linecap="round" stroke-linejoin="round"/>`;
}
