/** Which fault an attempt meets: order of events, globs, chance. */
import type { AttemptKind, DeviceEvent, Fault, NetworkEvent, Scenario } from './scenario.ts';
import type { ServiceId } from '../../src/core/model/terms.ts';

export interface Attempt {
  /** Host name in lower case, without port. */
  host: string;
  attemptKind: AttemptKind;
  /** Over a connection that stands. */
  isKept?: boolean;
}

/** The hosts of all endpoints of a service, siblings included. */
export type HostsOfService = (id: ServiceId) => readonly string[];

/**
 * The fault this attempt meets at `atSeconds` since the start, or `undefined`. Of the events that match, the last that happens (its
 * probability is drawn anew here) wins, and one of the line itself (hosts `*`) wins over all others. Where none happens, the loss of
 * the baseline is drawn and comes out as a `timeout`.
 */
export function faultFor(
  scenario: Scenario,
  atSeconds: number,
  attempt: Attempt,
  random: () => number,
  hostsOfService: HostsOfService,
): Fault | undefined {
  const matching = matchingEvents(scenario, atSeconds, attempt, hostsOfService);
  const happens = ({ probability }: NetworkEvent) => probability === 1 || random() < probability;
  const event =
    matching.filter(isLine).findLast(happens) ?? matching.filter((one) => !isLine(one)).findLast(happens);
  if (event) return event.fault;
  return scenario.baseline.loss > 0 && random() < scenario.baseline.loss ? { name: 'timeout' } : undefined;
}

/** Between two neighbours of these moments the same events are on: `during[place]` from `moments[place]` on. */
interface Timetable {
  moments: readonly number[];
  during: readonly (readonly NetworkEvent[])[];
}

const timetables = new WeakMap<Scenario, Timetable>();

/** A long scenario holds thousands of short events: they are sorted once, by when they are on. */
function timetableOf(scenario: Scenario): Timetable {
  const known = timetables.get(scenario);
  if (known) return known;
  const { network } = scenario;
  const edges = network.flatMap(({ from, to }) => [from, to]).filter(Number.isFinite);
  const moments = [...new Set(edges)].sort((one, other) => one - other);
  const places = new Map(moments.map((moment, place) => [moment, place]));
  const during = moments.map((): NetworkEvent[] => []);
  for (const event of network)
    for (
      let place = places.get(event.from)!;
      place < moments.length && moments[place]! < event.to;
      place += 1
    )
      during[place]!.push(event);
  const timetable = { moments, during };
  timetables.set(scenario, timetable);
  return timetable;
}

/** The events that are on at a moment, in their order. */
function eventsDuring(scenario: Scenario, atSeconds: number): readonly NetworkEvent[] {
  const { moments, during } = timetableOf(scenario);
  let [first, after] = [0, moments.length];
  while (first < after) {
    const middle = (first + after) >> 1;
    if (moments[middle]! <= atSeconds) first = middle + 1;
    else after = middle;
  }
  return during[first - 1] ?? [];
}

/** The events that are on at `atSeconds` and mean this attempt, in their order, whatever their probability. */
function matchingEvents(
  scenario: Scenario,
  atSeconds: number,
  { host, attemptKind, isKept }: Attempt,
  hostsOfService: HostsOfService,
): NetworkEvent[] {
  return eventsDuring(scenario, atSeconds).filter(
    ({ only, connections, where }) =>
      !(isKept && connections === 'new') &&
      (only === undefined || only.includes(attemptKind)) &&
      ('hosts' in where
        ? where.hosts.some((glob) => covers(glob, host))
        : where.services.some((id) => hostsOfService(id).includes(host))),
  );
}

const patterns = new Map<string, RegExp>();

function patternOf(glob: string): RegExp {
  const known = patterns.get(glob);
  if (known) return known;
  const parts = glob.split('*').map((part) => part.replaceAll('.', '\\.'));
  const pattern = new RegExp(`^${parts.join('.*')}$`);
  patterns.set(glob, pattern);
  return pattern;
}

/** Whether a glob means a host: `*` stands for any characters, and `*.x.y` covers `x.y` too. */
export function covers(glob: string, host: string): boolean {
  if (glob === '*') return true;
  if (glob.startsWith('*.') && covers(glob.slice(2), host)) return true;
  return patternOf(glob).test(host);
}

function isLine({ where }: NetworkEvent): boolean {
  return 'hosts' in where && where.hosts.includes('*');
}

/** How long a healthy answer takes, in milliseconds: of the fault `slow`, else of the baseline. */
export function latencyMs(scenario: Scenario, fault: Fault | undefined, random: () => number): number {
  const [least, most] = fault?.name === 'slow' ? fault.latencyMs : scenario.baseline.latencyMs;
  return least + random() * (most - least);
}

/** A stretch of time, `to` not included. */
export interface Span {
  from: number;
  to: number;
}

/** What happens to the device, each in the order of time. Seconds since the start. */
export interface DeviceFaults {
  asleep: readonly Span[];
  closed: readonly Span[];
  osOffline: readonly Span[];
  killed: readonly number[];
  clock: readonly { at: number; by: number }[];
}

export function deviceFaults(scenario: Scenario): DeviceFaults {
  const events = [...scenario.device].sort((one, other) => one.from - other.from);
  const spans = (name: DeviceEvent['name']) =>
    events.flatMap((event) =>
      event.name === name && 'to' in event ? [{ from: event.from, to: event.to }] : [],
    );
  return {
    asleep: spans('asleep'),
    closed: spans('closed'),
    osOffline: spans('os-offline'),
    killed: events.flatMap((event) => (event.name === 'killed' ? [event.from] : [])),
    clock: events.flatMap((event) => (event.name === 'clock' ? [{ at: event.from, by: event.by }] : [])),
  };
}
