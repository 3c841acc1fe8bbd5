import type { Powers } from '../base/powers.ts';
import type { Values } from '../base/values.ts';

/** Everything `judge` may rely on besides the observations. */
export interface Truth {
  /** What is true in this lab: seeded and measured. */
  readonly values: Values;
  /** The lab's home as its programs see it, absolute. */
  readonly home: string;
  readonly powers: Powers;
}
