import { isAbsolute, relative } from 'node:path';

/** Something an author should change, at a place in a file. */
export interface Problem {
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** What is wrong and what was expected; one line. */
  readonly message: string;
  readonly severity: 'error' | 'warning';
}

/** A problem whose file is known from around it. */
export interface Fault {
  readonly line: number;
  readonly message: string;
  readonly severity?: 'warning';
}

/** A fault with its file. */
export function problemOf(file: string, fault: Fault): Problem {
  return { file, line: fault.line, message: fault.message, severity: fault.severity ?? 'error' };
}

/** A file name as people like to read it: relative to where they are, if it is below. */
export function shownPath(file: string, from: string = process.cwd()): string {
  const way = relative(from, file);
  return way === '' || way.startsWith('..') || isAbsolute(way) ? file : way;
}

/** `file:line: message`, the form that editors understand. */
export function describe(problem: Problem): string {
  const mark = problem.severity === 'warning' ? 'warning: ' : '';
  return `${shownPath(problem.file)}:${problem.line}: ${mark}${problem.message}`;
}
