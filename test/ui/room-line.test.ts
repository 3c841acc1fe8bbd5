import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { loadCourse } from '../../src/course/load.ts';
import { cells } from '../../src/markdown/width.ts';
import type { LinkStatus, LinkView, RoomLink } from '../../src/room/link/link.ts';
import type { Place } from '../../src/room/model/events.ts';
import type { Note } from '../../src/room/model/state.ts';
import { type LineContext, roomLine } from '../../src/ui/room/line.ts';
import { Presence } from '../../src/ui/room/presence.ts';

const NOW = Date.parse('2026-11-22T12:00:00Z');
const at = (seconds: number) => new Date(NOW + seconds * 1000).toISOString();
const clock = (seconds: number) => ({ startedAt: at(-60), endsAt: at(seconds) });
const note = (text: string, id = text, seconds = 0): Note => ({ id, at: at(seconds), text });

function view(more: Partial<LinkView> = {}): LinkView {
  return {
    status: { is: 'connected' },
    room: 'Friday class',
    chapters: ['wizard-school'],
    news: { reveals: [], notes: [] },
    mine: { notes: [] },
    help: 'none',
    unsent: 0,
    skew: 0,
    ...more,
  };
}

function line(more: Partial<LinkView> = {}, context: Partial<LineContext> = {}) {
  const usual = { now: NOW, unread: undefined, gate: undefined, way: '', dot: '|', width: 80 };
  return roomLine(view(more), { ...usual, ...context });
}

describe('the line that shows the room', () => {
  test('its name and that all is well', () => {
    expect(line()).toEqual({ left: 'Friday class | connected', right: '', odd: false });
  });

  const statuses: [LinkStatus, string][] = [
    [{ is: 'connecting' }, 'connecting'],
    [{ is: 'away', since: 0, why: '' }, 'away: learning goes on, 3 to send'],
    [{ is: 'ended' }, 'ended: you go on alone, nothing is shared'],
    [
      { is: 'refused', refusal: { type: 'refused', why: 'replaced', message: '' } },
      'left: you are in it from another terminal',
    ],
    [
      { is: 'refused', refusal: { type: 'refused', why: 'other-version', message: '' } },
      'left: it runs another version',
    ],
  ];
  test.each(statuses)('says so when it is not ($is)', (status, words) => {
    expect(line({ status, unsent: 3 })).toMatchObject({
      left: `Friday class | ${words}`,
      odd: true,
    });
  });

  test('where the room waits, and how a call for help stands', () => {
    expect(line({ help: 'known' }, { gate: 'gate at step 3' })).toMatchObject({
      left: 'Friday class | connected | gate at step 3 | help called',
      odd: true,
    });
    expect(line({ help: 'asked' }).left).toContain('help: your call is being sent');
  });

  test('a note says which keys open it from where the learner types', () => {
    const unread = note('Look up.');
    expect(line({}, { unread, way: 'Ctrl-G ' }).left).toBe(
      'Friday class | connected | Ctrl-G m: "Look up."',
    );
  });

  test('the clock runs down by the time of the room, and stops with it', () => {
    const news = { reveals: [], notes: [], clock: clock(65) };
    expect(line({ news }).right).toBe('1:05 left');
    expect(line({ news }, { now: NOW + 65_000 }).right).toBe('time is up');
    expect(line({ news, status: { is: 'ended' } }).right).toBe('');
  });

  test('a note takes what is left; in a narrow line the room’s name makes way for it', () => {
    const unread = note('Please look at the projector now, and then go on.');
    const wide = line({}, { unread, width: 140 }).left;
    expect(wide).toBe(`Friday class | connected | m: "${unread.text}"`);
    const news = { reveals: [], notes: [], clock: clock(600) };
    const context = { unread, gate: 'held here till the gate opens' };
    const narrow = line({ help: 'known', news }, context);
    expect(narrow.left).toMatch(/^held here till the gate opens \| help called \| m: "Pl.*…$/);
    expect(cells(narrow.left) + cells(narrow.right) + 4).toBeLessThanOrEqual(80);
  });

  test('whatever comes from outside draws nothing and breaks nothing', () => {
    const evil = '\x1b[2J\u202egnp.exe\n\n<b>漢字'.padEnd(10_000, '漢');
    for (const width of [60, 80, 140])
      for (const unread of [undefined, note(evil)]) {
        const { left, right } = line({ room: evil, help: 'known' }, { unread, width, gate: 'x' });
        expect(left).not.toMatch(/[\x00-\x1f\u202e]/);
        expect(cells(left) + cells(right)).toBeLessThanOrEqual(width - 2);
      }
  });
});

describe('the room on the screen', () => {
  beforeEach(() => {
    vi.useFakeTimers({ now: NOW });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  /** A link that shows what a test wants. */
  async function present(first: Partial<LinkView> = {}) {
    let now = view(first);
    const listeners = new Set<() => void>();
    const link: RoomLink = {
      get view() {
        return now;
      },
      gate: { refuses: () => (now.news.gate === undefined ? undefined : 'Wait.') },
      subscribe: (listener) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
      examined: () => {},
      close: async () => {},
    };
    const drawn: number[] = [];
    const said: string[] = [];
    const places: (Place | undefined)[] = [];
    const course = await loadCourse();
    const presence = new Presence(
      link,
      course,
      () => drawn.push(Date.now()),
      (word, place) => {
        said.push(word);
        places.push(place);
      },
    );
    const show = (more: Partial<LinkView>) => {
      now = view({ ...now, ...more });
      for (const listener of listeners) listener();
    };
    return { presence, show, drawn, said, places, course, listeners };
  }

  test('is drawn once a second while a clock runs, and not otherwise', async () => {
    const { show, drawn, presence } = await present();
    vi.advanceTimersByTime(10_000);
    expect(drawn).toEqual([]);
    show({ news: { reveals: [], notes: [], clock: clock(13.5) } });
    vi.advanceTimersByTime(60_000);
    // 3.5 seconds were left: for the news itself, at the half second, then at each whole one.
    expect(drawn).toHaveLength(5);
    show({ news: { reveals: [], notes: [], clock: clock(3600) } });
    presence.stop();
    drawn.length = 0;
    vi.advanceTimersByTime(10_000);
    expect(drawn).toEqual([]);
    expect(vi.getTimerCount()).toBe(0);
  });

  test('a room that talks without end is drawn now and then', async () => {
    const { show, drawn } = await present();
    for (let round = 0; round < 1000; round++) show({ unsent: round });
    vi.advanceTimersByTime(1000);
    expect(drawn).toHaveLength(1);
  });

  test('the newest unread note is shown until the notes were opened', async () => {
    const { presence, show } = await present();
    const [old, young] = [note('old', 'old', 1), note('young', 'young', 2)];
    show({ news: { reveals: [], notes: [young] }, mine: { notes: [old] } });
    expect(presence.notes.map(({ id }) => id)).toEqual(['young', 'old']);
    expect(presence.unread?.id).toBe('young');
    presence.markRead();
    expect(presence.unread).toBeUndefined();
    show({ mine: { notes: [old, note('mine', 'mine', 3)] } });
    expect(presence.unread?.id).toBe('mine');
  });

  test('the opening of the gate is said once, by the room and not by its silence', async () => {
    const { show, said } = await present();
    const gate = { chapter: 'wizard-school', step: 'listen' };
    show({ news: { reveals: [], notes: [], gate } });
    show({ status: { is: 'away', since: 0, why: '' } });
    expect(said).toEqual([]);
    show({ status: { is: 'connected' }, news: { reveals: [], notes: [] } });
    show({});
    expect(said).toEqual(['The gate is open: go on when you like.']);
  });

  test('what the facilitator shows is said to those who are at that step', async () => {
    const { show, said, places } = await present();
    const place = { chapter: 'wizard-school', step: 'listen' };
    const reveal = { ...place, what: 'solution' as const };
    show({ news: { reveals: [reveal], notes: [] } });
    show({});
    expect(said).toEqual(['Your facilitator shows a way: see the guide.']);
    expect(places).toEqual([expect.objectContaining(place)]);
    show({ news: { reveals: [reveal, { ...place, what: 'debrief' }], notes: [] } });
    expect(said.slice(1)).toEqual(['Your facilitator explains it: see the guide.']);
  });

  test('a call that was answered is said, one that was taken back is not', async () => {
    const { show, said } = await present();
    show({ help: 'known', mine: { notes: [], helpAt: at(0) } });
    show({ help: 'none' });
    show({ mine: { notes: [] } });
    expect(said).toEqual([]);
    show({ help: 'known', mine: { notes: [], helpAt: at(1) } });
    show({ help: 'none', mine: { notes: [] } });
    expect(said).toEqual(['Your call was answered; ! calls again.']);
  });

  test('the end of the room is said', async () => {
    const { show, said } = await present();
    show({ status: { is: 'ended' } });
    show({});
    expect(said).toEqual(['The room has ended. You go on alone.']);
  });

  test('where the room waits is said as the learner would', async () => {
    const { presence, show, course } = await present({
      chapters: ['wizard-school', 'french-website'],
    });
    const [wizard = expect.fail(), other = expect.fail()] = course;
    const gateAt = (chapter: string, step: string) =>
      show({ news: { reveals: [], notes: [], gate: { chapter, step } } });
    expect(presence.gateWords(undefined)).toBeUndefined();
    gateAt('wizard-school', wizard.steps[3]?.id ?? '');
    expect(presence.gateWords({ chapter: wizard, held: false })).toBe('gate at step 4');
    expect(presence.gateWords({ chapter: wizard, held: true })).toBe(
      'held here till the gate opens',
    );
    expect(presence.gateWords({ chapter: other, held: false })).toBe(
      'gate at Wizard School, step 4',
    );
    expect(presence.gateWords(undefined)).toBe('gate at Wizard School, step 4');
    gateAt('french-website', course[2]?.steps[0]?.id ?? '');
    expect(presence.gateWords(undefined)).toBe('gate at chapter 2, step 1');
    for (const [chapter, step] of [
      ['wizard-school', 'of-tomorrow'],
      ['slow-program', course[3]?.steps[0]?.id ?? ''],
    ] as const) {
      gateAt(chapter, step);
      expect(presence.gateWords(undefined)).toBeUndefined();
    }
    expect(presence.chapters.map(({ id }) => id)).toEqual(['wizard-school', 'french-website']);
  });
});
