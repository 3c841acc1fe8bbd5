// A process of its own: learners who come to a room and live there. Driven by messages from main.ts.
import { writeFileSync } from 'node:fs';
import { RealLearner } from '../../../test/room/real-learner.ts';
import { type CrowdDone, type CrowdWish, never } from './wishes.ts';

/** So many connect at a time. */
const AT_ONCE = 100;

const learners: RealLearner[] = [];
let acting: NodeJS.Timeout[] = [];

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

async function until(holds: () => boolean, patienceMs: number): Promise<boolean> {
  const last = performance.now() + patienceMs;
  while (!holds() && performance.now() < last) await pause(20);
  return holds();
}

const away = () => learners.filter(({ connected }) => !connected);

async function join({ count, ...where }: Extract<CrowdWish, { do: 'join' }>): Promise<void> {
  for (let index = 0; index < count; index++) {
    const number = learners.length;
    const name = `${where.group}${number}`;
    learners.push(new RealLearner({ ...where, name, seed: where.seed + number }));
    if (index % 20 === 19) await until(() => away().length < AT_ONCE, 30_000);
  }
  await until(() => away().length === 0, 60_000);
}

/** Each learner acts every so often, all of them spread evenly over that time. */
function act(everyMs: number): void {
  learners.forEach((learner, index) => {
    const first = setTimeout(
      () => {
        learner.act();
        acting.push(setInterval(() => learner.act(), everyMs));
      },
      (everyMs * index) / learners.length,
    );
    acting.push(first);
  });
}

function rest(): void {
  for (const timer of acting) clearTimeout(timer);
  acting = [];
}

function cpuSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

async function obey(wish: CrowdWish): Promise<CrowdDone['figures']> {
  switch (wish.do) {
    case 'join':
      await join(wish);
      break;
    case 'figures':
      break;
    case 'act':
      act(wish.everyMs);
      break;
    case 'rest':
      rest();
      break;
    case 'arrive':
      await until(() => learners.every(({ arrived }) => arrived), wish.patienceMs);
      break;
    case 'wait-lost':
      await until(() => away().length === learners.length, wish.patienceMs);
      break;
    case 'wait-back':
      await until(() => away().length === 0, wish.patienceMs);
      break;
    case 'tell':
      writeFileSync(wish.file, JSON.stringify(learners.map((learner) => learner.sent())));
      break;
    case 'leave':
      rest();
      await Promise.all(learners.splice(0).map(({ link }) => link.close()));
      break;
    default:
      never(wish);
  }
  return {
    learners: learners.length,
    away: away().length,
    unsent: learners.filter(({ arrived }) => !arrived).length,
    cpu: cpuSeconds(),
    refused: learners.flatMap(({ refused }) => refused ?? []),
  };
}

process.on('message', async (wish: CrowdWish) => {
  process.send?.({ id: wish.id, figures: await obey(wish) } satisfies CrowdDone);
});
process.on('disconnect', () => process.exit(0));
