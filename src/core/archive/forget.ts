/** The history without one service, as if it had never been watched. */
import { ownerOf } from '../model/service.ts';
import type { State } from '../model/state.ts';
import { othersWhere } from '../model/vantage.ts';
import type { Archive } from './archive.ts';
import type { Case } from '../storage/incidents.ts';
import type { ServiceId } from '../model/terms.ts';

type ById<T> = Readonly<Record<ServiceId, T>>;

function withoutKey<T>(record: ById<T>, id: ServiceId): ById<T> {
  const { [id]: _, ...rest } = record;
  return rest;
}

/** An incident of several services goes on without this one; one of this service alone is gone. */
function caseWithout({ incident, testimony, ...rest }: Case, id: ServiceId): Case[] {
  const services = incident.services.filter((other) => other !== id);
  if (services.length === 0) return [];
  const toldServices = incident.toldServices?.filter((other) => other !== id);
  return [
    {
      ...rest,
      incident: {
        ...incident,
        services,
        ...(toldServices && { toldServices }),
        timeline: incident.timeline.filter(({ service }) => service !== id),
      },
      ...(testimony && {
        testimony: {
          ...testimony,
          names: withoutKey(testimony.names, id),
          tallies: testimony.tallies.filter((tally) => ownerOf(tally) !== id),
          bystanders: testimony.bystanders.filter(({ service }) => service !== id),
          observations: testimony.observations.filter((seen) => ownerOf(seen) !== id),
          ...(testimony.opinions && {
            opinions: testimony.opinions.filter(({ service }) => service !== id),
          }),
        },
      }),
    },
  ];
}

/** What is kept, without this service. */
export function archiveWithout(archive: Archive, id: ServiceId): Archive {
  const isOther = ({ service }: { service: ServiceId }): boolean => service !== id;
  return {
    ...archive,
    openDays: archive.openDays.map((day) => ({
      ...day,
      services: withoutKey(day.services, id),
      ...(day.blips && { blips: day.blips.filter(isOther) }),
      ...(day.latency && { latency: withoutKey(day.latency, id) }),
    })),
    days: archive.days.map((day) => ({
      ...day,
      services: withoutKey(day.services, id),
      blips: day.blips.filter(isOther),
    })),
    sums: archive.sums.map((day) => ({ ...day, services: withoutKey(day.services, id) })),
    cases: archive.cases.flatMap((one) => caseWithout(one, id)),
    marks: archive.marks.filter(isOther),
    observations: archive.observations.filter((seen) => ownerOf(seen) !== id),
  };
}

/** What is believed, without this service. */
export function stateWithout(state: State, id: ServiceId): State {
  const { owners, ...spent } = state.spent;
  const endpoints = Object.entries(state.endpoints).filter(([endpoint]) => ownerOf({ endpoint }) !== id);
  return {
    ...state,
    endpoints: Object.fromEntries(endpoints),
    services: withoutKey(state.services, id),
    // They are kept by host, and learned again within minutes.
    names: {},
    others: othersWhere(state.others, ({ service }) => service !== id),
    spent: owners ? { ...spent, owners: withoutKey(owners, id) } : spent,
    incidents: state.incidents.flatMap((incident) =>
      caseWithout({ incident }, id).map((left) => left.incident),
    ),
    // What is about no service is about the line.
    outbox: state.outbox.filter(({ services }) => !services.length || services.some((other) => other !== id)),
  };
}
