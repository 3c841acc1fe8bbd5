import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { findOn } from '../../src/base/search-path.ts';
import { openLab } from '../../src/lab/lab.ts';
import type { Lab } from '../../src/lab/model.ts';
import { probePowers, probePowersInDetail } from '../../src/lab/powers.ts';
import { type Bundled, bundleForOrdinaryUser } from '../doctor/ordinary.ts';

const SYSTEM = '/usr/local/bin:/usr/bin:/bin';
const Finding = z.object({ works: z.boolean(), why: z.string().min(1) });
const Told = z.object({
  sandboxed: z.boolean(),
  powers: z.object({
    traceChild: Finding,
    traceAttach: Finding,
    sniff: Finding,
    kernelStack: Finding,
    perf: Finding,
  }),
});

beforeAll(() => {
  for (const tool of ['strace', 'bwrap', 'python3'])
    expect(findOn(SYSTEM, tool), `${tool} must be installed for these tests`).toBeDefined();
});

describe.each(['auto', 'off'] as const)('powers in a lab, sandbox %s', (sandbox) => {
  let home: string;
  let lab: Lab;
  beforeEach(async () => {
    home = await mkdtemp(join(tmpdir(), 'spy-powers-'));
    lab = await openLab({ schoolHome: home, sandbox });
  });
  afterEach(async () => {
    await lab.close();
    await rm(home, { recursive: true, force: true });
  });

  test('programs can be traced, and every power has a reason in words', async () => {
    const findings = await probePowersInDetail(lab);
    expect(findings.traceChild).toEqual({
      works: true,
      why: 'strace can start a program and listen to it',
    });
    for (const finding of Object.values(findings)) expect(finding.why).toMatch(/^[\w"/].{5,200}$/);
    expect(await probePowers(lab)).toEqual(
      Object.fromEntries(Object.entries(findings).map(([power, { works }]) => [power, works])),
    );
  });

  test('nothing of the tries stays behind in the lab', async () => {
    await probePowers(lab);
    // A sleep of ours would be named here; the marker keeps other labs' processes out.
    const left = await lab.run(
      'for p in /proc/[0-9]*; do [ "$(cat $p/comm 2>/dev/null)" = sleep ] && tr "\\0" "\\n" <$p/environ 2>/dev/null | grep -x "SPY_SCHOOL_LAB=$SPY_SCHOOL_LAB"; done; true',
    );
    expect(left.stdout).toBe('');
    expect(await readdir(lab.homeOutside)).toEqual([]);
  });

  test('a tool that is missing is named', async () => {
    lab.setEnv({ PATH: '/nowhere' });
    const poor = await probePowersInDetail(lab);
    expect(poor.traceChild).toEqual({ works: false, why: 'strace is not installed' });
    expect(poor.traceAttach).toEqual({ works: false, why: 'strace is not installed' });
    expect(poor.perf).toEqual({ works: false, why: 'perf is not installed' });
  });
});

describe('powers of an ordinary user', () => {
  let bundled: Bundled;
  beforeAll(async () => {
    bundled = await bundleForOrdinaryUser('test/doctor/fixtures/powers.ts');
  });
  afterAll(() => bundled.remove());

  test.each(['', 'off'])('SPY_SCHOOL_SANDBOX=%s', async (sandbox) => {
    const result = await bundled.run([], { SPY_SCHOOL_SANDBOX: sandbox });
    expect(result.stderr).toBe('');
    const { sandboxed, powers } = Told.parse(JSON.parse(result.stdout));
    expect(powers.traceChild.works).toBe(true);
    expect(powers.kernelStack.works).toBe(false);
    expect(powers.kernelStack.why).toMatch(/only root|this kernel was built without/);
    // In a sandbox of one's own all of these are allowed; on the machine raw sockets are not.
    if (sandboxed) {
      expect(powers.traceAttach.works).toBe(true);
      expect(powers.sniff.works).toBe(true);
    } else {
      expect(powers.sniff.works).toBe(false);
      expect(powers.sniff.why).toContain('CAP_NET_RAW');
    }
    const labs = join(bundled.home, 'state/labs');
    expect(existsSync(labs) ? await readdir(labs) : []).toEqual([]);
  });
});
