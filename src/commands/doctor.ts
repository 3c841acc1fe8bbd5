import { SpyError } from '../base/errors.ts';
import { schoolHome } from '../base/paths.ts';
import { examine, examineTests } from '../doctor/examine.ts';
import { type Examination, needed } from '../doctor/findings.ts';
import { decide, fix } from '../doctor/fix.ts';
import { isUtf8, machineHere } from '../doctor/machine.ts';
import { reportBriefly, reportJson, reportText, type Style } from '../doctor/report.ts';
import { USERS, type User } from '../doctor/tools.ts';
import { t } from '../words/words.ts';

/** What was typed after `spy-school doctor`. */
export interface DoctorOptions {
  readonly fix?: boolean;
  readonly yes?: boolean;
  readonly json?: boolean;
  readonly for?: string;
}

/**
 * `spy-school doctor`: says what this machine allows and lacks, and installs what is missing with `--fix`.
 * Returns the exit status: 0 when nothing needed is missing (for the tests: always, except with CI=true).
 * Throws SpyError `usage` for an unknown `--for`, `tool-missing` when an installation fails.
 */
export async function doctor(options: DoctorOptions): Promise<number> {
  const user = userOf(options.for);
  if (user === 'tests') return doctorForTests(options);
  const look = () => examine({ user, machine: machineHere(schoolHome()), openLab: openOwnLab });
  let examination = await look();
  let told = false;
  const { plan } = examination;
  if (options.fix && plan !== undefined) {
    const how = fixOptions(options);
    if (decide(plan, how) === 'ask') {
      tell(examination, options);
      told = true;
    }
    if ((await fix(plan, how)) === 'installed') {
      examination = await look();
      told = false;
    }
  }
  if (!told) tell(examination, options);
  return needed(examination).length === 0 ? 0 : 1;
}

/**
 * Before `npm test`: a line or two. Never asks; without the right to install, the tests themselves say what they
 * lack, but in CI a missing tool is a failure here and now.
 */
async function doctorForTests(options: DoctorOptions): Promise<number> {
  let examination = await examineTests();
  const { plan } = examination;
  if (options.fix && plan?.rise === 'root') {
    const outcome = await fix(plan, { ...fixOptions(options), mayAsk: false });
    if (outcome === 'installed') examination = await examineTests();
  }
  process.stdout.write(options.json ? reportJson(examination) : reportBriefly(examination));
  return needed(examination).length > 0 && process.env.CI === 'true' ? 1 : 0;
}

function userOf(name: string | undefined): User | undefined {
  if (name === undefined) return undefined;
  const user = USERS.find((each) => each === name);
  if (user !== undefined) return user;
  const shown = name.slice(0, 60);
  const known = USERS.join(', ');
  throw new SpyError(
    'usage',
    t`The doctor does not know "${shown}".`,
    t`After --for write one of: ${known}.`,
    { exitCode: 2 },
  );
}

function fixOptions(options: DoctorOptions) {
  const onTerminal = process.stdin.isTTY === true && process.stdout.isTTY === true;
  return {
    yes: options.yes === true,
    mayAsk: onTerminal && options.json !== true,
    stdoutIsFree: options.json !== true,
    env: process.env,
  };
}

function tell(examination: Examination, options: DoctorOptions): void {
  process.stdout.write(
    options.json ? reportJson(examination) : reportText(examination, styleOf(process.stdout)),
  );
}

function styleOf(out: NodeJS.WriteStream): Style {
  return {
    utf8: isUtf8(process.env),
    colour: out.isTTY && !process.env.NO_COLOR && out.getColorDepth() > 1,
    columns: out.isTTY && out.columns > 0 ? out.columns : Number.POSITIVE_INFINITY,
  };
}

/** Opening the lab's code only here keeps `--for tests` quick. */
async function openOwnLab() {
  const { openLab } = await import('../lab/lab.ts');
  return openLab({ chapter: 'doctor' });
}
