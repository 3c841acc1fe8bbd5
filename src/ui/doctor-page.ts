import { examine } from '../doctor/examine.ts';
import { machineHere } from '../doctor/machine.ts';
import { reportText } from '../doctor/report.ts';
import { openLab } from '../lab/lab.ts';
import { t } from '../words/words.ts';
import type { Page } from './screen.ts';
import { capabilities } from './terminal/capabilities.ts';

/** The doctor's report, to be read inside the school. */
export async function reportPage(schoolHome: string, columns: number): Promise<Page> {
  const examination = await examine({
    user: undefined,
    machine: machineHere(schoolHome),
    openLab: () => openLab({ schoolHome, chapter: 'doctor' }),
  });
  const style = { utf8: capabilities().unicode, colour: false, columns: Math.min(96, columns - 6) };
  const report = reportText(examination, style);
  return { title: t`Doctor: what works on this machine`, markdown: `~~~~text\n${report}~~~~` };
}
