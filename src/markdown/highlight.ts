import bash from 'highlight.js/lib/languages/bash';
import c from 'highlight.js/lib/languages/c';
import json from 'highlight.js/lib/languages/json';
import python from 'highlight.js/lib/languages/python';
import { createLowlight } from 'lowlight';
import { type Color, PLAIN, type Span, type Style } from './style.ts';

const lowlight = createLowlight({ bash, c, json, python });
type Node = ReturnType<typeof lowlight.highlight>['children'][number];

const COLOR_OF: Readonly<Record<string, Color>> = {
  'hljs-keyword': 'keyword',
  'hljs-literal': 'keyword',
  'hljs-type': 'keyword',
  'hljs-string': 'string',
  'hljs-regexp': 'string',
  'hljs-number': 'number',
  'hljs-comment': 'comment',
  'hljs-meta': 'comment',
  'hljs-built_in': 'name',
  'hljs-title': 'name',
  'hljs-attr': 'name',
  'hljs-variable': 'variable',
  'hljs-subst': 'variable',
};

const STYLES = new Map<Color, Style>();

function styleOf(color: Color): Style {
  const style = STYLES.get(color) ?? { color };
  STYLES.set(color, style);
  return style;
}

function spansOf(node: Node, style: Style): Span[] {
  if (node.type === 'text') return [{ text: node.value, style }];
  if (node.type !== 'element') return [];
  const names = node.properties.className;
  const name = Array.isArray(names) ? String(names[0]) : '';
  const color = Object.hasOwn(COLOR_OF, name) ? COLOR_OF[name] : undefined;
  const inner = color === undefined ? style : styleOf(color);
  return node.children.flatMap((child) => spansOf(child, inner));
}

function intoLines(spans: readonly Span[]): Span[][] {
  const lines: Span[][] = [[]];
  for (const { text, style } of spans) {
    text.split('\n').forEach((part, index) => {
      if (index > 0) lines.push([]);
      if (part !== '') lines.at(-1)?.push({ text: part, style });
    });
  }
  return lines;
}

/** A shell session: what follows `$ ` is a command, the rest is what it printed. */
function session(text: string): Span[][] {
  return text.split('\n').map((line) => {
    const prompt = /^[$#] /.exec(line)?.[0];
    if (prompt === undefined) return [{ text: line, style: PLAIN }];
    const [command = []] = highlight(line.slice(prompt.length), 'bash');
    return [{ text: prompt, style: styleOf('comment') }, ...command];
  });
}

/**
 * Colours code, line by line. Languages: bash (sh, shell), console, c, python (py), json; anything else
 * comes back without colours.
 */
export function highlight(text: string, language: string): Span[][] {
  if (language === 'console') return session(text);
  const plain = intoLines([{ text, style: PLAIN }]);
  if (!lowlight.registered(language)) return plain;
  const root = lowlight.highlight(language, text);
  return intoLines(root.children.flatMap((node) => spansOf(node, PLAIN)));
}
