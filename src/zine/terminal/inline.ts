import { never } from '../../base/exhaustive.ts';
import type { LayoutOptions, Span, Style } from '../../markdown/style.ts';
import { safeHref } from '../../markdown/text.ts';
import type { Inline } from '../model.ts';

const TOGETHER = 20;

/** Running text with its styles, for `wrap`. */
export function spansOf(
  text: readonly Inline[],
  style: Style,
  options: LayoutOptions,
): readonly Span[] {
  return text.flatMap((part): Span[] => {
    switch (part.kind) {
      case 'text':
        return [{ text: part.text, style: textStyle(part.style, style) }];
      case 'code':
        return [{ text: together(part.text), style: { ...style, color: 'code' } }];
      case 'link':
        return linkSpans(part, style, options);
      case 'break':
        return [{ text: '\n', style }];
      default:
        return never(part);
    }
  });
}

/** A short command is not torn between two lines. */
function together(code: string): string {
  return code.length <= TOGETHER ? code.replaceAll(' ', '\u00a0') : code;
}

function textStyle(own: 'plain' | 'bold' | 'em', style: Style): Style {
  if (own === 'bold') return { ...style, bold: true };
  return own === 'em' ? { ...style, italic: true } : style;
}

/** A link to another page of the zine is its words; the address of any other is told where it cannot be followed. */
function linkSpans(
  { text, href }: Extract<Inline, { kind: 'link' }>,
  style: Style,
  options: LayoutOptions,
): Span[] {
  const safe = safeHref(href);
  const linked: Style = { ...style, underline: true, color: 'accent' };
  if (safe === undefined) return [{ text, style: linked }];
  const words: Span = { text, style: { ...linked, href: safe } };
  const told = href.replace(/^(?:https?:\/\/|mailto:)|\/$/g, '') === text || href === text;
  if (options.hyperlinks || told) return [words];
  return [words, { text: ` (${href})`, style: { ...style, dim: true } }];
}
