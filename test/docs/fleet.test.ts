/** The example files for organisations are what the program reads, and the page beside them names each key. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { LOCKABLE, policyFrom } from '../../src/services/policy.ts';

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const json = (path: string) => JSON.parse(read(path)) as Record<string, never>;
const schema = json('src/platform/managed-schema.json') as unknown as { properties: object };

/** The values for Wasl, wherever the file of this browser has them. */
function valuesIn(browser: string): object {
  const file = json(`docs/fleet/${browser}.json`) as Record<string, Record<string, object>>;
  const party = (file['policies']?.['3rdparty'] ?? file['3rdparty']!) as Record<string, object>;
  return Object.values(party['Extensions'] ?? party['extensions']!)[0] as object;
}

it.each(['chromium', 'edge', 'firefox'])('the example for %s is read whole', (browser) => {
  const { policy, problems } = policyFrom(valuesIn(browser));
  expect(problems).toEqual([]);
  expect(Object.keys(policy)).toEqual(expect.arrayContaining([...LOCKABLE, 'organisation', 'locked']));
  expect(valuesIn(browser)).toEqual(valuesIn('chromium'));
});

it('each key is in the schema and on the page, and none beside', () => {
  const all = Object.fromEntries(Object.keys(schema.properties).map((key) => [key, undefined]));
  expect(policyFrom(all).problems).toEqual([]);
  expect(Object.keys(all)).toEqual(expect.arrayContaining([...LOCKABLE]));
  const page = read('docs/fleet/README.md');
  expect(Object.keys(all).filter((key) => !page.includes(`\`${key}\``))).toEqual([]);
});
