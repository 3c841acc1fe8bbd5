import { t } from '../words/words.ts';
import { SpyError } from './errors.ts';

const NAMES: Readonly<Record<string, string>> = { darwin: 'macOS', win32: 'Windows' };

/** The end of every way to a Linux: what needs none. */
const READING = t`spy-school chapters and spy-school zine can be read right here.`;

/**
 * For what opens a lab. Throws SpyError `not-linux` everywhere else: why this lesson is about Linux, and the ways that
 * work on such a machine.
 */
export function needLinux(platform: string = process.platform): void {
  if (platform === 'linux') return;
  const name = NAMES[platform] ?? platform;
  throw new SpyError(
    'not-linux',
    t`This lesson is about Linux: what programs ask its kernel, heard with strace and read in /proc. ${name} has a kernel of its own, which is asked in other words and has neither of the two.`,
    `${waysToLinux(platform)}\n${READING}`,
  );
}

/** How to come to a Linux from here. */
export function waysToLinux(platform: string = process.platform): string {
  const others =
    platform === 'win32'
      ? t`WSL 2 (wsl --install; then Node.js and Spy School in there), or any Linux virtual machine`
      : t`any Linux virtual machine (on Windows WSL 2 is one)`;
  return t`Two ways work: a container, with spy-school --container (it needs Docker or Podman); or ${others}.`;
}
