import type { Stage } from './shellwords.ts';

/**
 * How a command's error output, where strace talks, was thrown away: `2>/dev/null`; undefined when it
 * goes somewhere. Redirects are followed in their order, as a shell does.
 */
export function thrownAway({ redirects }: Stage): string | undefined {
  let out: string | undefined;
  let err: string | undefined;
  for (const { op, target } of redirects) {
    const gone = target === '/dev/null' ? `${op}${target}` : undefined;
    switch (op) {
      case '>':
      case '>>':
      case '>|':
      case '1>':
      case '1>>':
        out = gone;
        break;
      case '2>':
      case '2>>':
        err = gone;
        break;
      case '2>&':
        if (target === '-') err = '2>&-';
        else if (target === '1') err = out;
        break;
      case '&>':
      case '&>>':
      case '>&':
        if (op === '>&' && /^(?:\d+|-)$/.test(target)) break;
        out = gone;
        err = gone;
        break;
      default:
        break;
    }
  }
  return err;
}
