import { SpyError, type SpyErrorCode } from '../base/errors.ts';
import { describe, type Fault, type Problem, problemOf } from '../base/source/problem.ts';

const REMEDY = 'Change it there; zine/README.md says what a page may hold.';

type ZineErrorCode = Extract<SpyErrorCode, `zine-${string}`>;

/** What is wrong in the zine's source: one problem or many; the message names each as file:line: what. */
export class ZineError extends SpyError {
  readonly problems: readonly Problem[];

  constructor(
    file: string,
    line: number,
    what: string,
    options: { code?: ZineErrorCode; more?: readonly Problem[] } = {},
  ) {
    const problems = [problemOf(file, { line, message: what }), ...(options.more ?? [])];
    super(options.code ?? 'zine-invalid', problems.map(describe).join('\n'), REMEDY);
    this.problems = problems;
  }

  /** All of many problems in one error. */
  static of(problems: readonly Problem[]): ZineError {
    const [first, ...more] = problems;
    if (first === undefined) throw new Error('nothing is wrong with the zine');
    return new ZineError(first.file, first.line, first.message, { more });
  }
}

/** Gathers what is wrong, so that one reading of the zine names everything. */
export class Problems {
  readonly found: Problem[] = [];

  add(file: string, ...faults: readonly Fault[]): void {
    this.found.push(...faults.map((fault) => problemOf(file, fault)));
  }

  /** Keeps the problems of a ZineError; undefined where there was one. */
  try<T>(work: () => T): T | undefined {
    try {
      return work();
    } catch (error) {
      if (!(error instanceof ZineError)) throw error;
      this.found.push(...error.problems);
      return undefined;
    }
  }

  /** Throws all that was found, if anything was. */
  throw(): void {
    if (this.found.length > 0) throw ZineError.of(this.found);
  }
}
