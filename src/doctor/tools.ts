import type { Manager } from './package-manager.ts';
import { FOR_TESTS } from './test-tool-table.ts';
import { TABLE } from './tool-table.ts';

/** needed: the school does not work without; recommended: it works less well; optional: one more way to look. */
export type Necessity = 'needed' | 'recommended' | 'optional';

/** Who uses a tool: the lab itself, `npm test`, or a chapter by its id. */
export const USERS = [
  'lab',
  'tests',
  'wizard-school',
  'mystery-config-file',
  'french-website',
  'slow-program',
] as const;
export type User = (typeof USERS)[number];

/** A program that the school or its learners call. */
export interface Tool {
  readonly command: string;
  /** What it is for, a short phrase. */
  readonly purpose: string;
  readonly usedBy: readonly User[];
  readonly necessity: Necessity;
  /** Its package, for each manager that has one. */
  readonly packages: Readonly<Partial<Record<Manager, string>>>;
  /** Where no manager can tell the package, what to do. */
  readonly byHand?: string;
  /** Option that prints the version. */
  readonly versionFlag: string;
  /** The version is its first group; without it the first `1.2`-like number counts. */
  readonly versionPattern?: RegExp;
  /** The oldest version that will do. */
  readonly atLeast?: string;
}

/** What `npm test` and the rehearsal cannot do without, by command. */
export const testTools: readonly string[] = [
  'bash',
  'strace',
  'bwrap',
  'python3',
  'setsid',
  'timeout',
  'pgrep',
  'less',
  'vim',
  'lsof',
  'curl',
  'tmux',
  'redis-server',
  'chromium',
  'pdfinfo',
  'pdffonts',
  'pdftotext',
  'pdftoppm',
  'qpdf',
  'openssl',
  'ngrep',
  'tcpdump',
  'tshark',
  'pidstat',
  'ss',
];

/** Nothing fails without these, but steps are left out, and then nobody knows whether they work. */
export const rehearsalTools: readonly string[] = ['mitmdump'];

/** Every tool; those of the two lists above are used by the tests as well. */
export const TOOLS: readonly Tool[] = [...TABLE, ...FOR_TESTS].map((tool) =>
  [...testTools, ...rehearsalTools].includes(tool.command)
    ? { ...tool, usedBy: [...tool.usedBy, 'tests'] }
    : tool,
);

/** The tools for somebody; without a name those of the lab and all chapters. */
export function toolsFor(user: User | undefined): Tool[] {
  if (user === undefined)
    return TOOLS.filter((tool) => tool.usedBy.some((each) => each !== 'tests'));
  if (user === 'tests') {
    // A test that lacks its tool fails.
    return TOOLS.filter((tool) => tool.usedBy.includes('tests')).map((tool) => ({
      ...tool,
      necessity: testTools.includes(tool.command) ? 'needed' : 'recommended',
    }));
  }
  return TOOLS.filter((tool) => tool.usedBy.includes('lab') || tool.usedBy.includes(user));
}
