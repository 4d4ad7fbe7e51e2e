import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { narrowPath } from './setup/narrow-path.mjs';

/** Nights that are played in real time: they wait for minutes, so they begin first and all others run beside them. */
const NIGHTS = ['short-outage', 'kills', 'doubt', 'cost', 'night'];

class NightsFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isNight = ({ moduleId }: TestSpecification): boolean =>
      NIGHTS.some((name) => moduleId.endsWith(`/${name}.test.ts`));
    const sorted = await super.sort(files);
    return [...sorted.filter(isNight), ...sorted.filter((file) => !isNight(file))];
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
    maxWorkers: 5,
    // A file that has ended leaves nothing behind but what it has imported, which takes seconds.
    isolate: false,
    sequence: { sequencer: NightsFirst },
  },
});
