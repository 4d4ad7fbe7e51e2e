/** Two worlds in which many speak and most of them are right about something else, drawn by chance: what must never be concluded. */
import '../../seed.ts';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { MeasuredHere } from '../../../src/core/judge/known-opinions.ts';
import { concludeWith } from '../../../src/core/judge/opinions.ts';
import type { AskedHere, Opinion } from '../../../src/core/model/opinion.ts';
import { HOUR, NOW } from '../../moment.ts';

const HOSTS = ['web.whatsapp.com', 'wa.me', 'v.whatsapp.net'];
const host = fc.constantFrom(...HOSTS);
const times = fc.record({
  at: fc.integer({ min: NOW - HOUR, max: NOW }),
  heardAt: fc.integer({ min: NOW - HOUR, max: NOW }),
});

/** An opinion on WhatsApp with whatever else a source of its kind may say. */
const opinion = (
  kind: Opinion['kind'],
  says: readonly Opinion['says'][],
  more: fc.Arbitrary<Partial<Opinion>>,
) =>
  fc.tuple(times, fc.constantFrom(...says), more, fc.nat(9)).map(([time, one, rest, index]): Opinion => ({
    source: `${kind}/${index}`,
    kind,
    service: 'whatsapp',
    says: one,
    ...time,
    ...rest,
  }));
const nothing = fc.constant<Partial<Opinion>>({});
const remote = (says: readonly Opinion['says'][]) =>
  opinion(
    'remote',
    says,
    host.map((name) => ({ host: name, way: 'http', places: ['DE', 'IN'] })),
  );
const resolver = (says: readonly Opinion['says'][]) =>
  opinion(
    'resolver',
    says,
    host.map((name) => ({ host: name, way: 'name' })),
  );
const shouting = [
  opinion('crowd', ['trouble', 'up'], fc.record({ count: fc.nat(5_000) })),
  opinion('friend', ['trouble', 'up'], nothing),
];

const down = {
  service: 'whatsapp',
  connection: 'online',
  status: 'down',
  cause: 'unclear',
  at: NOW,
} as const;
const sinceAt = fc.integer({ min: NOW - HOUR, max: NOW });
const gateway: AskedHere = { host: HOSTS[0]!, way: 'protocol', serves: 'messages', failure: 'timeout' };

it('a gateway that is dead worldwide while every page answers everywhere is never called blocked', () => {
  const says = [
    ...shouting,
    remote(['up']),
    resolver(['up', 'unknown']),
    opinion('operator', ['up', 'trouble', 'unknown'], nothing),
    opinion('country', ['up', 'unknown'], fc.constant({ places: ['IQ'] })),
  ];
  fc.assert(
    fc.property(fc.array(fc.oneof(...says)), sinceAt, (opinions, since) => {
      const here: MeasuredHere = { ...down, sinceAt: since, failing: [gateway] };
      expect(concludeWith(opinions, here).cause).not.toBe('blocked');
    }),
  );
});

it('a national block while the crowd shouts is never called an outage', () => {
  // Its names, its connections or its certificates: what is cut is cut for every new connection to that host.
  const failure = fc.constantFrom(
    'dns' as const,
    'timeout' as const,
    'reset' as const,
    'certificate' as const,
  );
  const failing = fc.tuple(failure, fc.subarray(HOSTS, { minLength: 1 })).map(([why, cut]): AskedHere[] => [
    gateway,
    ...[...new Set([HOSTS[0]!, ...cut])].map((name): AskedHere => ({
      host: name,
      way: 'http',
      serves: 'website',
      failure: why,
    })),
  ]);
  const says = [
    ...shouting,
    remote(['up', 'unknown']),
    resolver(['up', 'unknown']),
    opinion('operator', ['up', 'unknown'], nothing),
    opinion('country', ['trouble', 'unknown'], fc.constant({ places: ['IQ'] })),
  ];
  fc.assert(
    fc.property(fc.array(fc.oneof(...says)), failing, sinceAt, (opinions, cut, since) => {
      const here: MeasuredHere = { ...down, sinceAt: since, failing: cut };
      expect(concludeWith(opinions, here).cause).not.toBe('service');
    }),
  );
});
