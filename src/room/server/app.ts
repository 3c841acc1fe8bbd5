import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { secureHeaders } from 'hono/secure-headers';
import { language, t } from '../../words/words.ts';
import { codeIn, LANDING_CSS, landingPage } from './landing.ts';

const LONGEST_URL = 500;
/** The board's page, in the language of this school. */
const BOARD_PAGE = language === 'en' ? 'board.html' : `board.${language}.html`;
const NO_BOARD = t`The web board is missing in this installation. The facilitator has the board in the terminal; to get this page, install Spy School again, or build it with: npm run build`;

export interface AppOptions {
  /** The address under which learners come, without a slash at its end. */
  readonly url: string;
  /** The folder with board.html (board.fr.html in French) and what it needs. */
  readonly boardFiles: string;
}

/** The pages: how to join, and the board's files. There is nothing secret in any of them. */
export function roomApp({ url, boardFiles }: AppOptions): Hono {
  const app = new Hono();
  app.use(securePages());
  app.use(async (context, next) => {
    context.header('Cache-Control', 'no-store');
    if (context.req.method !== 'GET' && context.req.method !== 'HEAD') {
      context.header('Allow', 'GET, HEAD');
      // What it wanted to send is not waited for.
      context.header('Connection', 'close');
      return context.text(line(t`Only GET and HEAD.`), 405);
    }
    if (context.req.url.length > LONGEST_URL)
      return context.text(line(t`The address is too long.`), 414);
    return next();
  });
  app.get('/', (context) => context.html(landingPage(url, undefined)));
  app.get('/join/:code', (context) => {
    const code = codeIn(context.req.param('code'));
    return context.html(landingPage(url, code), code === undefined ? 404 : 200);
  });
  app.get('/landing.css', (context) =>
    context.body(LANDING_CSS, 200, { 'Content-Type': 'text/css; charset=utf-8' }),
  );
  app.get('/health', (context) => context.text('ok\n'));
  app.use('/board', async (context, next) => {
    if (!existsSync(join(boardFiles, BOARD_PAGE))) return context.text(line(NO_BOARD), 404);
    return serveStatic({ root: boardFiles, path: BOARD_PAGE })(context, next);
  });
  app.use('/assets/*', async (context, next) => {
    if (!existsSync(boardFiles)) return context.text(line(NO_BOARD), 404);
    const rewriteRequestPath = (path: string) => path.replace(/^\/assets/, '');
    return serveStatic({ root: boardFiles, rewriteRequestPath })(context, next);
  });
  app.notFound((context) => context.text(line(t`There is nothing here. The room is at /`), 404));
  app.onError((_error, context) => context.text(line(t`That did not work.`), 500));
  return app;
}

function line(text: string): string {
  return `${text}\n`;
}

/** Nothing from elsewhere, nothing inside other pages, nothing kept or told on. */
function securePages() {
  const self = ["'self'"];
  return secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      scriptSrc: self,
      styleSrc: self,
      imgSrc: ["'self'", 'data:'],
      fontSrc: self,
      // Older browsers do not count a WebSocket to the same host as 'self'. The host was checked before.
      connectSrc: [
        "'self'",
        (context) => `ws://${new URL(context.req.url).host}`,
        (context) => `wss://${new URL(context.req.url).host}`,
      ],
      baseUri: ["'none'"],
      formAction: ["'none'"],
      frameAncestors: ["'none'"],
    },
    xFrameOptions: 'DENY',
    referrerPolicy: 'no-referrer',
    crossOriginResourcePolicy: 'same-origin',
    crossOriginOpenerPolicy: 'same-origin',
    // Whether the name in front of a proxy is always served over TLS is not ours to promise.
    strictTransportSecurity: false,
    permissionsPolicy: { camera: [], microphone: [], geolocation: [] },
  });
}
