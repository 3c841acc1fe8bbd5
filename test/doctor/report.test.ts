import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import type { Examination, Finding } from '../../src/doctor/findings.ts';
import { planInstall } from '../../src/doctor/package-manager.ts';
import { reportBriefly, reportJson, reportText, type Style } from '../../src/doctor/report.ts';

const PLAIN: Style = { utf8: true, colour: false, columns: Number.POSITIVE_INFINITY };

function finding(change: Partial<Finding>): Finding {
  return {
    group: 'tools',
    id: 'strace',
    name: 'strace',
    state: 'fine',
    necessity: 'needed',
    detail: '6.1; listens to system calls',
    remedy: undefined,
    ...change,
  };
}

const GOOD: Examination = {
  findings: [
    finding({ group: 'machine', id: 'node', name: 'node', detail: '20.20.2' }),
    finding({}),
    finding({ id: 'bash', name: 'bash', detail: '5.2; the shell you type into' }),
  ],
  plan: undefined,
};
const POOR: Examination = {
  findings: [
    finding({ state: 'lacking', detail: 'listens to system calls' }),
    finding({
      id: 'perf',
      name: 'perf',
      state: 'lacking',
      necessity: 'optional',
      remedy: 'linux-perf…',
    }),
    finding({ group: 'lab', id: 'sniff', name: 'sniff', state: 'weak', necessity: 'recommended' }),
  ],
  plan: planInstall('apt', ['strace'], 'sudo', false),
};

describe('the report for people', () => {
  test('all is well', () => {
    expect(reportText(GOOD, PLAIN)).toBe(
      [
        'This machine',
        '  ✓ ok       node    20.20.2',
        '',
        'Tools',
        '  ✓ ok       strace  6.1; listens to system calls',
        '  ✓ ok       bash    5.2; the shell you type into',
        '',
        'Ready. Everything is here.',
        '',
      ].join('\n'),
    );
  });

  test('what is missing is named, with one command to get it', () => {
    expect(reportText(POOR, PLAIN)).toBe(
      [
        'The lab',
        '  ! limited  sniff   6.1; listens to system calls (recommended)',
        '',
        'Tools',
        '  ✗ missing  strace  listens to system calls (needed)',
        '  ✗ missing  perf    6.1; listens to system calls (optional)',
        '                     → linux-perf…',
        '',
        'Not ready yet: strace is needed.',
        '',
        'To install what is missing:',
        '  sudo apt-get install -y --no-install-recommends strace',
        'or let the doctor do it: spy-school doctor --fix',
        '',
      ].join('\n'),
    );
  });

  test('without UTF-8 there is nothing but ASCII', () => {
    const text = reportText(POOR, { ...PLAIN, utf8: false });
    expect(text).toMatch(/^[\n -~]*$/);
    expect(text).toContain('x missing  strace');
    expect(text).toContain('-> linux-perf...');
  });

  test('colour only when asked for, and never the only sign', () => {
    expect(reportText(POOR, PLAIN)).not.toContain('\u001b');
    const coloured = reportText(POOR, { ...PLAIN, colour: true });
    expect(coloured.replace(/\u001b\[\d+m/g, '')).toBe(reportText(POOR, PLAIN));
    expect(coloured).toContain('\u001b[31m✗\u001b[0m');
  });

  test('lines fit the terminal, all but the command to copy', () => {
    const detail = 'a long story about what this is for '.repeat(6);
    const text = reportText(
      { ...POOR, findings: POOR.findings.map((each) => ({ ...each, detail, remedy: detail })) },
      { ...PLAIN, columns: 80 },
    );
    for (const line of text.split('\n')) {
      if (!line.includes('apt-get')) expect(stringWidth(line)).toBeLessThan(80);
    }
  });

  test('a hostile version string draws nothing and stays on its line', () => {
    const detail =
      '\u001b[2J\u001b]0;owned\u0007\u009b31m6.1\r\nReady. Everything is here.\u202e\b\b';
    const text = reportText(
      { ...GOOD, findings: [finding({ detail, name: 'st\u001b[1mrace\n' })] },
      PLAIN,
    );
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
    expect(text.split('\n')[1]).toMatch(
      /^ {2}✓ ok {7}strace {2}.*6\.1 Ready\. Everything is here\.$/,
    );
  });

  test('a root shell gets no sudo, and others are told when they need root', () => {
    const plan = planInstall('apk', ['strace'], 'none', false);
    const text = reportText({ ...POOR, plan }, PLAIN);
    expect(text).toMatch(/To install what is missing, as root:\n {2}apk add --no-cache strace\n$/);
  });
});

describe('the report for programs', () => {
  test('is JSON that says whether all is ready, and how to get there', () => {
    expect(JSON.parse(reportJson(GOOD))).toMatchObject({ ready: true, install: null });
    expect(JSON.parse(reportJson(POOR))).toMatchObject({
      ready: false,
      findings: [{ id: 'strace', state: 'lacking' }, { id: 'perf' }, { id: 'sniff' }],
      install: {
        manager: 'apt',
        packages: ['strace'],
        command: expect.stringMatching(/^sudo apt/),
      },
    });
  });
});

describe('the report before the tests', () => {
  test('is one line when all is here, else says what for and how', () => {
    expect(reportBriefly(GOOD)).toBe("The tests' tools are all here (3).\n");
    expect(reportBriefly(POOR)).toBe(
      'The tests need what is missing here: strace.\nSteps are left out for want of: perf.\nInstall them: sudo apt-get install -y --no-install-recommends strace\n',
    );
    expect(reportBriefly({ ...POOR, plan: undefined })).toContain('your package manager');
    const findings = POOR.findings.filter(({ necessity }) => necessity !== 'needed');
    expect(reportBriefly({ ...POOR, findings })).toMatch(
      /^Steps are left out for want of: perf\.\n/,
    );
  });
});
