import { machinesOf } from '../../../room/model/machines.ts';
import { useTheme } from '../../../ui/theme.tsx';
import type { PageProps } from '../BoardScreen.tsx';
import { machineLines } from '../machine-lines.ts';
import { Scrolled } from './StepPage.tsx';

/** What the machines of those who joined can play: for the evening before. */
export function MachinesPage({ desk, columns, rows }: PageProps) {
  const theme = useTheme();
  const { data, parts, anonymous } = desk;
  const machines = machinesOf(parts.course, data.state);
  const lines = machineLines(machines, data, theme, columns - 2, anonymous);
  return <Scrolled desk={desk} lines={lines} rows={rows} />;
}
