/** Whom the benchmark watches over: one user with four services of four operators, all permissions granted. */
import { leadOf, hostOf, type Control, type Probe } from '../../src/core/model/service.ts';
import type { Preset } from '../../src/core/model/settings.ts';
import {
  controls,
  defaultSettings,
  resolvers,
  services,
  watch as resolve,
} from '../../src/services/index.ts';
import type { ServiceFunction } from '../../src/core/model/terms.ts';
import type { Watch } from '../../src/core/model/watch.ts';

/** Each has a messaging endpoint whose answer can be read, a landing page and siblings. */
const CHOSEN = ['discord', 'telegram', 'slack', 'wire'] as const;

export const watched = CHOSEN.map((id) => services.find((service) => service.id === id)!);

/** What the user chose: a preset, and in its place how often services are checked. */
export interface Choice {
  preset: Preset;
  everyMs?: number;
}

export function watchOf(choice: Choice): Watch {
  return resolve(
    { ...defaultSettings, isStarted: true, services: CHOSEN.map((id) => ({ id })), ...choice },
    { browser: 'chromium', granted: [...CHOSEN, 'control'], seesLayers: true, socketsAreAnonymous: true },
  );
}

/** Where an attempt goes. */
export interface Place {
  /** A number for each host, for its chance. */
  host: number;
  /** Index of the service; `-1` for a control. */
  service: number;
  serves: ServiceFunction | 'control';
  isPlain: boolean;
  kind: string;
  url: string;
  /** Its host lies in the zone (its last two labels) of the service's first messaging endpoint. */
  isInMessagingZone: boolean;
}

const hosts: string[] = [];
const zoneOf = (url: string): string => hostOf(url).split('.').slice(-2).join('.');

function placeOf({ kind, url }: Probe, service: number, serves: Place['serves']): Place {
  const name = hostOf(url);
  if (!hosts.includes(name)) hosts.push(name);
  const messaging = watched[service]?.endpoints.find((endpoint) => endpoint.serves === 'messages');
  return {
    host: hosts.indexOf(name),
    service,
    serves,
    isPlain: url.startsWith('http:'),
    kind,
    url,
    isInMessagingZone: messaging !== undefined && zoneOf(messaging.probe.url) === zoneOf(url),
  };
}

/** Every endpoint and control of this user. */
export const places: ReadonlyMap<string, Place> = new Map([
  ...watched.flatMap((service, index) =>
    service.endpoints.map(({ id, probe, serves }) => [id, placeOf(probe, index, serves)] as const),
  ),
  ...controls.map(({ id, probe }: Control) => [id, placeOf(probe, -1, 'control')] as const),
]);

/** A question to a second resolver: where it goes, and the service whose name it asks about. */
export function nameLook(id: string): { place: Place; service: number } | undefined {
  const resolver = resolvers.find((one) => id.startsWith(`${one.id}/`));
  if (!resolver) return undefined;
  const host = id.slice(resolver.id.length + 1);
  const service = watched.findIndex(({ endpoints }) =>
    endpoints.some(({ probe }) => hostOf(probe.url) === host),
  );
  return { place: placeOf({ kind: 'doh', url: resolver.url }, -1, 'control'), service };
}

/** The one endpoint of a service that the peers' rules ask: the same that Wasl asks every minute. */
export const deep: readonly Place[] = watched.map((service) => places.get(leadOf(service)!.id)!);

/** The controls that the gate of the rivals asks, of different operators. */
export const gateControls: readonly Place[] = controls
  .filter(({ probe }) => !probe.url.startsWith('http:'))
  .map(({ id }) => places.get(id)!);
