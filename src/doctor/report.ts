import stringWidth from 'string-width';
import wrapAnsi from 'wrap-ansi';
import { cleanLine } from '../base/clean.ts';
import { type Examination, type Finding, type FindingState, needed } from './findings.ts';
import { showPlan } from './package-manager.ts';

/** How the report may be drawn. */
export interface Style {
  readonly utf8: boolean;
  readonly colour: boolean;
  /** Width in characters; Infinity when the output is no terminal. */
  readonly columns: number;
}

const TITLES = { machine: 'This machine', lab: 'The lab', tools: 'Tools' } as const;
const WORDS: Readonly<Record<FindingState, string>> = {
  fine: 'ok',
  weak: 'limited',
  lacking: 'missing',
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
    lines.push(paint(TITLES[group], '1', style));
    for (const each of members) lines.push(...row(each, nameWidth, style));
    lines.push('');
  }
  return `${[...lines, ...advice(examination, style)].join('\n')}\n`;
}

function row(finding: Finding, nameWidth: number, style: Style): string[] {
  const mark = MARKS[finding.state];
  const name = cleanLine(finding.name, 30);
  const word = WORDS[finding.state].padEnd(7);
  const head = `  ${paint(style.utf8 ? mark.utf8 : mark.ascii, mark.sgr, style)} ${word}  ${name}${' '.repeat(nameWidth - stringWidth(name))}  `;
  const rank = finding.state === 'fine' ? undefined : finding.necessity;
  const aside = [rank, forWhom(finding.usedBy)].filter(Boolean).join('; ');
  const text = letters(cleanLine(finding.detail, 400), style) + (aside ? ` (${aside})` : '');
  const [first = '', ...rest] = wrap(text, stringWidth(head), style);
  const indent = ' '.repeat(stringWidth(head));
  const lines = [head + first, ...rest.map((each) => indent + each)];
  if (finding.remedy !== undefined) {
    const remedy = `${style.utf8 ? '→' : '->'} ${letters(cleanLine(finding.remedy, 400), style)}`;
    lines.push(...wrap(remedy, indent.length, style).map((each) => indent + each));
  }
  return lines.map((each) => each.trimEnd());
}

/** `for wizard-school`; a tool that nearly everything uses says so in a word. */
function forWhom(users: readonly string[] | undefined): string | undefined {
  const chapters = (users ?? []).filter((user) => user !== 'tests');
  if (chapters.length === 0) return undefined;
  if (chapters.length > 3) return 'for everything';
  return `for ${chapters.map((user) => (user === 'lab' ? 'the lab' : user)).join(', ')}`;
}

function advice(examination: Examination, style: Style): string[] {
  const urgent = needed(examination);
  const others = examination.findings.filter(
    (each) => each.state !== 'fine' && !urgent.includes(each),
  );
  const lines: string[] = [];
  if (urgent.length > 0)
    lines.push(`Not ready yet: ${names(urgent)} ${urgent.length > 1 ? 'are' : 'is'} needed.`);
  else if (others.length > 0)
    lines.push('Ready. Everything that is needed is here; some things could be better.');
  else lines.push('Ready. Everything is here.');
  return [...lines.flatMap((each) => wrap(each, 0, style)), ...install(examination)];
}

/** The one command that gets what is missing, if there is one. It is never wrapped, so that it can be copied. */
function install({ plan }: Examination): string[] {
  if (plan === undefined) return [];
  const root = plan.rise === 'none';
  return [
    '',
    `To install what is missing${root ? ', as root' : ''}:`,
    `  ${showPlan(plan)}`,
    ...(root ? [] : ['or let the doctor do it: spy-school doctor --fix']),
  ];
}

/** Pure: a few lines for `npm test`. */
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
  return utf8 ? text : text.replace(/…/g, '...').replace(/[^\u0020-\u007e]/g, '?');
}

function paint(text: string, sgr: string, { colour }: Style): string {
  return colour ? `\u001b[${sgr}m${text}\u001b[0m` : text;
}
