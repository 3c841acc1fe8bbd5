import { describe, expect, test } from 'vitest';
import { svgOf } from '../../src/certificate/svg.ts';
import { certificate, GRADUATED } from './fixture.ts';

/** The texts and attributes of a picture; throws where it is not well-formed XML. */
function parsed(svg: string): { texts: string[]; tags: string[]; attributes: string[] } {
  const texts: string[] = [];
  const tags: string[] = [];
  const attributes: string[] = [];
  const open: string[] = [];
  const token = /<(\/?)([A-Za-z][\w:-]*)((?:\s+[\w:-]+="[^"<]*")*)\s*(\/?)>|([^<]+)/y;
  while (token.lastIndex < svg.length) {
    const at = token.lastIndex;
    const [, close, tag, more = '', alone, text] = token.exec(svg) ?? [];
    if (tag === undefined && text === undefined)
      throw new Error(`not XML: ${svg.slice(at, at + 80)}`);
    if (text !== undefined && /&(?!(?:amp|lt|gt|quot|#39);)/.test(text)) throw new Error(text);
    if (text?.trim()) texts.push(text);
    if (tag === undefined) continue;
    attributes.push(...(more.match(/[\w:-]+="[^"]*"/g) ?? []));
    if (close) {
      if (open.pop() !== tag) throw new Error(`</${tag}> closes nothing`);
    } else {
      tags.push(tag);
      if (!alone) open.push(tag);
    }
  }
  if (open.length > 0) throw new Error(`never closed: ${open.join(' ')}`);
  return { texts, tags, attributes };
}

describe('the certificate as a picture', () => {
  test('has a title, says everything in text, and lies on A4', () => {
    const svg = svgOf(certificate('Ada Lovelace'));
    const { texts, tags, attributes } = parsed(svg);
    expect(texts[0]).toBe('Spy School, Licence to Listen: Ada Lovelace');
    for (const said of ['Ada Lovelace', '38 of 41', '22 November 2026', 'Licence to Listen'])
      expect(texts).toContain(said);
    for (const { title } of GRADUATED.cases) expect(texts).toContain(title);
    expect(texts.join(' ')).toContain('strace · ltrace · ngrep');
    expect(attributes).toEqual(expect.arrayContaining(['width="297mm"', 'height="210mm"']));
    expect(svg).toContain('size:A4 landscape');
    expect(tags.slice(0, 4)).toEqual(['svg', 'title', 'desc', 'style']);
  });

  test('stands alone: nothing to load, nothing to run', () => {
    const { tags, attributes } = parsed(svgOf(certificate('Ada')));
    expect(new Set(tags)).toEqual(
      new Set(['svg', 'title', 'desc', 'style', 'rect', 'circle', 'path', 'polygon', 'g', 'text']),
    );
    expect(attributes.filter((each) => /^(on\w+|href|xlink:href|src)=/.test(each))).toEqual([]);
    expect(svgOf(certificate('Ada'))).not.toMatch(/url\(|@import|@font-face|javascript:/);
  });

  test('without a name there is a line to write on', () => {
    const { texts, attributes } = parsed(svgOf(certificate()));
    expect(texts[0]).toBe('Spy School, Licence to Listen');
    expect(attributes).not.toContain('class="name"');
  });

  test.each([
    ['</text><script>alert(1)</script>', '&lt;/text&gt;&lt;script&gt;alert(1)&lt;/script&gt;'],
    [`"onload="x" & 'y' ]]> &lt;`, '&quot;onload=&quot;x&quot; &amp; &#39;y&#39; ]]&gt; &amp;lt;'],
    ['\x1b[31m\0a\ud83db\ufffec\x0b\u202e', 'abc'],
  ])('a hostile name %j is but text', (name, text) => {
    const { texts, tags } = parsed(svgOf(certificate(name)));
    expect(texts).toContain(text);
    expect(tags).toEqual(parsed(svgOf(certificate('Ada'))).tags);
  });

  test.each([['W'], ['李'], ['🕵️'], ['i'], ['\x00'], ['&']])('10,000 times %j', (sign) => {
    const svg = svgOf(certificate(sign.repeat(10_000)));
    expect(svg.length).toBeLessThan(12_000);
    expect(svg).not.toMatch(/[\x00-\x09\x0b-\x1f\x7f-\x9f]/);
    parsed(svg);
  });

  test('longer names are written smaller', () => {
    const size = (name: string) => Number(/font-size:(\d+)px"/.exec(svgOf(certificate(name)))?.[1]);
    const sizes = ['Ada', 'A'.repeat(20), 'A'.repeat(40)].map(size);
    expect(sizes[0]).toBe(58);
    expect(sizes[1]).toBeLessThan(58);
    expect(sizes[2]).toBeLessThan(sizes[1] ?? 0);
    expect(sizes[2]).toBeGreaterThan(15);
  });

  test('more cases and tools than there is room for are counted, not crowded', () => {
    const many = certificate('', {
      cases: Array.from({ length: 9 }, (_, at) => ({
        id: String(at),
        title: `Case & ${at} ${'long '.repeat(30)}`,
        at: GRADUATED.at,
      })),
    });
    const { texts } = parsed(svgOf(many));
    expect(texts).toContain('and 4 more');
    expect(texts.filter((text) => text.startsWith('Case &amp; ')).length).toBe(5);
  });
});
