import { z } from 'zod';
import { cleanLine } from '../../base/clean.ts';

const word = z
  .string()
  .max(2000)
  .transform((text) => cleanLine(text, 200));

/** What a learner's machine can do, as told to the room: for the evening before. */
export const doctorSchema = z.object({
  /** Whether chapters run in a sandbox of their own. */
  sandboxed: z.boolean(),
  /** Powers (base/powers.ts) that the lab has there. */
  powers: z.array(word).max(20),
  chapters: z
    .array(
      z.object({
        chapter: word,
        /** Whether everything that the chapter cannot do without is there. */
        playable: z.boolean(),
        /** Tools and powers that are missing, by name: needed ones first. */
        lacks: z.array(word).max(50),
      }),
    )
    .max(100),
});
export type Doctor = z.infer<typeof doctorSchema>;
