import { never } from '../base/exhaustive.ts';
import { SEMICOLON } from '../words/listed.ts';
import { t } from '../words/words.ts';
import { findTool, type Places, type Presence } from './find-tool.ts';
import type { Finding } from './findings.ts';
import {
  findManager,
  findRise,
  type InstallPlan,
  listsAreStale,
  type Manager,
  planInstall,
} from './package-manager.ts';
import { TOOLS, type Tool } from './tools.ts';

/** Looks for every tool, all at the same time; the findings keep the order of the tools. */
export async function examineTools(tools: readonly Tool[], places: Places): Promise<Finding[]> {
  const manager = managerHere(places);
  return Promise.all(
    tools.map(async (tool) => toolFinding(tool, await findTool(tool, places), manager)),
  );
}

/** What would install the lacking tools among the findings; undefined when nothing could or need be. */
export async function planFor(
  findings: readonly Finding[],
  places: Places,
): Promise<InstallPlan | undefined> {
  const manager = managerHere(places);
  if (manager === undefined) return undefined;
  const lacking = findings.filter((each) => each.group === 'tools' && each.state === 'lacking');
  const packages = lacking.flatMap((each) => packageOf(each.id, manager) ?? []);
  if (packages.length === 0) return undefined;
  const rise = findRise(managerPath(places), process.getuid?.());
  return planInstall(manager, packages, rise, await listsAreStale(manager));
}

// The managers may live in sbin folders, which an ordinary user's PATH leaves out.
const managerPath = (places: Places): string => `${places.userPath}:${places.labPath}`;
const managerHere = (places: Places): Manager | undefined => findManager(managerPath(places));

function packageOf(command: string, manager: Manager): string | undefined {
  return TOOLS.find((tool) => tool.command === command)?.packages[manager];
}

/** Pure: what a tool's presence means, in words. */
export function toolFinding(tool: Tool, presence: Presence, manager: Manager | undefined): Finding {
  const state = presence.state === 'here' ? 'fine' : 'lacking';
  return {
    group: 'tools',
    id: tool.command,
    name: tool.command,
    state,
    necessity: tool.necessity,
    detail: detail(tool, presence),
    version: presence.state === 'here' ? presence.version : undefined,
    usedBy: tool.usedBy,
    remedy: state === 'fine' ? undefined : byHand(tool, manager),
  };
}

function detail({ purpose, atLeast = '' }: Tool, presence: Presence): string {
  switch (presence.state) {
    case 'here':
      return presence.version === undefined
        ? purpose
        : `${presence.version}${SEMICOLON} ${purpose}`;
    case 'too-old':
      return t`${presence.version} is too old, at least ${atLeast} is wanted; ${purpose}`;
    case 'out-of-sight':
      return t`there is only ${presence.path}, which labs cannot see; ${purpose}`;
    case 'absent':
      return purpose;
    default:
      return never(presence);
  }
}

function byHand(tool: Tool, manager: Manager | undefined): string | undefined {
  if (manager !== undefined && tool.packages[manager] !== undefined) return undefined;
  return tool.byHand ?? t`install ${tool.command} by hand: no package of it is known here`;
}
