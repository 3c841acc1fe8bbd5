import { describe, expect, it } from 'vitest';
import { SpyError } from '../../src/base/errors.ts';
import { needLinux } from '../../src/base/platform.ts';

/** What is told on such a machine. */
function refusalOn(platform: string): SpyError {
  try {
    needLinux(platform);
  } catch (error) {
    if (error instanceof SpyError) return error;
  }
  throw new Error(`nothing was refused on ${platform}`);
}

describe('a lesson about Linux', () => {
  it('is at home on Linux', () => {
    expect(() => needLinux('linux')).not.toThrow();
  });

  it.each([
    ['darwin', 'macOS'],
    ['win32', 'Windows'],
    ['freebsd', 'freebsd'],
  ])('says in two sentences why not on %s, and which ways work', (platform, name) => {
    const { code, message, remedy } = refusalOn(platform);
    expect(code).toBe('not-linux');
    expect(message).toContain(`${name} has a kernel of its own`);
    expect(message.match(/[.](?= |$)/g)).toHaveLength(2);
    for (const way of ['spy-school --container', 'Docker or Podman', 'WSL 2', 'virtual machine'])
      expect(remedy).toContain(way);
    expect(remedy).toContain('spy-school zine');
  });

  it('tells Windows how to get WSL 2, and nobody else', () => {
    expect(refusalOn('win32').remedy).toContain('wsl --install');
    expect(refusalOn('darwin').remedy).not.toContain('wsl --install');
  });
});
