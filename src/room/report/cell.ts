import { isFurther } from '../../journal/reached.ts';
import type { RoomStepState } from '../model/state.ts';

/** What one learner did at one step. */
export interface Cell {
  how: RoomStepState;
  /** Milliseconds there until it was solved, without pauses. */
  spent: number;
  /** Whether the room saw the learner come; who joined in the middle of a step has no full time for it. */
  whole: boolean;
  solutionSeen: boolean;
  hints: number;
  /** Answers, choices, citations and fixes that did not pass. */
  wrong: number;
  /** Commands that were judged and did not pass. */
  tries: number;
  /** How often help was asked for. */
  asked: number;
  /** Whether the first answer passed; undefined before it. */
  firstPassed?: boolean;
  /** Of a prediction or a choice: the ids picked at first and at last. */
  first?: string;
  last?: string;
}

export function newCell(whole: boolean): Cell {
  return {
    how: 'open',
    spent: 0,
    whole,
    solutionSeen: false,
    hints: 0,
    wrong: 0,
    tries: 0,
    asked: 0,
  };
}

/** The best that a learner came to counts. */
export function reach(cell: Cell, how: RoomStepState): void {
  if (isFurther(how, cell.how)) cell.how = how;
}

/** Solved before the solution was looked at. */
export function byThemselves(cell: Cell): boolean {
  return cell.how === 'solved' && !cell.solutionSeen;
}
