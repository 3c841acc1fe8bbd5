import { everywhere } from './tool-table.ts';
import type { Tool } from './tools.ts';

/** For the tests alone: no learner misses them. */
export const FOR_TESTS: readonly Tool[] = [
  {
    command: 'tmux',
    purpose: 'a terminal for the tests to type into',
    usedBy: [],
    necessity: 'optional',
    packages: everywhere('tmux'),
    versionFlag: '-V',
  },
  {
    command: 'redis-server',
    purpose: 'holds a room for several servers at once',
    usedBy: [],
    necessity: 'optional',
    // Arch has Valkey in its place, which brings the old names.
    packages: { ...everywhere('redis'), apt: 'redis-server', pacman: 'valkey' },
    versionFlag: '--version',
    versionPattern: /v=(\d[\w.]*)/,
  },
  {
    command: 'chromium',
    purpose: 'a browser for the tests of the web board',
    usedBy: [],
    necessity: 'optional',
    packages: everywhere('chromium'),
    versionFlag: '--version',
  },
  ...['pdfinfo', 'pdffonts', 'pdftotext', 'pdftoppm'].map(
    (command): Tool => ({
      command,
      purpose: "reads the zine's PDFs in the tests",
      usedBy: [],
      necessity: 'optional',
      packages: { ...everywhere('poppler-utils'), pacman: 'poppler', zypper: 'poppler-tools' },
      versionFlag: '-v',
    }),
  ),
  {
    command: 'openssl',
    purpose: "makes the keys for the zine's page about TLS",
    usedBy: [],
    necessity: 'optional',
    packages: everywhere('openssl'),
    versionFlag: 'version',
  },
  {
    command: 'qpdf',
    purpose: "checks the zine's PDFs in the tests",
    usedBy: [],
    necessity: 'optional',
    packages: everywhere('qpdf'),
    versionFlag: '--version',
  },
];
