/** An address that nobody has seen answer us has to earn its voice: where it never does, its service is thought of as if it were not there. */
import { describe, expect, it } from 'vitest';
import type { Service } from '../../src/core/model/service.ts';
import type { Watch } from '../../src/core/model/watch.ts';
import { defaultSettings, countryServices, services, watch as resolve } from '../../src/services/index.ts';
import { Device } from '../bench/device.ts';
import { seededRandom } from '../scenario/random.ts';
import { parseScenario } from '../scenario/scenario.ts';
import { hostsOfService } from '../simulate/device.ts';
import { network } from '../simulate/network.ts';
import { ofServices } from './sources.ts';

const VARIANTS = (['chromium', 'firefox'] as const).flatMap((browser) =>
  [false, true].map((isGranted) => ({ browser, isGranted })),
);
type Variant = (typeof VARIANTS)[number];

/** Nobody stands in for these: messages need them, and until they have answered nothing is said of messages. */
const ALONE = ['slack/realtime', 'wire/socket'];

function watchOf(service: Service, { browser, isGranted }: Variant): Watch {
  const settings = { ...defaultSettings, isStarted: true, services: [{ id: service.id }] };
  const country = service.onlyIn?.[0];
  const granted = isGranted ? [service.id, 'control'] : [];
  const socketsAreAnonymous = browser === 'chromium' || isGranted;
  return resolve(
    { ...settings, ...(country && { country }) },
    { browser, granted, seesLayers: isGranted, socketsAreAnonymous },
  );
}

const without = (watch: Watch, id: string): Watch => ({
  ...watch,
  services: watch.services.map((service) => {
    const endpoints = service.endpoints.filter((endpoint) => endpoint.id !== id);
    const { whole = service } = service;
    return {
      ...service,
      endpoints,
      whole: { ...whole, endpoints: whole.endpoints.filter((endpoint) => endpoint.id !== id) },
    };
  }),
});

/** What is thought of the service after an hour in which everything else answers. */
function thoughtOf(service: Service, watch: Watch, never: string) {
  const file = { name: 'never', seed: 1, startAt: '2026-11-22T00:00:00Z', duration: 7200, events: [] };
  const scenario = parseScenario(JSON.stringify({ ...file, services: [service.id] }), 'never', [service.id]);
  const net = network(scenario, seededRandom(1, 'network'), hostsOfService);
  const place = {
    attempt(order: Parameters<typeof net.attempt>[0], elapsed: number, at: number) {
      const seen = net.attempt(order, watch.sight, elapsed / 1000, at);
      if (order.endpoint !== never) return seen;
      const { detail: _, status: __, ...rest } = seen;
      return { ...rest, answered: false, failure: 'network' as const, grade: 0 as const };
    },
    nap: () => undefined,
    wallClock: (elapsed: number) => scenario.startAt + elapsed,
    chance: seededRandom(1, 'device'),
  };
  const device = new Device(watch, place, {});
  device.playUntil(3_600_000);
  const { state } = device.memory();
  const { status, cause, isDoubted } = state.services[service.id]!;
  return { status, cause, isDoubted, incidents: state.incidents.length };
}

const unconfirmed = [...services, ...countryServices].flatMap((service) =>
  service.endpoints
    .filter(({ id, serves }) => serves === 'messages' && ofServices[service.id]?.endpoints[id]?.isUnverified)
    .map((endpoint) => ({ service, id: endpoint.id, endpoint })),
);

const isAlone = ({ service, endpoint }: (typeof unconfirmed)[number]): boolean =>
  endpoint.group !== undefined &&
  !service.endpoints.some((one) => one.id !== endpoint.id && one.group === endpoint.group);

it('nobody else stands alone', () => {
  expect(unconfirmed.filter(isAlone).map(({ id }) => id)).toEqual(ALONE);
});

describe.each(VARIANTS)('in $browser, permission: $isGranted', (variant) => {
  it.each(unconfirmed.filter((one) => !isAlone(one)))('$id', ({ service, id }) => {
    const watch = watchOf(service, variant);
    const others = service.endpoints.filter((one) => one.serves === 'messages' && one.id !== id);
    const seen = thoughtOf(service, watch, id);
    // A service of which nothing else carries messages was never seen to carry any.
    if (others.length > 0) expect(seen).toEqual(thoughtOf(service, without(watch, id), id));
    expect(seen.incidents).toBe(0);
    expect(['up', 'reached']).toContain(seen.status);
  });
});
