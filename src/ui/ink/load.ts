/**
 * Loads what draws with Ink. The theme decides about colour (NO_COLOR and all); Ink's own guess, made when it is
 * loaded, would switch off bold as well. The two variables together make node print a warning.
 */
export async function loadWithInk<Loaded>(load: () => Promise<Loaded>): Promise<Loaded> {
  const { FORCE_COLOR, NO_COLOR } = process.env;
  process.env.FORCE_COLOR = '1';
  delete process.env.NO_COLOR;
  try {
    return await load();
  } finally {
    if (FORCE_COLOR === undefined) delete process.env.FORCE_COLOR;
    else process.env.FORCE_COLOR = FORCE_COLOR;
    if (NO_COLOR !== undefined) process.env.NO_COLOR = NO_COLOR;
  }
}
