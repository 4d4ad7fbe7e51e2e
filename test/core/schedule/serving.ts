/** Calm hours in front of servers that end idle connections after a while, over a line of which every detail can be chosen. */
import { cost } from '../../../src/core/traffic/cost.ts';
import { metered } from '../../../src/core/traffic/meter.ts';
import { hostOf, leadOf } from '../../../src/core/model/service.ts';
import type { Observation, Order } from '../../../src/core/model/observation.ts';
import type { Preset } from '../../../src/core/model/settings.ts';
import type { State } from '../../../src/core/model/state.ts';
import type { ServiceId } from '../../../src/core/model/terms.ts';
import type { Sight, Watch } from '../../../src/core/model/watch.ts';
import { defaultSettings, watch as resolve } from '../../../src/services/index.ts';
import { seededRandom } from '../../bench/chance.ts';
import { Device } from '../../bench/device.ts';

/** Those of the first run. */
export const FOUR: readonly ServiceId[] = ['whatsapp', 'telegram', 'signal', 'messenger'];
const BEGAN_AT = Date.UTC(2026, 10, 22);

export interface Serving {
  /** After so many milliseconds a server ends an idle connection. */
  idleMs(elapsed: number): number;
  /** A way there and back, in milliseconds. */
  tripMs?: number;
  /** What each look takes beside its trips, of a number from [0, 1). */
  jitterMs?(random: () => number): number;
  /** A radio that was idle for ten seconds takes so long to wake. */
  radioMs?: number;
  fails?(order: Order, elapsed: number): boolean;
}

export interface Watching {
  services?: readonly ServiceId[];
  preset?: Preset;
  /** The user grants all hosts, so that the browser tells which connection was used. */
  isGranted?: boolean;
  hours: number;
  seed?: number;
}

export interface Looked {
  order: Order;
  seen: Observation;
  elapsed: number;
}

export function watchOver({
  services = FOUR,
  preset = 'normal',
  isGranted = false,
}: Omit<Watching, 'hours'>): Watch {
  const sight: Sight = {
    ...{ browser: 'chromium', seesLayers: isGranted, socketsAreAnonymous: true },
    granted: isGranted ? [...services, 'control'] : [],
  };
  return resolve(
    { ...defaultSettings, isStarted: true, preset, services: services.map((id) => ({ id })) },
    sight,
  );
}

export const leadsOf = ({ services }: Watch): string[] => services.map((service) => leadOf(service)!.id);

/** All looks of these hours, what is believed at their end, and what a meter has counted. */
export function lived(
  watching: Watching,
  serving: Serving,
  stepped: (elapsed: number, state: State) => void = () => {},
) {
  const { tripMs = 50, jitterMs = (random) => 10 * random(), radioMs = 0 } = serving;
  const watch = watchOver(watching);
  const { seed = 1, hours } = watching;
  const random = seededRandom(seed, 'serving');
  const chance = seededRandom(seed, 'device');
  const idleSince = new Map<string, number>();
  const looks: Looked[] = [];
  let bytes = 0;
  let radioAt = -Infinity;

  function attempt(order: Order, elapsed: number, at: number): Observation {
    const { kind, tier, endpoint, probe, limitMs, sinceAnswerMs } = order;
    const isSocket = probe.url.startsWith('wss:');
    const host = hostOf(probe.url);
    const isKept = !isSocket && elapsed - (idleSince.get(host) ?? -Infinity) < serving.idleMs(elapsed);
    const isWarm = tier === 'detailed' && !isSocket ? isKept : order.isWarm;
    const wakesMs = elapsed - radioAt > 10_000 ? radioMs : 0;
    const takesMs = Math.round(wakesMs + (isKept ? 1 : 3) * tripMs + jitterMs(random));
    const answered = serving.fails?.(order, elapsed) !== true && takesMs <= limitMs;
    const latencyMs = answered ? takesMs : limitMs;
    if (answered && !isSocket) idleSince.set(host, elapsed + latencyMs);
    else idleSince.delete(host);
    const attempted = { kind, url: probe.url, browser: 'chromium', isWarm: isKept, sinceAnswerMs } as const;
    const outcome = answered ? ({ answered } as const) : ({ answered, failure: 'timeout' } as const);
    const seen: Observation = {
      ...{ endpoint, kind, tier, at, latencyMs, isWarm, grade: answered ? 1 : 0, ...outcome },
      ...(order.pair && { pair: order.pair }),
      ...cost({ ...attempted, ...outcome }),
    };
    bytes += metered({ ...seen, isWarm: isKept });
    looks.push({ order, seen, elapsed });
    return seen;
  }

  const place = {
    attempt,
    nap: () => undefined,
    wallClock: (elapsed: number) => BEGAN_AT + elapsed,
    chance,
  };
  const device = new Device(watch, place, {
    stepped(elapsed, state) {
      radioAt = elapsed;
      stepped(elapsed, state);
    },
  });
  device.playUntil(hours * 3_600_000);
  const { state } = device.memory();
  return { looks, state, bytes, watch, of: (id: string) => looks.filter(({ seen }) => seen.endpoint === id) };
}
