/** A world of the benchmark as a scenario file: the same kinds of spells by the same chances, written down as events. */
import type { ServiceId } from '../../src/core/model/terms.ts';
import { exponential, seededRandom } from './chance.ts';
import { recurring, sleeps, type Spans } from './spans.ts';
import { HOUR_MS, type Recurring, type World } from './world.ts';

type Event = Readonly<Record<string, unknown>>;

const everywhere = { hosts: ['*'] };

/** The spans that begin before the end, in seconds. */
function before(endMs: number, spans: Spans): { from: number; to: number }[] {
  const found = [];
  for (let span = spans.next(0); span.from < endMs; span = spans.next(span.to))
    found.push({ from: span.from / 1000, to: span.to / 1000 });
  return found;
}

/** So many hours on end, nights left out, of a user who watches these services on Normal with all permissions. */
export function noisyHours(
  hours: number,
  world: World,
  seed: number,
  services: readonly ServiceId[],
): object {
  const endMs = hours * HOUR_MS;
  const stream = (key: string): (() => number) => seededRandom(seed, key);
  const spells = (what: Recurring | undefined, key: string) => before(endMs, recurring(what, stream(key)));
  const waking = stream('unready');
  // A night is a nap of half an hour here: what nobody plays is not counted.
  const naps = before(endMs, sleeps(world.sleepEveryMs, stream('sleep'))).map(({ from, to }) => ({
    from,
    to: Math.min(to, from + 1_800),
  }));
  const ofService = (id: ServiceId): Event[] => [
    ...spells(world.pathBurst, `path ${id}`).map((span) => ({ ...span, services: [id], fault: 'timeout' })),
    ...spells(world.blip, `blip ${id}`).map((span) => ({
      ...span,
      services: [id],
      fault: 'status',
      status: 503,
    })),
  ];
  const always: Event[] = [
    { from: 0, services, fault: 'slow', latencyMs: [1_000, 6_000], probability: world.slowTail },
    { from: 0, services, fault: 'status', status: 503, probability: world.hiccup },
  ];
  const ofLine: Event[] = [
    ...spells(world.linkBurst, 'link').map((span) => ({ ...span, fault: 'timeout' })),
    ...spells(world.portal, 'portal').map((span) => ({ ...span, fault: 'captive' })),
    ...spells(world.ownOutage, 'outage').map((span) => ({
      ...span,
      fault: Math.floor(span.from) % 2 ? 'dns' : 'timeout',
    })),
    ...naps.map(({ to }) => ({
      from: to,
      to: to + exponential(waking, world.unreadyMs ?? 0) / 1000,
      fault: 'dns',
    })),
  ];
  return {
    name: `${hours} hours, ${world.name}`,
    seed,
    startAt: '2026-11-22T00:00:00Z',
    duration: endMs / 1000,
    services,
    permissions: 'exact',
    baseline: { loss: world.loss, latencyMs: [60, 180] },
    events: [
      ...always,
      ...services.flatMap(ofService),
      ...ofLine.map((event) => ({ ...event, ...everywhere })),
      ...naps.map((nap) => ({ ...nap, fault: 'asleep' })),
    ],
  };
}
