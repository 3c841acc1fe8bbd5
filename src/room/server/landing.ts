import { html } from 'hono/html';
import { readCode } from '../secrets.ts';

/** The same as `spy-school join` says before it joins. */
const SHARED =
  'While you are in the room it sees your name (any name will do), which step you are on, your predictions, answers ' +
  'and hints, commands that a step judged with the line that proved them, and what your machine can play.';

/** A code as it is written, from whatever stands in an address; undefined when it can be none. */
export function codeIn(text: string): string | undefined {
  const code = readCode(text);
  return /^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/.test(code) ? code : undefined;
}

/** The page for somebody who opened the address of a room in a browser. Says nothing about the room itself. */
export function landingPage(url: string, code: string | undefined) {
  const join =
    code === undefined
      ? html`<p>Ask the facilitator for the address with the code, and open it or type:</p>
          <pre><code>npx spy-school join ${url}/join/CODE</code></pre>`
      : html`<p>Type this in a terminal on Linux. One click selects it all.</p>
          <pre><code>npx spy-school join ${url}/join/${code}</code></pre>
          <p>The code is <strong>${code}</strong>.</p>`;
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>Join a room of Spy School</title>
        <link rel="stylesheet" href="/landing.css" />
      </head>
      <body>
        <main>
          <h1>Spy School</h1>
          <p>Here is a room: people learn together to see what programs really do.</p>
          <h2>Join</h2>
          ${join}
          <h2>What is shared</h2>
          <p>${SHARED}</p>
          <p>Nothing else that you type is shared, and no other learner sees any of it.</p>
        </main>
      </body>
    </html>`;
}

export const LANDING_CSS = `
:root { color-scheme: light dark; }
body { margin: 0; font: 1.1rem/1.6 system-ui, sans-serif; }
main { max-width: 42rem; margin: 0 auto; padding: 2rem 1.2rem; }
h1, h2 { line-height: 1.2; }
pre { padding: 1rem; border: 1px solid; border-radius: .4rem; overflow-x: auto; }
code { font: 1rem/1.4 ui-monospace, monospace; user-select: all; }
`;
