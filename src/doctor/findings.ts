import type { InstallPlan } from './package-manager.ts';
import type { Necessity } from './tools.ts';

/** fine, or lacking; weak: it works, with a limit worth knowing. */
export type FindingState = 'fine' | 'weak' | 'lacking';

/** One thing that the doctor looked at, in words for people. Texts may still hold anything a tool printed. */
export interface Finding {
  readonly group: 'machine' | 'lab' | 'tools';
  /** Stable, for scripts. */
  readonly id: string;
  readonly name: string;
  readonly state: FindingState;
  readonly necessity: Necessity;
  readonly detail: string;
  /** What to do about it, when it is not a package to install. */
  readonly remedy: string | undefined;
  /** A tool's version, if it told one. */
  readonly version?: string;
  /** Who uses a tool: the lab, the tests, chapters by their ids. */
  readonly usedBy?: readonly string[];
}

/** Everything that was looked at. */
export interface Examination {
  readonly findings: readonly Finding[];
  /** What would install the tools that are lacking; undefined when there is nothing to install, or nothing to do it with. */
  readonly plan: InstallPlan | undefined;
}

/** What must be mended before the school works. */
export function needed(examination: Examination): Finding[] {
  return examination.findings.filter(
    (finding) => finding.state === 'lacking' && finding.necessity === 'needed',
  );
}
