import { writeFileSync } from 'node:fs';
import { SpyError } from '../../../src/base/errors.ts';
import { showBoard } from '../../../src/board/terminal/board.tsx';
import { loadCourse } from '../../../src/course/load.ts';
import { boardCourse } from '../../../src/room/model/course.ts';
import { MemoryRoom, populate } from './made-up.ts';

// Run in a pty by board.test.ts: the board over a room in memory. What it is to be like stands in the environment.
const {
  BOARD_LEARNERS = '30',
  BOARD_NAMES = '[]',
  BOARD_TOLD,
  BOARD_BUSY,
  BOARD_REFUSES,
  BOARD_NOTICE,
} = process.env;

const room = new MemoryRoom(boardCourse(await loadCourse()));
populate(room, Number(BOARD_LEARNERS));
const names: unknown = JSON.parse(BOARD_NAMES);
if (Array.isArray(names)) for (const name of names) room.join(String(name), 1);
if (BOARD_REFUSES)
  room.refusal = new SpyError(
    'room-unwritable',
    'The room’s log cannot be written: the disk is full.',
    'Make room on it, then try again.',
  );
if (BOARD_TOLD) room.subscribe(() => writeFileSync(BOARD_TOLD, JSON.stringify(room.commands)));
// So many events a second, from everybody in turn.
if (BOARD_BUSY) {
  const learners = Object.values(room.state.learners);
  let turn = 0;
  setInterval(() => {
    for (let each = 0; each < Number(BOARD_BUSY) / 20; each++) {
      const learner = learners[turn++ % learners.length];
      const place = learner?.place;
      if (learner && place)
        room.did(learner.id, place.chapter, { type: 'hint-shown', step: place.step, hint: 1 });
    }
  }, 50).unref();
}
const code = await showBoard({
  source: room,
  course: room.course,
  notice: BOARD_NOTICE,
  join: {
    url: 'http://192.168.1.20:4711/join/XK7P-2M9Q',
    code: 'XK7P-2M9Q',
    boardUrl: 'http://192.168.1.20:4711/board#not-a-real-key-0123456789abcdef0123456789',
    again: 'spy-school facilitate --resume tuesday',
  },
});
process.stdout.write(`the board ended with ${code}\n`);
process.exitCode = code;
// As cli.ts does it for a terminal that was closed.
if (code === 129) process.kill(process.pid, 'SIGKILL');
