import { it } from 'vitest';
import '../e2e/player.ts';
it('x', async () => { const m = await import('@xterm/addon-unicode-graphemes'); console.log(Object.keys(m)); });
