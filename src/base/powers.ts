/** What a machine may let us do; probed by trying (lab/powers.ts), never guessed from its name. */
export const POWERS = ['traceChild', 'traceAttach', 'sniff', 'kernelStack', 'perf'] as const;
export type Power = (typeof POWERS)[number];
/** The powers that work here. */
export type Powers = Readonly<Record<Power, boolean>>;
