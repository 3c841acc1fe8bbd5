import type { Values } from '../base/values.ts';
import type { Route } from '../course/model.ts';
import { patternOf } from './patterns.ts';

/** What a route's line patterns may be after, told by lines as such tools print them. */
const SAMPLES = {
  time: [
    'real\t0m2.105s',
    'user\t0m2.012s',
    'real 2.10',
    '0.01user 0.00system 0:01.52elapsed 1%CPU (0avgtext+0avgdata 9908maxresident)k',
    '\tElapsed (wall clock) time (h:mm:ss or m:ss): 0:01.52',
  ],
  table: [
    '% time     seconds  usecs/call     calls    errors syscall',
    '100.00    0.027561          40       684        28 total',
    ...'fsync fdatasync pwrite64 write read recvfrom openat clock_nanosleep'
      .split(' ')
      .map((name) => ` 76.16    0.020991         104       200           ${name}`),
  ],
} as const;
/** A pattern that is content with these is after something else. */
const NEUTRAL = [
  'hello 1',
  'fsync(3) = 0',
  'write(1, "real", 4) = 4',
  'total 12',
  'openat(3) = 0.5',
];

/** Whether some route can be shown by what `time`, or the table of `strace -c`, prints, and by little else. */
export function seeks(
  what: keyof typeof SAMPLES,
  routes: readonly Route[],
  values: Values,
): boolean {
  return routes.some(({ shows }) =>
    shows.some((matcher) => {
      if (matcher.match !== 'line') return false;
      const test = patternOf(matcher.pattern, values);
      return SAMPLES[what].some(test) && !NEUTRAL.some(test);
    }),
  );
}
