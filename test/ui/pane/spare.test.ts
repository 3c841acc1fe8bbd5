import { describe, expect, it } from 'vitest';
import { Sparer } from '../../../src/ui/pane/spare.ts';
import { flood, OTHERS, plainLines } from './floods.ts';
import { look, read, SCROLLBACK, terminal } from './look.ts';

/** What brings to light how a terminal would go on: colours, charset, margins, stops, the place remembered. */
const PROBE =
  'P\x1b[2bQ\r\n\tR\x1b[K\r\n\x1b[6n\x1b[5n\x1b[1J\x1b8S\r\nT\x1b[2;3HU\x1b[S\x1b[3;1HV\x1b[T\x1b[LW\x1b[?1049hX\r\nY\x1b[?1049lZ';

interface Outcome {
  readonly look: string;
  readonly answers: string;
  readonly bytes: number;
}

/** Plays a flood, batch by batch, to a terminal that is spared or is not. */
async function play(batches: readonly Buffer[], sparing: boolean): Promise<Outcome> {
  const term = terminal();
  let answers = '';
  term.onData((data) => {
    answers += data;
  });
  let margins = false;
  term.parser.registerCsiHandler({ final: 'r' }, (edges) => {
    if (term.buffer.active.type === 'normal') margins = edges.some((edge) => Number(edge) > 0);
    return false;
  });
  const sparer = new Sparer();
  let passed = 0;
  const pass = async (data: Buffer) => {
    const able = term.buffer.active.type === 'normal' && !margins;
    const kept = sparing ? sparer.pass(data, able ? SCROLLBACK + 2 * term.rows : undefined) : data;
    passed += kept.length;
    await read(term, kept);
  };
  for (const batch of batches) await pass(batch);
  if (sparer.holds) await pass(Buffer.alloc(0));
  const seen = [look(term)];
  await read(term, PROBE);
  seen.push(look(term));
  term.resize(31, 9);
  seen.push(look(term));
  term.dispose();
  return { look: seen.join('\n'), answers, bytes: passed };
}

/** Compares the two; gives the share of the bytes that the spared one had to read. */
async function share(what: string, batches: readonly Buffer[]): Promise<number> {
  const [whole, spared] = await Promise.all([play(batches, false), play(batches, true)]);
  expect(spared.look, what).toBe(whole.look);
  expect(spared.answers, what).toBe(whole.answers);
  return spared.bytes / whole.bytes;
}

describe('a terminal spared of a flood is the same as one that read it all', () => {
  it('of any kind, cut anywhere', async () => {
    let spared = 0;
    for (let seed = 1; seed <= 120; seed++) {
      const batches = flood(seed, 20 + ((seed * 37) % 600));
      if ((await share(`flood ${seed}`, batches)) < 0.5) spared += 1;
    }
    // Else nothing was compared.
    expect(spared).toBeGreaterThan(15);
  });

  it.each(OTHERS.map((other) => [other]))('with %j, cut anywhere', async (other) => {
    const bytes = Buffer.from(other);
    for (let cut = 0; cut <= bytes.length; cut++) {
      const first = Buffer.concat([Buffer.from(plainLines(9)), bytes.subarray(0, cut)]);
      for (const turn of [0, 1, 2]) {
        const flooding = Buffer.from(plainLines(50, { turn }));
        await share(`cut at ${cut}`, [first, Buffer.concat([bytes.subarray(cut), flooding])]);
      }
    }
    const midst = plainLines(20) + other + plainLines(20, { turn: 1 });
    const ends = [plainLines(40), '', ' lines', '\r\n', '\x1b[0;3'];
    for (const end of ends)
      await share(`before ${end}`, [
        Buffer.from('\x1b)0'),
        Buffer.from(midst + end),
        Buffer.from(plainLines(40)),
      ]);
  });

  it.each([0, 1, 30, 60, 89, 90])('whose last %i lines end without a return', async (bare) => {
    const flooding = Buffer.from(plainLines(90, { bare }));
    await share(`${bare} lines`, [Buffer.from('begun'), flooding]);
    await share(`${bare} lines`, [Buffer.from('\x1b[20hbegun'), flooding]);
  });

  it('in colours that are cut in two', async () => {
    const bytes = Buffer.from(plainLines(2000));
    const batches = Array.from({ length: 5 }, (_, at) =>
      bytes.subarray(at * 4003, (at + 1) * 4003),
    );
    expect(await share('', batches)).toBeLessThan(0.2);
  });
});
