import { expect, test } from 'vitest';
import { GroupCommit } from '../../../src/room/store/group-commit.ts';

const item = (name: string, weight = 1) => ({ name, weight });
type Item = ReturnType<typeof item>;

/** Commits that end when they are told to. */
function byHand(limits?: { waiting: number; commit: number }) {
  const begun: { names: string; end: (error?: Error) => void }[] = [];
  let called = () => {};
  const group = new GroupCommit<Item>(
    (items) =>
      new Promise((resolve, reject) => {
        const end = (error?: Error) => (error ? reject(error) : resolve());
        begun.push({ names: items.map(({ name }) => name).join(''), end });
        called();
      }),
    () => new Error('full'),
    limits,
  );
  const commits = async (count: number) => {
    while (begun.length < count)
      await new Promise<void>((resolve) => {
        called = resolve;
      });
    return begun.map(({ names }) => names);
  };
  return { group, begun, commits };
}

test('what comes during a commit goes into the next one, together and in order', async () => {
  const { group, begun, commits } = byHand();
  const first = group.add([item('a')]);
  expect(await commits(1)).toEqual(['a']);
  const others = ['b', 'c', 'd'].map((name) => group.add([item(name)]));
  begun[0]?.end();
  await first;
  expect(await commits(2)).toEqual(['a', 'bcd']);
  begun[1]?.end();
  await Promise.all(others);
  await group.drained();
});

test('a commit is not too large, but a single addition is never split', async () => {
  const { group, begun, commits } = byHand({ waiting: 100, commit: 4 });
  const added = [
    group.add([item('a', 3), item('b', 3)]),
    group.add([item('c', 2)]),
    group.add([item('d', 2)]),
    group.add([item('e')]),
  ];
  for (let n = 1; n <= 3; n++) {
    await commits(n);
    begun[n - 1]?.end();
  }
  await Promise.all(added);
  expect(await commits(3)).toEqual(['ab', 'cd', 'e']);
});

test('a failure refuses what waits behind it too, so that nothing overtakes; what comes later is tried', async () => {
  const { group, begun, commits } = byHand({ waiting: 100, commit: 1 });
  const doomed = ['a', 'b', 'c'].map((name) => group.add([item(name)]));
  await commits(1);
  begun[0]?.end(new Error('no'));
  const outcomes = await Promise.allSettled(doomed);
  expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
  const later = group.add([item('d')]);
  expect(await commits(2)).toEqual(['a', 'd']);
  begun[1]?.end();
  await later;
});

test('what does not fit is refused, and there is room again later', async () => {
  const { group, begun, commits } = byHand({ waiting: 10, commit: 10 });
  const first = group.add([item('a', 9)]);
  await expect(group.add([item('b', 2)])).rejects.toThrow('full');
  await commits(1);
  begun[0]?.end();
  await first;
  const second = group.add([item('c', 10)]);
  await commits(2);
  begun[1]?.end();
  await second;
});

test('one addition larger than everything goes through when nothing else waits', async () => {
  const { group, begun, commits } = byHand({ waiting: 10, commit: 10 });
  const big = group.add([item('a', 1000)]);
  expect(await commits(1)).toEqual(['a']);
  begun[0]?.end();
  await big;
});
