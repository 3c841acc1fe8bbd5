import type { Fonts } from '../fonts.ts';
import { FACES, type Face } from '../marks.ts';

/** What a face is called in CSS. */
export const CSS_FACE: Readonly<
  Record<Face, { readonly family: string; readonly weight: number }>
> = {
  hand: { family: 'hand', weight: 400 },
  'hand-bold': { family: 'hand', weight: 700 },
  lettering: { family: 'hand', weight: 800 },
  mono: { family: 'drawn-mono', weight: 400 },
  'mono-bold': { family: 'drawn-mono', weight: 700 },
};

/** The fonts inside of the style sheet: nothing is fetched from anywhere. */
export function fontFaces(fonts: Fonts): string {
  return FACES.map((face) => {
    const { family, weight } = CSS_FACE[face];
    const data = Buffer.from(fonts.woff2(face)).toString('base64');
    return `@font-face{font-family:${family};font-weight:${weight};font-display:swap;src:url(data:font/woff2;base64,${data}) format("woff2")}`;
  }).join('\n');
}
