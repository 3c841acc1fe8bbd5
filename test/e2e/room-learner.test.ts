import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { loadCourse } from '../../src/course/load.ts';
import { boardCourse } from '../../src/room/model/course.ts';
import type { Learner } from '../../src/room/model/state.ts';
import { MemoryShelf } from '../room/memory-shelf.ts';
import { closeAll, newRecord, type OpenRoom, openRoom } from '../room/server/open-room.ts';
import { chapterOf } from './course.ts';
import { nothingLeft } from './leftovers.ts';
import { Player } from './player.ts';
import { journalOf, newFolder, removeFolders, run, stateOf } from './program.ts';
import { type Launch, Screen } from './screen.ts';

afterAll(removeFolders);
afterEach(closeAll);

const NAME = 'Your name there';

/** A room that plays Wizard School, on a free port. */
async function wizardRoom(shelf = new MemoryShelf(), port?: number): Promise<OpenRoom> {
  if ((await shelf.list()).length === 0)
    await shelf.create(newRecord({ chapters: ['wizard-school'] }));
  return openRoom({ course: boardCourse(await loadCourse()), port }, shelf);
}

/** Waits until the room knows something. */
async function untilRoom<T>({ room }: OpenRoom, find: () => T | undefined): Promise<T> {
  for (;;) {
    const found = find();
    if (found !== undefined) return found;
    await new Promise<void>((resolve) => {
      const stop = room.subscribe(() => {
        stop();
        resolve();
      });
    });
  }
}

function learnerOf({ room }: OpenRoom): Learner | undefined {
  return Object.values(room.state.learners)[0];
}

async function joining(opened: OpenRoom, launch: Launch = {}): Promise<Screen> {
  return Screen.launch({ ...launch, args: ['join', opened.server.joinUrl] });
}

async function done(screen: Screen): Promise<void> {
  await screen.close();
  await nothingLeft(screen.home);
}

describe.each([
  [80, 24],
  [140, 45],
])('a learner in a room (%i columns, %i rows)', (columns, rows) => {
  it('says what is shared, plays, and sees gate, help, note, clock and end', async () => {
    const opened = await wizardRoom();
    const { room } = opened;
    const screen = await joining(opened, { columns, rows });
    await screen.until('your facilitator sees the name');
    await screen.until(NAME);
    expect(learnerOf(opened)).toBeUndefined();
    screen.press('Ada\r');
    await screen.until(/Owls at night . connected/);
    expect(screen.text()).not.toContain('Chapter 1');
    screen.press('1');
    await screen.until('Enter begin');
    screen.press('\r');
    const player = new Player(screen, await chapterOf('wizard-school'));
    await player.at(0);
    const first = player.chapter.steps[0]?.id ?? expect.fail();
    await untilRoom(opened, () => learnerOf(opened)?.place);
    expect(learnerOf(opened)).toMatchObject({ name: 'Ada', place: { step: first } });
    const doctor = await untilRoom(opened, () => learnerOf(opened)?.doctor);
    expect(doctor).toMatchObject({ chapters: [{ chapter: 'wizard-school', playable: true }] });

    await room.command({ type: 'gate-closed', place: { chapter: 'wizard-school', step: first } });
    await screen.until('gate at step 1');
    screen.press('2');
    await screen.until('held here till the gate opens');
    await screen.until('The room waits');
    screen.press('\r');
    await screen.until(/Note: The room waits at/);
    expect(screen.text()).toContain('step 1/9');

    screen.press('!');
    await screen.until('help called');
    const { id } = learnerOf(opened) ?? expect.fail();
    expect(learnerOf(opened)?.helpAt).toBeDefined();
    await room.command({ type: 'help-given', learner: id });
    await screen.until('Your call was answered');
    await screen.untilTrue(() => !screen.text().includes('help called'), 'no more help');

    await room.command({ type: 'noted', text: 'Look at \x1b[31mthe screen\x1b[0m', to: id });
    await screen.until(/m: "Look at/);
    screen.press('m');
    await screen.until('Notes from your facilitator');
    await screen.until('to you: Look at the screen');
    screen.press('\x1b');
    await screen.untilTrue(() => !/m: "Look/.test(screen.text()), 'the note read');

    await room.command({ type: 'clock-set', minutes: 10 });
    await screen.until(/9:5\d left/);

    await room.command({ type: 'gate-opened' });
    await screen.until('The gate is open');
    screen.press('\r');
    await player.at(1);

    await room.command({ type: 'room-ended' });
    await screen.until('ended: you go on alone');
    await screen.until('The room has ended.');
    screen.press('\x03');
    await screen.until('Ctrl-C again leaves');
    screen.press('\x03');
    expect(await screen.ended()).toBe(0);
    await screen.until('This room has ended: Owls at night.');
    await done(screen);
  });
});

describe('a learner who is a bit afraid', () => {
  it('plays on while the server is away, and everything arrives once, in order', async () => {
    const shelf = new MemoryShelf();
    const opened = await wizardRoom(shelf);
    const { port } = opened.server;
    const screen = await joining(opened);
    await screen.until(NAME);
    screen.press('Ada\r');
    await screen.until('connected');
    screen.press('1');
    await screen.until('Enter begin');
    screen.press('\r');
    const player = new Player(screen, await chapterOf('wizard-school'));
    await player.at(0);
    await opened.server.close();
    await screen.until('away: learning goes on');
    screen.press('2');
    await screen.until('Noted.');
    screen.press('\r');
    await player.at(1);
    await screen.until(/away: learning goes on, \d to send/);
    const again = await wizardRoom(shelf, port);
    await screen.until(/. connected/);
    await untilRoom(again, () =>
      Object.keys(learnerOf(again)?.steps ?? {}).length >= 2 ? true : undefined,
    );
    await done(screen);
    const learned = again.log.events.flatMap((event) =>
      event.type === 'learned' ? [event.event.id] : [],
    );
    expect(learned).toEqual(journalOf(screen.home).map(({ id }) => id));
    expect(Object.keys(again.room.state.learners)).toHaveLength(1);
  });

  it('comes back as the same learner without being asked, also while the room is away', async () => {
    const shelf = new MemoryShelf();
    const opened = await wizardRoom(shelf);
    const screen = await joining(opened);
    await screen.until(NAME);
    screen.press('Ada\r');
    await screen.until('connected');
    await screen.close();
    const seat = join(stateOf(screen.home), 'joined', `${opened.record.code}.json`);
    expect(statSync(seat).mode & 0o777).toBe(0o600);

    const back = await joining(opened, { home: screen.home });
    await back.until('Welcome back, Ada.');
    await back.until(/Owls at night . connected/);
    await back.close();
    expect(Object.keys(opened.room.state.learners)).toHaveLength(1);

    await opened.server.close();
    const alone = await joining(opened, { home: screen.home, env: { NO_COLOR: '1' } });
    await alone.until('away: learning goes on');
    expect(alone.text()).not.toContain('Chapter 1');
    await alone.until('it is tried again. Without it: quit, spy-school.');
    alone.press('\x03');
    expect(await alone.ended()).toBe(0);
    await alone.until('You have left the room: Owls at night.');
    expect(alone.raw).not.toContain('Warning');
    await done(alone);
  });

  it('joins twice: the second terminal says so, and read-only is not in the room', async () => {
    const opened = await wizardRoom();
    const first = await joining(opened);
    await first.until(NAME);
    first.press('Ada\r');
    await first.until('connected');
    const second = await joining(opened, { home: first.home });
    await second.until('[r/t/q]');
    second.press('r\r');
    await second.until('the room does not see it');
    expect(second.text()).not.toContain('Owls at night');
    await second.close();
    expect(first.text()).toContain('connected');
    await done(first);
  });

  it('takes over from a terminal that joined while the second one asked for a name: one learner', async () => {
    const opened = await wizardRoom();
    const first = await joining(opened);
    await first.until(NAME);
    const second = await joining(opened, { home: first.home });
    await second.until(NAME);
    first.press('Ada\r');
    await first.until('connected');
    second.press('Ada\r');
    await second.until('[r/t/q]');
    second.press('t\r');
    await first.ended();
    await second.until('connected');
    expect(Object.keys(opened.room.state.learners)).toHaveLength(1);
    await done(second);
  });

  it('a wrong code, a server that is not there, no terminal: a sentence, and nothing left', async () => {
    const opened = await wizardRoom();
    const wrong = await Screen.launch({
      args: ['join', `127.0.0.1:${opened.server.port}/join/AAAA-AAAA`, '--name', 'Ada'],
    });
    expect(await wrong.ended()).toBe(1);
    await wrong.until('There is no room with this code');
    expect(() => readFileSync(join(stateOf(wrong.home), 'joined/AAAA-AAAA.json'))).toThrow(
      'ENOENT',
    );
    await nothingLeft(wrong.home);
    await opened.server.close();
    const nobody = await Screen.launch({ args: ['join', opened.server.joinUrl, '--name', 'Ada'] });
    expect(await nobody.ended()).toBe(1);
    await nobody.until(/cannot be reached: nothing\s+listens\s+there/);
    expect(nobody.raw).not.toContain('1049h');
    await nothingLeft(nobody.home);
    const piped = await run(newFolder(), ['join', opened.server.joinUrl]);
    expect(piped.exitCode).toBe(2);
    expect(piped.stderr).toContain('there is none here');
    expect(piped.stderr).not.toContain(opened.record.code);
  });
});
