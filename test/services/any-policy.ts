/** Settings of any person and policies of any organisation, for properties of the two together. */
import fc from 'fast-check';
import { ASKED_KINDS } from '../../src/core/model/opinion.ts';
import type { Settings } from '../../src/core/model/settings.ts';
import { defaultSettings, services } from '../../src/services/index.ts';
import { LOCKABLE, policyFrom, type Policy } from '../../src/services/policy.ts';
import { settingsFrom } from '../../src/services/settings.ts';

const ids = services.map(({ id }) => id);
const own = ['Chat', 'Desk', 'Upload'].map((name) => ({
  name,
  url: `https://${name.toLowerCase()}.example.org/`,
}));
const preset = fc.constantFrom('saver', 'normal', 'watchful');
const maybe = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: undefined });
const minute = fc.nat(1439);

const choice = fc.record({
  id: fc.constantFrom(...ids.slice(0, 6)),
  isPaused: maybe(fc.boolean()),
  fallback: maybe(fc.constantFrom(...ids.slice(0, 6))),
  name: maybe(fc.constantFrom('Family', 'Work')),
});

/** As they are read: what cannot be stored is not in them. */
export const anySettings: fc.Arbitrary<Settings> = fc
  .record({
    isStarted: fc.boolean(),
    startedAt: maybe(fc.nat()),
    services: fc.uniqueArray(choice, { selector: ({ id }) => id }),
    preset,
    everyMs: maybe(fc.integer({ min: 30_000, max: 600_000 })),
    quietHours: maybe(fc.record({ days: fc.constant([1, 2]), fromMinute: minute, untilMinute: minute })),
    sources: maybe(fc.subarray([...ASKED_KINDS])),
    country: maybe(fc.constantFrom('IR', 'CN')),
    capBytes: maybe(fc.nat()),
  })
  .map((made) => settingsFrom(JSON.parse(JSON.stringify({ ...defaultSettings, ...made }))).settings);

export const anyPolicy: fc.Arbitrary<Policy> = fc
  .record(
    {
      services: fc.subarray(ids, { minLength: 1 }),
      ownServices: fc.subarray(own, { minLength: 1 }),
      preset,
      quietHours: fc.constant({ from: '22:00', until: '06:30' }),
      fallbacks: fc.constantFrom<Record<string, string>>(
        { whatsapp: 'signal' },
        { telegram: 'signal', signal: 'x' },
      ),
      sources: fc.subarray([...ASKED_KINDS]),
      locked: fc.subarray([...LOCKABLE]),
    },
    { requiredKeys: [] },
  )
  .map((written) => policyFrom(written).policy);
