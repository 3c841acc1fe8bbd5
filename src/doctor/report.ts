import stringWidth from 'string-width';
import wrapAnsi from 'wrap-ansi';
import { cleanLine } from '../base/clean.ts';
import { SEMICOLON } from '../words/listed.ts';
import { msgid, ngettext, t } from '../words/words.ts';
import { type Examination, type Finding, type FindingState, needed } from './findings.ts';
import { showPlan } from './package-manager.ts';
import type { Necessity } from './tools.ts';

/** How the report may be drawn. */
export interface Style {
  readonly utf8: boolean;
  readonly colour: boolean;
  /** Width in characters; Infinity when the output is no terminal. */
  readonly columns: number;
}

const TITLES = { machine: t`This machine`, lab: t`The lab`, tools: t`Tools` } as const;
const WORDS: Readonly<Record<FindingState, string>> = {
  fine: t`ok`,
  weak: t`limited`,
  lacking: t`missing`,
};
const WORD_WIDTH = Math.max(...Object.values(WORDS).map((word) => stringWidth(word)));
const RANKS: Readonly<Record<Necessity, string>> = {
  needed: t`needed`,
  recommended: t`recommended`,
  optional: t`optional`,
};
const MARKS: Readonly<Record<FindingState, { utf8: string; ascii: string; sgr: string }>> = {
  fine: { utf8: '✓', ascii: '+', sgr: '32' },
  weak: { utf8: '!', ascii: '!', sgr: '33' },
  lacking: { utf8: '✗', ascii: 'x', sgr: '31' },
};

/** Pure: the whole report, lines with \n, for people. Nothing that a tool printed can draw on the terminal. */
export function reportText(examination: Examination, style: Style): string {
  const { findings } = examination;
  const names = findings.map((each) => stringWidth(cleanLine(each.name, 30)));
  const nameWidth = Math.max(0, ...names);
  const lines: string[] = [];
  for (const group of ['machine', 'lab', 'tools'] as const) {
    const members = findings.filter((each) => each.group === group);
    if (members.length === 0) continue;
    lines.push(paint(letters(TITLES[group], style), '1', style));
    for (const each of members) lines.push(...row(each, nameWidth, style));
    lines.push('');
  }
  return `${[...lines, ...advice(examination, style)].join('\n')}\n`;
}

function row(finding: Finding, nameWidth: number, style: Style): string[] {
  const mark = MARKS[finding.state];
  const word = padded(WORDS[finding.state], WORD_WIDTH, style);
  const name = padded(cleanLine(finding.name, 30), nameWidth, style);
  const head = `  ${paint(style.utf8 ? mark.utf8 : mark.ascii, mark.sgr, style)} ${word}  ${name}  `;
  const text = letters(cleanLine(finding.detail, 400) + aside(finding), style);
  const [first = '', ...rest] = wrap(text, stringWidth(head), style);
  const indent = ' '.repeat(stringWidth(head));
  const lines = [head + first, ...rest.map((each) => indent + each)];
  if (finding.remedy !== undefined) {
    const remedy = `${style.utf8 ? '→' : '->'} ${letters(cleanLine(finding.remedy, 400), style)}`;
    lines.push(...wrap(remedy, indent.length, style).map((each) => indent + each));
  }
  return lines.map((each) => each.trimEnd());
}

/** What stands in brackets behind a finding, if anything. */
function aside({ state, necessity, usedBy }: Finding): string {
  const rank = state === 'fine' ? undefined : RANKS[necessity];
  const said = [rank, forWhom(usedBy)].filter(Boolean).join(`${SEMICOLON} `);
  return said === '' ? '' : ` (${said})`;
}

/** `for wizard-school`; a tool that nearly everything uses says so in a word. */
function forWhom(users: readonly string[] | undefined): string | undefined {
  const chapters = (users ?? []).filter((user) => user !== 'tests');
  if (chapters.length === 0) return undefined;
  if (chapters.length > 3) return t`for everything`;
  const list = chapters.map((user) => (user === 'lab' ? t`the lab` : user)).join(', ');
  return t`for ${list}`;
}

function advice(examination: Examination, style: Style): string[] {
  const urgent = needed(examination);
  const others = examination.findings.filter(
    (each) => each.state !== 'fine' && !urgent.includes(each),
  );
  const line = letters(inShort(urgent, others.length > 0), style);
  return [...wrap(line, 0, style), ...install(examination).map((each) => letters(each, style))];
}

function inShort(urgent: readonly Finding[], couldBeBetter: boolean): string {
  const list = names(urgent);
  if (urgent.length > 0)
    return ngettext(
      msgid`Not ready yet: ${list} is needed.`,
      `Not ready yet: ${list} are needed.`,
      urgent.length,
    );
  if (couldBeBetter)
    return t`Ready. Everything that is needed is here; some things could be better.`;
  return t`Ready. Everything is here.`;
}

/** The one command that gets what is missing, if there is one. It is never wrapped, so that it can be copied. */
function install({ plan }: Examination): string[] {
  if (plan === undefined) return [];
  const root = plan.rise === 'none';
  return [
    '',
    root ? t`To install what is missing, as root:` : t`To install what is missing:`,
    `  ${showPlan(plan)}`,
    ...(root ? [] : [t`or let the doctor do it: spy-school doctor --fix`]),
  ];
}

/** Pure: a few lines for `npm test`, in English as all that is said to who writes the school. */
export function reportBriefly(examination: Examination): string {
  const lacking = examination.findings.filter((each) => each.state === 'lacking');
  if (lacking.length === 0)
    return `The tests' tools are all here (${examination.findings.length}).\n`;
  const urgent = needed(examination);
  const others = lacking.filter((each) => !urgent.includes(each));
  const how =
    examination.plan === undefined
      ? 'Install them with your package manager.'
      : `Install them${examination.plan.rise === 'none' ? ' as root' : ''}: ${showPlan(examination.plan)}`;
  return [
    ...(urgent.length > 0 ? [`The tests need what is missing here: ${names(urgent)}.\n`] : []),
    ...(others.length > 0 ? [`Steps are left out for want of: ${names(others)}.\n`] : []),
    `${how}\n`,
  ].join('');
}

/** Pure: the same for programs; `ready` means that nothing needed is missing. */
export function reportJson(examination: Examination): string {
  const { findings, plan } = examination;
  const report = {
    ready: needed(examination).length === 0,
    findings: findings.map((each) => ({ ...each, detail: cleanLine(each.detail) })),
    install:
      plan === undefined
        ? null
        : { manager: plan.manager, packages: plan.packages, command: showPlan(plan) },
  };
  return `${JSON.stringify(report, null, 2)}\n`;
}

function names(findings: readonly Finding[]): string {
  return findings.map((each) => cleanLine(each.name, 30)).join(', ');
}

function wrap(text: string, indent: number, { columns }: Style): string[] {
  if (!Number.isFinite(columns)) return [text];
  return wrapAnsi(text, Math.max(20, columns - indent - 1), { trim: true }).split('\n');
}

/** Without UTF-8 other letters would come out as rubbish. */
function letters(text: string, { utf8 }: Style): string {
  if (utf8) return text;
  const bare = text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/«\s*|\s*»/g, '"');
  return bare.replace(/[^\u0020-\u007e]/g, '?');
}

function padded(text: string, width: number, style: Style): string {
  const shown = letters(text, style);
  return shown + ' '.repeat(Math.max(0, width - stringWidth(shown)));
}

function paint(text: string, sgr: string, { colour }: Style): string {
  return colour ? `\u001b[${sgr}m${text}\u001b[0m` : text;
}
