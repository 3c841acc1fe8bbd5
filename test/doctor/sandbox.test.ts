import { describe, expect, test } from 'vitest';
import { explainSandbox, type SandboxFacts, sandboxFacts } from '../../src/doctor/sandbox.ts';

const REFUSED: SandboxFacts = {
  sandboxed: false,
  why: 'bwrap: setting up uid map: Permission denied',
  installed: true,
  switchedOff: false,
  appArmor: undefined,
  clone: undefined,
  most: '96365',
  container: false,
};

describe('why there is no sandbox', () => {
  test.each([
    [{ installed: false }, 'without bubblewrap', undefined],
    [{ appArmor: '1' }, 'AppArmor', 'kernel.apparmor_restrict_unprivileged_userns=0'],
    [{ clone: '0' }, 'switched off', 'kernel.unprivileged_userns_clone=1'],
    [{ most: '0' }, 'switched off', 'user.max_user_namespaces='],
    [{ container: true }, 'container', '--privileged'],
    [
      { why: 'bwrap: \u001b[31mloopback: Failed RTM_NEWADDR\u001b[0m' },
      'refused: bwrap: loopback: Failed RTM_NEWADDR',
      'on the machine itself',
    ],
  ])('%o', (facts, detail, remedy) => {
    const finding = explainSandbox({ ...REFUSED, ...facts });
    expect(finding).toMatchObject({ state: 'lacking', necessity: 'recommended' });
    expect(finding.detail).toContain(detail);
    if (remedy === undefined) expect(finding.remedy).toBeUndefined();
    else expect(finding.remedy).toContain(remedy);
  });

  test('switched off by hand is no fault of the machine', () => {
    const finding = explainSandbox({ ...REFUSED, switchedOff: true, appArmor: '1' });
    expect(finding).toMatchObject({ state: 'weak', detail: expect.stringContaining('=off') });
  });

  test('limits that did not bite are not blamed', () => {
    expect(explainSandbox({ ...REFUSED, sandboxed: true, appArmor: '1' }).state).toBe('fine');
  });

  test('the facts come from the lab and the kernel of this machine', () => {
    const lab = { sandboxed: false, whyNoSandbox: 'because' };
    const facts = sandboxFacts(lab, true, { SPY_SCHOOL_SANDBOX: 'off', container: 'podman' });
    expect(facts).toMatchObject({
      sandboxed: false,
      why: 'because',
      switchedOff: true,
      container: true,
      most: expect.stringMatching(/^\d+$/),
    });
  });
});
