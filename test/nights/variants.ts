/** Nights of every kind of fault, and those once told wrongly, as each of four variants meets them. */
import { readFileSync } from 'node:fs';
import { services } from '../../src/services/index.ts';
import { scenarioFiles } from '../scenario/files.ts';
import { parseScenario, type Scenario } from '../scenario/scenario.ts';

/** Two browsers, with nothing granted and with all that a service's detailed checks need. */
export interface Variant {
  browser: 'chromium' | 'firefox';
  permissions: 'none' | 'exact';
}

export const VARIANTS: readonly Variant[] = (['chromium', 'firefox'] as const).flatMap((browser) =>
  (['none', 'exact'] as const).map((permissions) => ({ browser, permissions })),
);

/** Longer nights are played to their end in one variant by `files.test.ts` or in `test/long`. */
const LONGEST_S = 8 * 3600;
/** Nights of days in which nothing is left once they are cut. */
const OF_DAYS = 'a1-';

export const files = scenarioFiles('nights', 'cases').filter(({ name }) => !name.startsWith(OF_DAYS));

const known = services.map(({ id }) => id);

export function readVariant(path: string, variant: Variant): Scenario {
  const written = parseScenario(readFileSync(path, 'utf8'), path, known);
  return { ...written, ...variant, duration: Math.min(written.duration, LONGEST_S) };
}
