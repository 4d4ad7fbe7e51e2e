/**
 * Two years of one user, made up: a laptop that sleeps at night and for a while by day, a line with tunnels, now and then
 * an outage. Drawn from the parts that the program itself makes: real nights are played and moved about in time.
 */
import { archiveOf, type Archive } from '../../src/core/archive/archive.ts';
import { DAY_MS, dayOf, HOUR_MS, MINUTE_MS, startOfDay } from '../../src/core/model/time.ts';
import { layOut } from '../../src/core/archive/lay-out.ts';
import { sketchOf } from '../../src/core/history/latency.ts';
import { rollUp, sumUp } from '../../src/core/history/roll-up.ts';
import type { State } from '../../src/core/model/state.ts';
import type { Case } from '../../src/core/storage/incidents.ts';
import { services } from '../../src/services/index.ts';
import { seededRandom } from '../scenario/random.ts';
import { shifted } from './shifted.ts';
import { casesOf, play, scenarioOf, stateOf, type Night } from './night.ts';
import type { StretchKind, ServiceId } from '../../src/core/model/terms.ts';
import type { Day, Span, DayLatency } from '../../src/core/model/past.ts';

export const DAYS = 731;

/** The first twenty of the catalogue, or all with one more where it has fewer. */
export const twenty: readonly ServiceId[] = services.map(({ id }) => id).slice(0, 20);

/** One hour of one or several services: what happened, as pieces of a night. */
interface Outage {
  service: ServiceId;
  from: number;
  to: number;
  past: StretchKind;
}

export interface Wishes {
  now: number;
  seed: number;
  services: readonly ServiceId[];
  /** Incidents in all. */
  incidents: number;
}

/** A night with an outage of each kind, played for real: where incidents come from. */
async function template(): Promise<Night> {
  return play(
    scenarioOf({
      name: 'a template',
      seed: 11,
      startAt: '2026-01-01T00:00:00Z',
      duration: 21_600,
      services: twenty.slice(0, 12),
      permissions: 'exact',
      baseline: { loss: 0.003, latencyMs: [40, 220] },
      events: [
        { from: 1800, to: 8820, hosts: ['*.whatsapp.com', '*.whatsapp.net', 'wa.me'], fault: 'timeout' },
        { from: 3000, to: 6000, hosts: ['*.web.telegram.org'], fault: 'status', status: 502 },
        { from: 9000, to: 10_800, services: ['signal'], fault: 'refused' },
        { from: 12_000, to: 14_400, services: ['discord'], fault: 'status', status: 503, probability: 0.5 },
        { from: 15_000, to: 18_000, services: ['messenger', 'instagram'], fault: 'dns', everywhere: true },
      ],
    }),
  );
}

function paintDay(
  day: string,
  id: ServiceId,
  outages: readonly Outage[],
  naps: readonly [number, number][],
  until: number,
): Span[] {
  const startAt = startOfDay(day);
  const spans: Span[] = [];
  const edges = new Set([startAt, ...naps.flat(), ...outages.flatMap(({ from, to }) => [from, to])]);
  for (const at of [...edges]
    .filter((edge) => edge >= startAt && edge < startAt + DAY_MS && edge < until)
    .sort((a, b) => a - b)) {
    const isNap = naps.some(([from, to]) => from <= at && at < to);
    const outage = outages.find((one) => one.service === id && one.from <= at && at < one.to);
    const past: StretchKind = isNap ? 'not-measured' : (outage?.past ?? 'up');
    if (spans.at(-1)?.past !== past) spans.push({ at, past });
  }
  return spans;
}

/** The whole history as it would lie there. */
export async function twoYears({ now, seed, services: ids, incidents }: Wishes): Promise<{
  archive: Archive;
  state: State;
  documents: Record<string, unknown>;
}> {
  const random = seededRandom(seed, 'two years');
  const night = await template();
  const templates = await casesOf(night);
  const firstAt = startOfDay(dayOf(now)) - (DAYS - 1) * DAY_MS;
  const cases: Case[] = Array.from({ length: incidents }, (_, index) => {
    const one = templates[Math.floor(random() * templates.length)]!;
    const at = firstAt + ((index + random()) / incidents) * (now - firstAt - 6 * HOUR_MS);
    const moved = shifted(one, Math.round(at - one.incident.openedAt));
    const id = `${one.incident.id.replace(/-\d+$/, '')}-${Math.round(at / 1000)}`;
    return {
      incident: { ...moved.incident, id, serial: index },
      ...(moved.testimony && { testimony: { ...moved.testimony, incident: id } }),
    };
  });
  const outages = cases.flatMap(({ incident }) =>
    incident.services.map((service): Outage => ({
      service,
      from: Math.round(incident.openedAt),
      to: Math.round(incident.resolvedAt ?? now),
      past: incident.status,
    })),
  );
  const days = Array.from({ length: DAYS }, (_, index): Day => {
    const day = dayOf(firstAt + index * DAY_MS);
    const startAt = startOfDay(day);
    const naps: [number, number][] = [
      [startAt, startAt + Math.round((6 + random()) * HOUR_MS)],
      ...Array.from({ length: 4 }, (): [number, number] => {
        const from = startAt + Math.round((8 + 13 * random()) * HOUR_MS);
        return [from, from + Math.round((5 + 40 * random()) * MINUTE_MS)];
      }),
      [startAt + Math.round((22 + random()) * HOUR_MS), startAt + DAY_MS],
    ];
    const near = outages.filter(({ from, to }) => to > startAt && from < startAt + DAY_MS);
    const painted = ids.map((id) => [id, paintDay(day, id, near, naps, now)] as const);
    const blips = Array.from({ length: Math.floor(random() * 8) }, () => {
      const at = startAt + Math.round((9 + 10 * random()) * HOUR_MS);
      const service = ids[Math.floor(random() * ids.length)]!;
      return {
        at,
        endedAt: at + 8_000,
        service,
        endpoint: `${service}/web`,
        failure: 'timeout' as const,
        failures: 1,
      };
    });
    const latency: DayLatency = Object.fromEntries(
      ids.map((id, place) => {
        const middle = 60 + 14 * place + 30 * random();
        const samples = Array.from({ length: 200 }, () => Math.round(middle * (0.7 + 0.9 * random() ** 3)));
        const hours = Array.from({ length: 15 }, (_unused, hour) => [
          hour + 7,
          { medianMs: Math.round(middle + 20 * random()), worstMs: Math.round(middle * 3 + 900 * random()) },
        ]);
        return [
          id,
          {
            hours: Object.fromEntries(hours) as DayLatency[string]['hours'],
            sketch: sketchOf(samples),
            worstMs: Math.max(...samples),
          },
        ];
      }),
    );
    return { day, services: Object.fromEntries(painted), blips, latency };
  });
  const closed = days.slice(0, -2).map((day) => ({ day, rolled: rollUp(day, now) }));
  const played = archiveOf(Object.fromEntries(night.stored));
  const last = played.observations.at(-1)!.at;
  const archive: Archive = {
    measuredUntilAt: now,
    openDays: days.slice(-2),
    days: closed.slice(-92).map(({ rolled }) => rolled),
    sums: closed.map(({ day, rolled }) => sumUp(rolled, day.latency)),
    cases,
    marks: cases.slice(-20).map(({ incident }) => ({
      at: Math.round(incident.openedAt) + 5 * MINUTE_MS,
      service: incident.services[0]!,
    })),
    // The same six hours, eight times.
    observations: Array.from({ length: 8 }, (_, index) =>
      shifted(played.observations, Math.round(now - last - (7 - index) * 6 * HOUR_MS)),
    ).flat(),
  };
  const believed = shifted(stateOf(night.stored), now - night.state.steppedAt);
  const laid = layOut(archive, { ...believed, incidents: [] }, [], now);
  return { archive, state: laid.state, documents: laid.entries };
}
