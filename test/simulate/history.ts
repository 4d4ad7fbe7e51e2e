/**
 * An exported history as scenarios, so that a misjudged night can be played again: what each address was seen to do
 * becomes what it does. The last two days are one scenario; each older incident of which observations are kept is another.
 */
import { basename } from 'node:path';
import { readImport } from '../../src/background/import.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../src/core/model/time.ts';
import { claimOf } from '../../src/core/archive/migrate.ts';
import { hostOf, type Probe } from '../../src/core/model/service.ts';
import { controls, countryServices, services } from '../../src/services/index.ts';
import { parseScenario, type Scenario } from '../scenario/scenario.ts';
import { english } from './english.ts';
import { faultOf } from './seen-fault.ts';
import type { ServiceId } from '../../src/core/model/terms.ts';
import type { Seen } from '../../src/core/model/past.ts';

/** All is well for so long before what was recorded, so that endpoints earn their voice. */
const LEAD_MS = 15 * MINUTE_MS;

/** When nothing at all was asked for so long, nothing ran. */
const NAP_MS = 15 * MINUTE_MS;

/** A failure lasts halfway to the answers beside it, and no longer than this. */
const REACH_MS = MINUTE_MS;

const probes = new Map<string, Probe>(
  [...services.flatMap(({ endpoints }) => endpoints), ...controls].map(({ id, probe }) => [id, probe]),
);

type Event = Record<string, unknown>;

/** Whether a text is an exported history, and not a scenario. */
export function isHistory(text: string): boolean {
  try {
    return claimOf(JSON.parse(text.replace(/^\uFEFF/, ''))).is !== 'nothing';
  } catch {
    return false;
  }
}

/** Runs of one and the same fault at one address, as events. */
function eventsOf(url: string, looks: readonly Seen[], seconds: (at: number) => number): Event[] {
  const events: Event[] = [];
  const isSocket = url.startsWith('wss:');
  const only = [isSocket ? 'websocket' : url.startsWith('http:') ? 'http' : 'https'];
  const neverAnswered = looks.every(({ answered }) => !answered);
  let first = 0;
  while (first < looks.length) {
    const fault = faultOf(looks[first]!, isSocket);
    const key = JSON.stringify(fault);
    let next = first + 1;
    while (next < looks.length && JSON.stringify(faultOf(looks[next]!, isSocket)) === key) next += 1;
    if (fault) {
      const begunAt = looks[first]!.at;
      const failedAt = looks[next - 1]!.at;
      const before = Math.min(REACH_MS, (begunAt - (looks[first - 1]?.at ?? -Infinity)) / 2);
      const after = Math.min(REACH_MS, ((looks[next]?.at ?? Infinity) - failedAt) / 2);
      const from = neverAnswered && first === 0 ? 0 : seconds(begunAt - before);
      events.push({ from, to: seconds(failedAt + after), hosts: [hostOf(url)], only, ...fault });
    }
    first = next;
  }
  return events;
}

function naps(seen: readonly Seen[], seconds: (at: number) => number): Event[] {
  return seen.slice(1).flatMap(({ at }, index) => {
    const last = seen[index]!;
    const silentAt = last.at + last.latencyMs + 1_000;
    return at - silentAt < NAP_MS
      ? []
      : [{ fault: 'asleep', from: seconds(silentAt), to: seconds(at - 1_000) }];
  });
}

interface Recording {
  name: string;
  seen: readonly Seen[];
  preset?: string;
}

/** One recording as the text of a scenario file, or `undefined` where nothing of the catalogue was asked. */
function scenarioText({ name, seen: all, preset }: Recording): string | undefined {
  const seen = all.filter(({ endpoint, failure }) => probes.has(endpoint) && failure !== 'aborted');
  const ids = services
    .map(({ id }) => id)
    .filter((id: ServiceId) => seen.some(({ endpoint }) => endpoint.startsWith(`${id}/`)));
  if (ids.length === 0) return undefined;
  const startAt = Math.floor((seen[0]!.at - LEAD_MS) / 1000) * 1000;
  const seconds = (at: number): number => Math.max(0, Math.round(at - startAt)) / 1000;
  const addresses = new Map<string, Seen[]>();
  for (const one of seen) {
    const { url } = probes.get(one.endpoint)!;
    addresses.set(url, [...(addresses.get(url) ?? []), one]);
  }
  const latencies = seen.flatMap(({ answered, latencyMs }) => (answered ? [latencyMs] : []));
  latencies.sort((a, b) => a - b);
  const quantile = (share: number): number => latencies[Math.floor(share * (latencies.length - 1))] ?? 100;
  const detailed = seen.filter(({ tier }) => tier === 'detailed').length;
  return JSON.stringify({
    name: `${name}, from ${new Date(seen[0]!.at).toISOString().slice(0, 16)}Z`,
    seed: 1,
    startAt: new Date(startAt).toISOString(),
    duration: Math.ceil(seconds(seen.at(-1)!.at)) + 60,
    services: ids,
    ...(preset && { preset }),
    permissions: 2 * detailed > seen.length ? 'exact' : 'none',
    baseline: { loss: 0, latencyMs: [quantile(0.1), quantile(0.9)] },
    events: [
      ...[...addresses].flatMap(([url, looks]) => eventsOf(url, looks, seconds)),
      ...naps(seen, seconds),
    ],
  });
}

/**
 * The scenarios of an exported history.
 * @throws Error that says in words what is wrong with the file, and where
 */
export function scenariosOf(text: string, file: string): Scenario[] {
  const read = readImport(text);
  if ('refusals' in read) throw new Error(`${file}: ${english(0).sayAll(read.refusals)}`);
  const { archive, settings } = read;
  const preset = settings && { preset: settings.preset };
  const rawSince = archive.observations[0]?.at ?? Infinity;
  const old = archive.cases.flatMap(({ incident, testimony }): Recording[] => {
    const seen = testimony?.observations ?? [];
    const isOld = seen.length > 0 && seen[0]!.at < rawSince && incident.openedAt < rawSince + HOUR_MS;
    return isOld ? [{ name: `${basename(file)}, ${incident.id}`, seen, ...preset }] : [];
  });
  const latest: Recording = { name: basename(file), seen: archive.observations, ...preset };
  const known = [...services, ...countryServices].map(({ id }) => id);
  const scenarios = [...old, latest].flatMap((recording) => {
    const written = scenarioText(recording);
    return written === undefined ? [] : [parseScenario(written, file, known)];
  });
  if (scenarios.length === 0)
    throw new Error(
      `${file}: a history without observations: they are kept for ${2 * (DAY_MS / HOUR_MS)} hours and of the latest incidents`,
    );
  return scenarios;
}
