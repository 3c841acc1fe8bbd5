import { html } from 'hono/html';
import { jt, language, t } from '../../words/words.ts';
import { readCode } from '../secrets.ts';
import { WHAT_IS_SHARED, WHO_ELSE_SEES_IT } from '../what-is-shared.ts';

/** A code as it is written, from whatever stands in an address; undefined when it can be none. */
export function codeIn(text: string): string | undefined {
  const code = readCode(text);
  return /^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/.test(code) ? code : undefined;
}

/** The page for somebody who opened the address of a room in a browser. Says nothing about the room itself. */
export function landingPage(url: string, code: string | undefined) {
  return html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${t`Join a room of Spy School`}</title>
        <link rel="stylesheet" href="/landing.css" />
      </head>
      <body>
        <main>
          <h1>Spy School</h1>
          <p>${t`Here is a room: people learn together to see what programs really do.`}</p>
          <h2>${t`Join`}</h2>
          ${howToJoin(url, code)}
          <p>${t`It takes Linux (a virtual machine or WSL2 will do) and Node.js 20 or newer. The school says what else is missing.`}</p>
          <h2>${t`What is shared`}</h2>
          <p>${WHAT_IS_SHARED}</p>
          <p>${WHO_ELSE_SEES_IT}</p>
        </main>
      </body>
    </html>`;
}

function howToJoin(url: string, code: string | undefined) {
  if (code === undefined)
    return html`<p>${t`Ask the facilitator for the address with the code, and open it or type:`}</p>
          <pre><code>npx spy-school join ${url}/join/CODE</code></pre>`;
  const inClone = html`<code>npm start -- join ${url}/join/${code}</code>`;
  const theCode = html`<strong>${code}</strong>`;
  return html`<p>${t`On your laptop, in a terminal, type this. One click selects it all.`}</p>
          <pre><code>npx spy-school join ${url}/join/${code}</code></pre>
          <p>${jt`In a clone of the school: ${inClone}`}</p>
          <p>${jt`The code is ${theCode}: 0 is zero, big or small letters.`}</p>`;
}

export const LANDING_CSS = `
:root { color-scheme: light dark; }
body { margin: 0; font: 1.1rem/1.6 system-ui, sans-serif; }
main { max-width: 42rem; margin: 0 auto; padding: 2rem 1.2rem; }
h1, h2 { line-height: 1.2; }
pre { padding: 1rem; border: 1px solid; border-radius: .4rem; overflow-x: auto; }
code { font: 1rem/1.4 ui-monospace, monospace; user-select: all; white-space: pre-wrap; overflow-wrap: anywhere; }
`;
