import { expect, test } from 'vitest';
import { startTyping, typed } from '../../../src/board/terminal/controls.ts';
import { BoardDesk } from '../../../src/board/terminal/desk.ts';
import { MemoryRoom } from './made-up.ts';

/** A room whose disk never answers. */
class SlowRoom extends MemoryRoom {
  override command(): Promise<void> {
    return new Promise(() => {});
  }
}

function deskOf(source: MemoryRoom) {
  const seen: string[] = [];
  const desk: BoardDesk = new BoardDesk({
    source,
    course: source.course,
    join: { url: 'u', code: 'c', boardUrl: 'b', again: 'spy-school facilitate --resume tuesday' },
    onChange: () => seen.push(desk.typing?.type ?? 'nothing'),
    quit: () => {},
  });
  return { desk, seen };
}

test.each([
  ['note-to-all', 'Coffee'],
  ['clock', '5'],
] as const)(
  'what is typed for a %s leaves its field at once, not when it is saved: the next key is a command',
  (type, text) => {
    const { desk, seen } = deskOf(new SlowRoom([]));
    startTyping(desk, type);
    typed(desk, text);
    expect(seen).toEqual([type, 'nothing']);
  },
);
