import { config } from 'zod';

/** zod compiles schemas with `new Function` where it may; the page's security policy says it may not. */
config({ jitless: true });
