import { expect, test } from 'vitest';
import type { LinkStatus, LinkView } from '../../../src/room/link/link.ts';
import { roomArrival, roomNews } from '../../../src/ui/plain/room-words.ts';

const AT = '2026-01-01T10:00:00.000Z';
const CONNECTED: LinkStatus = { is: 'connected' };
const AWAY: LinkStatus = { is: 'away', since: 0, why: 'ECONNRESET' };
const note = (id: string, text: string, at = AT) => ({ id, text, at });

function view(change: Partial<LinkView> = {}): LinkView {
  return {
    status: CONNECTED,
    room: 'Owls',
    chapters: [],
    news: { gate: undefined, clock: undefined, notes: [], reveals: [] },
    mine: { notes: [], helpAt: undefined },
    help: 'none',
    unsent: 0,
    skew: 0,
    ...change,
  };
}

test('a note is told once, as text', () => {
  const { news } = view();
  const later = view({ news: { ...news, notes: [note('1', 'Look at *this*')] } });
  expect(roomNews(view(), later)).toEqual(['**Note from your facilitator:** Look at \\*this\\*']);
  expect(roomNews(later, later)).toEqual([]);
  expect(roomArrival(later)).toEqual(['You are in the room Owls.', '**Note:** Look at \\*this\\*']);
});

test('the room goes, comes back, ends', () => {
  expect(roomNews(view(), view({ status: AWAY }))[0]).toMatch(/^The room is away/);
  expect(roomNews(view({ status: AWAY }), view({ status: AWAY }))).toEqual([]);
  expect(roomNews(view({ status: AWAY }), view())).toEqual(['The room is back.']);
  expect(roomNews(view(), view({ status: { is: 'ended' } }))).toEqual([
    'The room has ended. You go on alone.',
  ]);
});

test('an answered call names the word that calls again', () => {
  expect(roomNews(view({ help: 'known' }), view())).toEqual([
    'Your call was answered; `call` calls again.',
  ]);
});
