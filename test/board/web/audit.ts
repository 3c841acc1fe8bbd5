import type { Page } from 'playwright-core';

/** What an audit found on a page as it is now. */
export interface Audit {
  /** Pieces of text whose contrast was measured. */
  readonly texts: number;
  readonly problems: readonly string[];
}

/**
 * Looks for what keeps somebody out: contrast below WCAG AA (4.5, large letters 3), controls without a name, ids
 * that stand twice, tables without captions or headings without scope, focus in another order than the page.
 */
export function audit(page: Page): Promise<Audit> {
  return page.evaluate(() => {
    const problems: string[] = [];
    type Colour = [number, number, number, number];
    const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
    const colourOf = (css: string): Colour => {
      if (!canvas) throw new Error('no canvas');
      canvas.clearRect(0, 0, 1, 1);
      canvas.fillStyle = css;
      canvas.fillRect(0, 0, 1, 1);
      const [r = 0, g = 0, b = 0, a = 0] = canvas.getImageData(0, 0, 1, 1).data;
      return [r, g, b, a / 255];
    };
    const over = (top: Colour, under: Colour): Colour => {
      const mix = (index: 0 | 1 | 2) => top[index] * top[3] + under[index] * (1 - top[3]);
      return [mix(0), mix(1), mix(2), 1];
    };
    const ground = (element: Element | null): Colour => {
      if (!element) return colourOf(getComputedStyle(document.documentElement).backgroundColor);
      const own = colourOf(getComputedStyle(element).backgroundColor);
      return own[3] >= 1 ? own : over(own, ground(element.parentElement));
    };
    const light = (colour: Colour) => {
      const part = (index: 0 | 1 | 2) => {
        const value = colour[index] / 255;
        return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
      };
      return 0.2126 * part(0) + 0.7152 * part(1) + 0.0722 * part(2);
    };
    const contrast = (one: Colour, other: Colour) => {
      const [a, b] = [light(one), light(other)];
      return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    };

    let texts = 0;
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = node.parentElement;
      if (!at || !node.nodeValue?.trim() || !at.checkVisibility()) continue;
      // What cannot be used may be pale; what only screen readers meet has no colour.
      if (at.closest(':disabled, .unseen, option, noscript, .skip')) continue;
      const style = getComputedStyle(at);
      const size = Number.parseFloat(style.fontSize);
      if (size === 0) continue;
      texts += 1;
      const large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
      const under = ground(at);
      const ratio = contrast(over(colourOf(style.color), under), under);
      if (ratio < (large ? 3 : 4.5))
        problems.push(`contrast ${ratio.toFixed(2)}: "${node.nodeValue}" ${at.className}`);
    }

    const nameOf = (element: Element) => {
      const labels =
        element instanceof HTMLInputElement || element instanceof HTMLSelectElement
          ? [...(element.labels ?? [])].map((label) => label.textContent)
          : [element.textContent];
      return [element.getAttribute('aria-label'), ...labels].join('').trim();
    };
    for (const each of document.querySelectorAll('a, button, input, select, [role=img]'))
      if (nameOf(each) === '') problems.push(`no name: ${each.outerHTML.slice(0, 120)}`);
    const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
    for (const id of ids.filter((each, index) => ids.indexOf(each) !== index))
      problems.push(`twice: #${id}`);
    for (const attribute of ['aria-labelledby', 'aria-describedby', 'for'])
      for (const each of document.querySelectorAll(`[${attribute}]`))
        if (!document.getElementById(each.getAttribute(attribute) ?? ''))
          problems.push(`${attribute} leads nowhere: ${each.outerHTML.slice(0, 120)}`);
    for (const table of document.querySelectorAll('table'))
      if (!table.closest('.prose') && !table.caption?.textContent) problems.push('no caption');
    for (const head of document.querySelectorAll('th'))
      if (!head.scope) problems.push(`no scope: ${head.textContent}`);
    for (const each of document.querySelectorAll('[tabindex]'))
      if (Number(each.getAttribute('tabindex')) > 0) problems.push('an order of its own');
    if (document.documentElement.lang === '') problems.push('no language');
    return { texts, problems };
  });
}
