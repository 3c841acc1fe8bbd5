import { afterAll, afterEach, expect, it } from 'vitest';
import { loadCourse } from '../../src/course/load.ts';
import { boardCourse } from '../../src/room/model/course.ts';
import { MemoryShelf } from '../room/memory-shelf.ts';
import { closeAll, newRecord, openRoom } from '../room/server/open-room.ts';
import { chapterOf } from './course.ts';
import { nothingLeft } from './leftovers.ts';
import { PlainPlayer } from './plain-player.ts';
import { removeFolders } from './program.ts';
import { Screen } from './screen.ts';

afterAll(removeFolders);
afterEach(closeAll);

it('in a room, line by line: gate, note, call, what is shown, and the end are told', async () => {
  const shelf = new MemoryShelf();
  await shelf.create(newRecord({ chapters: ['wizard-school'] }));
  const { room, server } = await openRoom({ course: boardCourse(await loadCourse()) }, shelf);
  const args = ['join', server.joinUrl, '--name', 'Ada', '--plain'];
  const screen = await Screen.launch({ args });
  const player = new PlainPlayer(screen, await chapterOf('wizard-school'));
  const { main } = player;
  const place = { chapter: 'wizard-school', step: player.chapter.steps[0]?.id ?? expect.fail() };
  await main.until('You are in the room Owls at night.');
  await main.until('Which one? Type its number');
  expect(main.text).not.toContain('Chapter 1');
  await room.command({ type: 'noted', text: 'Look at \x1b[31mthe screen\x1b[0m' });
  await main.until('Note from your facilitator: Look at the screen');
  screen.press('1\r');
  await player.at(0);

  await room.command({ type: 'gate-closed', place });
  await player.say('2');
  await player.solved('Noted.', 'The room waits here: ');
  await player.say('next');
  await main.until('The room waits at');
  await player.say('call');
  await main.until('Your facilitator sees that you would like help.');
  const [learner] = Object.values(room.state.learners);
  await room.command({ type: 'help-given', learner: learner?.id ?? expect.fail() });
  await main.until('Your call was answered; call calls again.');
  await main.prompt();
  await room.command({ type: 'gate-opened' });
  await main.until('The gate is open: go on when you like.');
  await player.say('next');
  await player.at(1);

  const second = { ...place, step: player.chapter.steps[1]?.id ?? expect.fail() };
  // What comes while the prompt is being printed anew is told as well.
  await room.command({ type: 'revealed', place: second, what: 'debrief' });
  await main.until('Shown by your facilitator, what there is to see:');
  await room.command({ type: 'noted', text: 'One' });
  await room.command({ type: 'noted', text: 'Two' });
  await main.until('Note from your facilitator: Two');
  await room.command({ type: 'room-ended' });
  await main.until('The room has ended. You go on alone.');
  await player.say('quit');
  expect(await screen.ended()).toBe(0);
  await nothingLeft(screen.home);
});
