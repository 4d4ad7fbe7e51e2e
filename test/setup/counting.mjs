/**
 * A reporter for vitest: counts as `npm test` counts, and writes that as JSON to the file that `COUNTS` in the environment names.
 * Whatever did not pass has failed, skipped tests too, except those that lack something (`Missing`).
 */
import { writeFileSync } from 'node:fs';
import { isMissing } from './start-program.mjs';

/** @typedef {{ passed: number, failed: number, lacking: { name: string, why: string }[], notes: string[] }} Counts */

/** What went wrong in a test and in whatever encloses it: a `beforeAll` that fails leaves its tests not run. */
function errorsOf(entity) {
  if (entity.type === 'test') return [...(entity.result().errors ?? []), ...errorsOf(entity.parent)];
  return [...entity.errors(), ...(entity.type === 'suite' ? errorsOf(entity.parent) : [])];
}

function count(counts, entity, name) {
  const errors = errorsOf(entity);
  const [first] = errors;
  if (first && errors.every(isMissing)) counts.lacking.push({ name, why: first.message });
  else counts.failed += 1;
}

export default class Counting {
  onTestRunEnd(modules, unhandled) {
    /** @type {Counts} */
    const counts = { passed: 0, failed: unhandled.length, lacking: [], notes: [] };
    for (const module of modules) {
      const tests = [...module.children.allTests()];
      const failures = counts.failed + counts.lacking.length;
      for (const test of tests) {
        const { state } = test.result();
        if (state === 'passed') counts.passed += 1;
        else count(counts, test, test.fullName);
        if (test.diagnostic()?.flaky) counts.notes.push(`passed at its second try only: ${test.fullName}`);
        if (state !== 'passed' && errorsOf(test).length === 0)
          counts.notes.push(`counted as failed, being ${state}: ${test.fullName}`);
      }
      // It could not be loaded, or what was to come after its tests failed.
      if (!module.ok() && counts.failed + counts.lacking.length === failures)
        count(counts, module, module.relativeModuleId);
    }
    writeFileSync(process.env.COUNTS, JSON.stringify(counts));
  }
}
