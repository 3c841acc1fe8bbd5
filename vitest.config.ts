import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files that take minutes begin first, so that nothing waits for them at the end. */
const LONGEST = /\/e2e\/play-/;

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isLong = ({ moduleId }: TestSpecification) => LONGEST.test(moduleId);
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
  }
}

export default defineConfig({
  test: {
    include: ['test/**/*.test.{ts,tsx}'],
    // Labs are real processes on a small machine, and often wait: a few at a time is fastest.
    maxWorkers: 3,
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // Hundreds of real terminals on a small machine: a test that fails gets one more chance, and the report names it
    // (`retry x1`). Such a race is to be mended all the same.
    retry: 1,
    sequence: { sequencer: LongestFirst },
  },
});
