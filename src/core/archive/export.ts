/** The exported form of a history: plain JSON that a person can read. `docs/export.md` describes it. */
import type { Archive } from './archive.ts';
import type { Settings } from '../model/settings.ts';
import { endedAs, endingOf, type Ending } from '../history/raw.ts';
import type { DaySum, RolledDay } from '../history/roll-up.ts';
import type { Incident } from '../model/incident.ts';
import { everyField } from '../storage/every-field.ts';
import { everyOfSeen } from '../storage/observations.ts';
import type { Case } from '../storage/incidents.ts';
import type { Day, Seen, Tally, Testimony, Mark } from '../model/past.ts';

/** What a file says of itself. `core/migrate.ts` brings older versions up to this one. */
export const FORMAT = 'wasl-history';
export const EXPORT_VERSION = 2;

/** The files that can be made of the history. */
export type ExportKind = 'json' | 'json-without-settings' | 'history-csv' | 'incidents-csv' | 'set-aside';

/** When it began and how long it took, both in ms; how it ended; 1 on a kept connection; HTTP status (0: not read); the browser's own code. */
export type ExportedObservation = readonly [
  at: number,
  latencyMs: number,
  ending: Ending,
  isWarm: 0 | 1,
  status?: number,
  detail?: string,
];

/** Observations of one endpoint, asked in one way. */
export interface ExportedObservations extends Pick<Seen, 'endpoint' | 'kind' | 'tier'> {
  looks: readonly ExportedObservation[];
}

/** A tally under the names that files have always given to its fields (`docs/decisions/008-stored-words.md`). */
export interface ExportedTally extends Omit<Tally, 'failuresInARow' | 'answersInARow' | 'answersSinceAt'> {
  inARow: number;
  goods: number;
  goodsSinceAt?: number;
}

/** An incident with what was counted and seen while it lasted; its number in the history stays here. */
export interface ExportedIncident extends Omit<Incident, 'serial'> {
  testimony?: Omit<Testimony, 'incident' | 'observations' | 'tallies'> & {
    tallies: readonly ExportedTally[];
    observations: readonly ExportedObservations[];
  };
}

/** All moments and lengths in ms. */
export interface Exported {
  format: typeof FORMAT;
  version: typeof EXPORT_VERSION;
  exportedAt: number;
  /** The history is known as far as this. */
  measuredUntilAt: number;
  /** Everything from before this was removed, by the user's choice of how far back it is kept. */
  keptSinceAt?: number;
  settings?: Settings;
  openDays: readonly Omit<Day, 'latency'>[];
  days: readonly RolledDay[];
  sums: readonly DaySum[];
  incidents: readonly ExportedIncident[];
  marks: readonly Mark[];
  observations: readonly ExportedObservations[];
}

function exportedLooks(observations: readonly Seen[]): ExportedObservations[] {
  const groups = new Map<string, ExportedObservations & { looks: ExportedObservation[] }>();
  for (const seen of observations) {
    const { endpoint, kind, tier, at, latencyMs, isWarm, status, detail } = seen;
    const name = [endpoint, kind, tier].join(' ');
    const group = groups.get(name) ?? { endpoint, kind, tier, looks: [] };
    const rest: [number?, string?] = detail ? [status ?? 0, detail] : status !== undefined ? [status] : [];
    group.looks.push([Math.round(at), Math.round(latencyMs), endingOf(seen), isWarm ? 1 : 0, ...rest]);
    groups.set(name, group);
  }
  return [...groups.values()];
}

function observationsOf(groups: readonly ExportedObservations[]): Seen[] {
  const seen = groups.flatMap(({ looks, ...source }) =>
    looks.map(([at, latencyMs, ending, isWarm, status, detail]) =>
      everyOfSeen({
        ...source,
        at,
        latencyMs,
        ...endedAs(ending),
        isWarm: isWarm === 1,
        ...(status && { status }),
        ...(detail !== undefined && { detail }),
      }),
    ),
  );
  return seen.sort((a, b) => a.at - b.at);
}

const exportedTally = ({ failuresInARow, answersInARow, answersSinceAt, ...rest }: Tally): ExportedTally => ({
  ...rest,
  inARow: failuresInARow,
  goods: answersInARow,
  ...(answersSinceAt !== undefined && { goodsSinceAt: answersSinceAt }),
});

const tallyOf = ({ inARow, goods, goodsSinceAt, ...rest }: ExportedTally): Tally => ({
  ...rest,
  failuresInARow: inARow,
  answersInARow: goods,
  ...(goodsSinceAt !== undefined && { answersSinceAt: goodsSinceAt }),
});

/** An incident by itself, in the same form as in the whole history. */
export function exportedIncident({ incident, testimony }: Case): ExportedIncident {
  const { serial: _serial, ...rest } = incident;
  if (!testimony) return rest;
  const { incident: _incident, observations, tallies, ...counted } = testimony;
  return {
    ...rest,
    testimony: { ...counted, tallies: tallies.map(exportedTally), observations: exportedLooks(observations) },
  };
}

/** The history as it is exported at `now`; without settings the file holds none. What was before `keptSinceAt` was removed. */
export function toExport(
  archive: Archive,
  settings: Settings | undefined,
  now: number,
  keptSinceAt?: number,
): Exported {
  const { cases, observations, openDays, ...rest } = archive;
  return everyField<Exported>()({
    format: FORMAT,
    version: EXPORT_VERSION,
    exportedAt: now,
    measuredUntilAt: Math.round(rest.measuredUntilAt),
    ...(keptSinceAt !== undefined && { keptSinceAt }),
    ...(settings && { settings }),
    openDays: openDays.map(({ latency: _latency, ...day }) => day),
    days: rest.days,
    sums: rest.sums,
    incidents: cases.map(exportedIncident),
    marks: rest.marks,
    observations: exportedLooks(observations),
  });
}

function caseOf({ testimony, ...incident }: ExportedIncident): Case {
  if (!testimony) return { incident };
  const { observations, tallies, ...counted } = testimony;
  const seen = { tallies: tallies.map(tallyOf), observations: observationsOf(observations) };
  return { incident, testimony: { ...counted, incident: incident.id, ...seen } };
}

/** The history in a file that the schema has checked (`background/export-schema.ts`). */
export function fromExport(exported: Exported): Archive {
  const { measuredUntilAt, openDays, days, sums, incidents, marks, observations } = exported;
  return {
    measuredUntilAt,
    openDays,
    days,
    sums,
    cases: incidents.map(caseOf),
    marks,
    observations: observationsOf(observations),
  } satisfies Required<Archive>;
}
