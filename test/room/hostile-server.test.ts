import { afterEach, expect, test } from 'vitest';
import { SpyError } from '../../src/base/errors.ts';
import { arrived } from '../../src/commands/room-arrival.ts';
import { closeLinks, FakeServer, linkTo } from './link/fake-server.ts';

afterEach(closeLinks);

/** Sets the window's title, writes to the clipboard, clears the screen, turns the direction of writing. */
const EVIL = '\x1b]0;owned\x07\x1b]52;c;b3duZWQ=\x07\x1b[2J\x9b2J\u202eevil';
const MARKS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202e]/;

function texts(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(texts) : [];
}

test('a server that has had enough in escapes: the learner is told why, in words of ours', async () => {
  const server = await FakeServer.listen();
  const { link } = linkTo(server.url);
  await server.hears('hello');
  server.say({ type: 'refused', why: 'too-fast', message: EVIL });
  const error = await arrived(link, 'here', false).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(SpyError);
  expect(String(error)).toContain('you connect too often');
  expect(String(error)).not.toContain('evil');
  expect(String(error)).not.toMatch(MARKS);
});

test('news, notes and places of a hostile server: whatever shows them gets clean texts', async () => {
  const server = await FakeServer.listen();
  const { link } = linkTo(server.url);
  await server.hears('hello');
  const note = { id: EVIL, at: new Date().toISOString(), text: EVIL };
  server.welcome({
    room: { id: EVIL, name: EVIL, chapters: ['owls', EVIL] },
    news: {
      gate: { chapter: EVIL, step: EVIL },
      reveals: [{ chapter: '__proto__', step: EVIL, what: 'solution' }],
      notes: [note],
    },
    mine: { notes: [{ ...note, to: EVIL }] },
  });
  await new Promise<void>((resolve) => {
    const stop = link.subscribe(() => {
      stop();
      resolve();
    });
    server.say({ type: 'refused', why: 'unsaved', message: EVIL });
  });
  const shown = texts(link.view);
  expect(link.view.status).toEqual({ is: 'connected' });
  expect(shown.filter((text) => text.includes('evil')).length).toBeGreaterThan(6);
  expect(shown.filter((text) => MARKS.test(text))).toEqual([]);
});

test('times that are none: the message is not understood, and the school goes on', async () => {
  const server = await FakeServer.listen();
  const { link } = linkTo(server.url);
  await server.hears('hello');
  const now = new Date().toISOString();
  server.welcome();
  const nothing = { reveals: [], notes: [] };
  server.say({ type: 'news', news: { ...nothing, clock: { startedAt: EVIL, endsAt: EVIL } } });
  server.say({ type: 'mine', mine: { notes: [{ id: 'n', at: 'tomorrow', text: 'x' }] } });
  server.say({ type: 'mine', mine: { notes: [{ id: 'n', at: now, text: 'the last' }] } });
  await new Promise<void>((resolve) => {
    const look = () => {
      if (link.view.mine.notes.length === 0) return;
      stop();
      resolve();
    };
    const stop = link.subscribe(look);
    look();
  });
  expect(link.view.news.clock).toBeUndefined();
  expect(link.view.mine.notes.map(({ text }) => text)).toEqual(['the last']);
});
