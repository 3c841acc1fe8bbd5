import { messageOf, SpyError } from '../base/errors.ts';
import { POWERS, type Power } from '../base/powers.ts';
import { findAllOn } from '../base/search-path.ts';
import type { Lab } from '../lab/model.ts';
import { type PowerFindings, probePowersInDetail } from '../lab/powers.ts';
import { t } from '../words/words.ts';
import { type Places, placesHere } from './find-tool.ts';
import type { Examination, Finding } from './findings.ts';
import { examineMachine, type Machine } from './machine.ts';
import { explainSandbox, sandboxFacts } from './sandbox.ts';
import { examineTools, planFor } from './tool-findings.ts';
import { toolsFor, type User } from './tools.ts';

/** What is to be examined, and where. */
export interface ExamineOptions {
  /** Only the tools of these; 'tests' looks at nothing but tools. */
  readonly user: User | undefined;
  readonly machine: Machine;
  readonly places?: Places;
  /** Opens the lab in which the powers are tried. */
  readonly openLab: () => Promise<Lab>;
}

/** Looks at machine, lab and tools. The lab it opens is closed again. Throws nothing it can put in words. */
export async function examine(options: ExamineOptions): Promise<Examination> {
  const places = options.places ?? placesHere();
  if (options.user === 'tests') return examineTests(places);
  const machine = examineMachine(options.machine);
  if (options.machine.platform !== 'linux') return { findings: machine, plan: undefined };
  // A lab lives in the state folder: without that one there is nothing to try.
  const homeless = machine.some((each) => each.id === 'state' && each.state === 'lacking');
  const [tools, lab] = await Promise.all([
    examineTools(toolsFor(options.user), places),
    homeless ? [] : examineLab(options, places),
  ]);
  return { findings: [...machine, ...lab, ...tools], plan: await planFor(tools, places) };
}

/** Looks only at the tools that `npm test` runs. */
export async function examineTests(places: Places = placesHere()): Promise<Examination> {
  const findings = await examineTools(toolsFor('tests'), places);
  return { findings, plan: await planFor(findings, places) };
}

async function examineLab(options: ExamineOptions, places: Places): Promise<Finding[]> {
  const installed = findAllOn(places.labPath, 'bwrap').length > 0;
  let lab: Lab | undefined;
  try {
    lab = await options.openLab();
    const sandbox = explainSandbox(sandboxFacts(lab, installed, options.machine.env));
    return [sandbox, ...powerFindings(await probePowersInDetail(lab))];
  } catch (error) {
    const remedy = error instanceof SpyError ? error.remedy : undefined;
    const why = messageOf(error);
    const detail = t`no lab could be opened: ${why}`;
    return [
      {
        group: 'lab',
        id: 'lab',
        name: t`lab`,
        state: 'lacking',
        necessity: 'needed',
        detail,
        remedy,
      },
    ];
  } finally {
    await lab?.close();
  }
}

const NAMES: Readonly<Record<Power, string>> = {
  traceChild: t`trace`,
  traceAttach: t`attach`,
  sniff: t`sniff`,
  kernelStack: t`kernel stacks`,
  perf: t`profile`,
};

const NECESSITIES: Readonly<Record<Power, Finding['necessity']>> = {
  traceChild: 'needed',
  traceAttach: 'recommended',
  sniff: 'recommended',
  kernelStack: 'optional',
  perf: 'optional',
};

/** Pure: the powers as findings. Without the first there is no course; each other has another route. */
export function powerFindings(powers: PowerFindings): Finding[] {
  return POWERS.map((power) => ({
    group: 'lab',
    id: power,
    name: NAMES[power],
    state: powers[power].works ? 'fine' : power === 'traceChild' ? 'lacking' : 'weak',
    necessity: NECESSITIES[power],
    detail: powers[power].why,
    remedy: undefined,
  }));
}
