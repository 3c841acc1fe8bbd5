import { createInterface } from 'node:readline/promises';
import { execa } from 'execa';
import { SpyError } from '../base/errors.ts';
import { never } from '../base/exhaustive.ts';
import { language, t } from '../words/words.ts';
import { type InstallPlan, showPlan } from './package-manager.ts';

/** Who decides whether something is installed, and where the installer's own output goes. */
export interface FixOptions {
  /** Said beforehand: do not ask. */
  readonly yes: boolean;
  /** Whether a question may be asked at all. */
  readonly mayAsk: boolean;
  /** false keeps stdout free for a report made for programs. */
  readonly stdoutIsFree: boolean;
  readonly env: NodeJS.ProcessEnv;
  /** Asks the person; true means go on. Defaults to a question on the terminal. */
  readonly ask?: (question: string) => Promise<boolean>;
}

/** What became of it. */
export type FixOutcome = 'installed' | 'declined' | 'not-asked';

/**
 * Installs what a plan says: at once when told so (`yes`, or root with CI=true), after a question on a terminal,
 * else not at all. Throws SpyError `tool-missing` when the installation fails.
 */
export async function fix(plan: InstallPlan, options: FixOptions): Promise<FixOutcome> {
  if (plan.rise === 'none') return 'not-asked';
  const decision = decide(plan, options);
  switch (decision) {
    case 'go':
      break;
    case 'leave':
      return 'not-asked';
    case 'ask': {
      const ask = options.ask ?? askOnTerminal;
      if (!(await ask(`${t`Run this now?`}\n  ${showPlan(plan)}\n`))) return 'declined';
      break;
    }
    default:
      return never(decision);
  }
  await install(plan, options);
  return 'installed';
}

/** Pure: whether to install without a question, after one, or not. */
export function decide(
  plan: InstallPlan,
  options: Pick<FixOptions, 'yes' | 'mayAsk' | 'env'>,
): 'go' | 'ask' | 'leave' {
  if (options.yes) return 'go';
  if (plan.rise === 'root' && options.env.CI === 'true') return 'go';
  return options.mayAsk ? 'ask' : 'leave';
}

async function askOnTerminal(question: string): Promise<boolean> {
  const lines = createInterface({ input: process.stdin, output: process.stdout });
  try {
    // Ctrl-D or Ctrl-C is a no.
    const gone = new Promise<string>((resolve) => lines.once('close', () => resolve('no')));
    const answer = await Promise.race([lines.question(`${question}${t`[y/N]`} `), gone]);
    return isYes(answer);
  } finally {
    lines.close();
  }
}

function isYes(answer: string): boolean {
  const yes = language === 'fr' ? /^(?:o|oui|y|yes)$/i : /^(?:y|yes)$/i;
  return yes.test(answer.trim());
}

async function install(plan: InstallPlan, options: FixOptions): Promise<void> {
  for (const [index, step] of plan.steps.entries()) {
    const last = index === plan.steps.length - 1;
    const [program = '', ...args] = withRise(plan, step, options.mayAsk);
    const result = await execa(program, args, {
      reject: false,
      stdin: 'inherit',
      stdout: options.stdoutIsFree ? 'inherit' : process.stderr,
      stderr: 'inherit',
    });
    // An update may fail because of one stranger's repository; the installation then tells whether it mattered.
    if (result.failed && last) {
      const packages = plan.packages.join(', ');
      const status = result.exitCode ?? '?';
      const why = result.code ?? t`exit status ${status}`;
      const command = showPlan(plan);
      throw new SpyError(
        'tool-missing',
        t`Installing ${packages} did not work: ${why}.`,
        t`Read what the package manager says above, or run it yourself: ${command}`,
      );
    }
  }
}

/** sudo drops the environment, so what the package manager should know goes through `env`. */
function withRise(plan: InstallPlan, step: readonly string[], mayAsk: boolean): string[] {
  const command = ['env', 'DEBIAN_FRONTEND=noninteractive', ...step];
  switch (plan.rise) {
    case 'root':
    case 'none':
      return command;
    case 'sudo':
      // Without a terminal a password could never be typed: fail instead of waiting for it.
      return mayAsk ? ['sudo', ...command] : ['sudo', '-n', ...command];
    case 'doas':
      return mayAsk ? ['doas', ...command] : ['doas', '-n', ...command];
    default:
      return never(plan.rise);
  }
}
