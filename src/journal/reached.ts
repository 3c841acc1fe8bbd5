/** How far somebody came in a step, the least first. */
const REACHES = ['open', 'skipped', 'shown', 'solved'] as const;
export type Reached = (typeof REACHES)[number];

/** Whether `how` is further than `before`: only the best that somebody came to counts. */
export function isFurther(how: Reached, before: Reached): boolean {
  return REACHES.indexOf(how) > REACHES.indexOf(before);
}
