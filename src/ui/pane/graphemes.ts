/**
 * The addon reads its table of widths through `buffer.buffer`, from its very beginning. That is right for a
 * Buffer with memory of its own and wrong for one cut from Node's shared pool: then it finds garbage, and
 * throws ("Data error") or measures wrongly. So there is no pool while it loads.
 */
const pool = Buffer.poolSize;
Buffer.poolSize = 0;
const addon = await import('./graphemes-addon.ts');
Buffer.poolSize = pool;

export const { UnicodeGraphemesAddon } = addon;
