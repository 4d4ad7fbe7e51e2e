import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { narrowPath } from './setup/narrow-path.mjs';

/** What takes longest, most of it waiting: these begin first, and all others run beside them. */
const LONGEST = ['face', 'night', 'own-services', 'firefox'];

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isLong = ({ moduleId }: TestSpecification): boolean =>
      LONGEST.some((name) => moduleId.endsWith(`/${name}.test.ts`));
    const sorted = await super.sort(files);
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
  }
}

/** Real browsers, in the lab. They mostly wait, so some of them wait side by side. */
export default defineConfig({
  test: {
    env: { PATH: narrowPath('test') },
    root: new URL('..', import.meta.url).pathname,
    include: ['test/{browser,network}/**/*.test.ts'],
    // Far longer than a busy machine needs; no time is asserted anywhere.
    testTimeout: 900_000,
    hookTimeout: 300_000,
    // A browser on a machine that has much else to do is late now and then. Whatever needs its second try is named at the end.
    retry: 1,
    maxWorkers: 5,
    // A file that has ended leaves nothing behind but what it has imported, which takes seconds.
    isolate: false,
    sequence: { sequencer: LongestFirst },
  },
});
