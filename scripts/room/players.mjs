// Learners for the pictures: they speak the room's protocol, and fare differently.
import { connect } from './wire.mjs';

const NAMES = (
  'Ada,Alan,Barbara,Bjarne,Claude,Dennis,Edsger,Frances,Grace,Hedy,Ivan,Jean,Karen,Ken,Leslie,' +
  'Margaret,Niklaus,Radia,Shafi,Tony,Yukihiro,mouse,night owl,0xC0FFEE'
).split(',');
/** How far each has come in Wizard School, and for how many minutes they are there. */
const PLACES = [6, 7, 5, 7, 8, 7, 4, 7, 6, 7, 8, 7, 7, 5, 7, 6, 7, 8, 7, 7, 3, 7, 6, 8];
const MINUTES = [1, 2, 3, 1, 1, 9, 12, 1, 2, 1, 1, 7, 1, 3, 1, 6, 2, 1, 1, 2, 14, 1, 1, 1];
const ASKING = new Set([5, 20]);
/** A room guesses low. */
const GUESSES = ['one', 'handful', 'handful', 'dozens', 'handful', 'one', 'dozens', 'thousands'];
const ANSWERS = ['fchmodat', 'fchmodat', 'chmod', 'openat', 'fchmodat', 'execve'];

/** Learners with what they will live through. */
export function newPlayers(course) {
  const { steps } = course.find(({ id }) => id === 'wizard-school');
  return NAMES.map((name, index) => ({
    hello: {
      ...{ role: 'learner', name, learner: crypto.randomUUID() },
      token: `${crypto.randomUUID()}${crypto.randomUUID()}`,
    },
    events: lifeOf(index, steps),
  }));
}

/** Everybody comes, and tells what they lived through or told it before; resolves when the room has it all. */
export function play({ joinUrl, code }, players, { telling }) {
  return Promise.all(
    players.map(async ({ hello, events }) => {
      const wire = await connect(joinUrl, { ...hello, code, now: new Date().toISOString() });
      for (let at = 0; telling && at < events.length; at += 50) {
        const batch = events.slice(at, at + 50);
        wire.say({ type: 'events', events: batch });
        await wire.hear(({ type, upTo }) => type === 'ack' && upTo === batch.at(-1).id);
      }
      return wire;
    }),
  );
}

/** Everybody goes. */
export function leave(wires, ...others) {
  return Promise.all([...wires, ...others].map((wire) => wire.close()));
}

function lifeOf(index, steps) {
  const reached = PLACES[index] ?? 0;
  const here = MINUTES[index] ?? 1;
  return steps.slice(0, reached + 1).flatMap((step, at) => {
    const minutes = here + (reached - at) * 2;
    const event = (details) => ({
      ...{ v: 1, id: crypto.randomUUID(), chapter: 'wizard-school', step: step.id },
      at: new Date(Date.now() - minutes * 60_000).toISOString(),
      ...details,
    });
    return [
      event({ type: 'step-entered' }),
      ...said(step, index, event),
      ...(at < reached ? [event({ type: 'solved', how: 'solved' })] : []),
      ...(at === reached && here > 5 ? [event({ type: 'hint-shown', hint: 1 })] : []),
      ...(at === reached && ASKING.has(index) ? [event({ type: 'help-asked' })] : []),
    ];
  });
}

function said(step, index, event) {
  if (step.kind === 'predict') {
    const { id, label } = step.options.find((option) => option.id === GUESSES[index % 8]) ?? {};
    return id === undefined ? [] : [event({ type: 'predicted', choice: id, label })];
  }
  if (step.id !== 'chmod') return [];
  const answer = ANSWERS[index % ANSWERS.length];
  const verdict = answer === 'fchmodat' ? 'passed' : 'wrong';
  return [event({ type: 'answered', answer, verdict, reason: '' })];
}
