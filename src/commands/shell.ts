import { schoolHome } from '../base/paths.ts';
import { needLinux } from '../base/platform.ts';
import { attachToLab } from '../lab/attach.ts';

/** `spy-school shell`: this terminal becomes one more shell of the running lab. Returns the exit status. */
export async function shell(): Promise<number> {
  needLinux();
  await attachToLab(schoolHome());
  return 0;
}
