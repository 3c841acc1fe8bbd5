import { readFileSync } from 'node:fs';
import { cleanLine } from '../base/clean.ts';
import type { Lab } from '../lab/model.ts';
import { t } from '../words/words.ts';
import type { Finding } from './findings.ts';

/** Whether a lab got its sandbox, and what the kernel says about such things. */
export interface SandboxFacts {
  readonly sandboxed: boolean;
  /** Why not, as bubblewrap or the lab put it. */
  readonly why: string;
  /** Whether bubblewrap is installed at all. */
  readonly installed: boolean;
  /** Whether SPY_SCHOOL_SANDBOX=off was set. */
  readonly switchedOff: boolean;
  /** /proc/sys/kernel/apparmor_restrict_unprivileged_userns */
  readonly appArmor: string | undefined;
  /** /proc/sys/kernel/unprivileged_userns_clone */
  readonly clone: string | undefined;
  /** /proc/sys/user/max_user_namespaces */
  readonly most: string | undefined;
  readonly container: boolean;
}

/** Gathers the facts about a lab that was really opened. */
export function sandboxFacts(
  lab: Pick<Lab, 'sandboxed' | 'whyNoSandbox'>,
  installed: boolean,
  env: NodeJS.ProcessEnv,
): SandboxFacts {
  return {
    sandboxed: lab.sandboxed,
    why: lab.whyNoSandbox ?? '',
    installed,
    switchedOff: env.SPY_SCHOOL_SANDBOX === 'off',
    appArmor: readIfThere('/proc/sys/kernel/apparmor_restrict_unprivileged_userns'),
    clone: readIfThere('/proc/sys/kernel/unprivileged_userns_clone'),
    most: readIfThere('/proc/sys/user/max_user_namespaces'),
    container: isContainer(env),
  };
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch {
    return undefined;
  }
}

function isContainer(env: NodeJS.ProcessEnv): boolean {
  const marks = ['/.dockerenv', '/run/.containerenv'];
  return Boolean(env.container) || marks.some((mark) => readIfThere(mark) !== undefined);
}

/** Pure: whether the sandbox works; if not, why, and what would allow it. */
export function explainSandbox(facts: SandboxFacts): Finding {
  const finding = (state: Finding['state'], detail: string, remedy?: string): Finding => ({
    group: 'lab',
    id: 'sandbox',
    name: t`sandbox`,
    state,
    necessity: 'recommended',
    detail,
    remedy,
  });
  if (facts.sandboxed) return finding('fine', t`each lab is a small world of its own`);
  if (facts.switchedOff)
    return finding(
      'weak',
      t`switched off by SPY_SCHOOL_SANDBOX=off; labs run on the machine itself`,
    );
  if (!facts.installed)
    return finding('lacking', t`without bubblewrap labs run on the machine itself`);
  if (facts.appArmor === '1')
    return finding(
      'lacking',
      t`AppArmor keeps ordinary programs from making user namespaces (as Ubuntu 24.04 does)`,
      t`allow it until the next restart: sudo sysctl -w kernel.apparmor_restrict_unprivileged_userns=0`,
    );
  if (facts.clone === '0')
    return finding(
      'lacking',
      t`user namespaces are switched off for ordinary users`,
      t`allow them: sudo sysctl -w kernel.unprivileged_userns_clone=1`,
    );
  if (facts.most === '0')
    return finding(
      'lacking',
      t`user namespaces are switched off (user.max_user_namespaces is 0)`,
      t`allow them: sudo sysctl -w user.max_user_namespaces=10000`,
    );
  if (facts.container)
    return finding(
      'lacking',
      t`this container may not make namespaces`,
      t`fine as it is: labs run in the container itself; docker run --privileged would allow sandboxes`,
    );
  const said = cleanLine(facts.why, 160) || t`it did not say why`;
  return finding('lacking', t`bubblewrap was refused: ${said}`, t`labs run on the machine itself`);
}
