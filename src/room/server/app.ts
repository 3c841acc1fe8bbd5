import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { secureHeaders } from 'hono/secure-headers';
import { codeIn, LANDING_CSS, landingPage } from './landing.ts';

const LONGEST_URL = 500;
const NO_BOARD =
  'The web board is missing in this installation. The facilitator has the board in the terminal; to get this page, ' +
  'install Spy School again, or build it with: npm run build\n';

export interface AppOptions {
  /** The address under which learners come, without a slash at its end. */
  readonly url: string;
  /** The folder with board.html and what it needs. */
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
      return context.text('Only GET and HEAD.\n', 405);
    }
    if (context.req.url.length > LONGEST_URL)
      return context.text('The address is too long.\n', 414);
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
    if (!existsSync(join(boardFiles, 'board.html'))) return context.text(NO_BOARD, 404);
    return serveStatic({ root: boardFiles, path: 'board.html' })(context, next);
  });
  app.use('/assets/*', async (context, next) => {
    if (!existsSync(boardFiles)) return context.text(NO_BOARD, 404);
    const rewriteRequestPath = (path: string) => path.replace(/^\/assets/, '');
    return serveStatic({ root: boardFiles, rewriteRequestPath })(context, next);
  });
  app.notFound((context) => context.text('There is nothing here. The room is at /\n', 404));
  app.onError((_error, context) => context.text('That did not work.\n', 500));
  return app;
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
